# The values are c = 4 and d = 9. Over c: 1 · d = 9. Over d: the slope of b² is 6, and 6 · c = 24.
my_paths = [9, 24, 9 + 24]
check("two paths", my_paths)
