# A sees all samples, so its rises are no noise: the rate is too high. B flies away. C falls on the whole.
my_broken_runs = [1, 1, 0]
check("which is broken", my_broken_runs)
