# With b = 2.2 the losses at w = 1.3, 1.4 and 1.5 are 0.99, 0.88 and 0.99: both neighbours are higher.
my_w = 1.4
check("best w", my_w)
