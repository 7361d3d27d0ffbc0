# The rule is height times (1 − height): 0.5 · 0.5, and 0.99 · 0.01.
my_sigmoid_slopes = [0.5 * (1 - 0.5), 0.99 * (1 - 0.99)]
check("sigmoid slopes", my_sigmoid_slopes)
