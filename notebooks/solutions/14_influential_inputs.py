# |w|: 2, 3, 0.5, 1, so pixel 2. |w · x|: 1.6, 0.9, 0.5, 0.9, so pixel 1.
my_pixels = [2, 1]
check("influential inputs", my_pixels)
