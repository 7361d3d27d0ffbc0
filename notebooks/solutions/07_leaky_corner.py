# To the right: (0.01 − 0) / 0.01 = 1. To the left: (0 − (−0.001)) / 0.01 = 0.1. They differ: a corner, no slope.
my_corner = [0, 1, 0.1]
check("leaky corner", my_corner)
