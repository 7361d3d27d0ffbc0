from mathomong import curvatures, line_fit

other = line_fit([0, 2, 4], [1, 3, 2])
my_limit = 2 / curvatures(other.gradient, (0, 0)).max()
check("speed limit", my_limit)
