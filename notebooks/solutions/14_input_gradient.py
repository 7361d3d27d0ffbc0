# z = 4 · 0.5 − 2 · 1 = 0, and σ′(0) = 0.25. Times each weight.
my_gradient = [0.25 * 4, 0.25 * -2]
check("input gradient", my_gradient)
