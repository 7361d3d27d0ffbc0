# After the corrections it is rate * gradient / size of the gradient: the rate, against the sign of the gradient.
my_first_step = [-0.05, 0.05]
check("first step of Adam", my_first_step)
