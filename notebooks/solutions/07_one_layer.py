# −2 · (3x + 1) + 4 = −6x − 2 + 4
my_line = [-2 * 3, -2 * 1 + 4]
check("one layer", my_line)
