# y is w times x, with w = 2.5 and x = 4.
my_height = 2.5 * 4
check("height of the line", my_height)
