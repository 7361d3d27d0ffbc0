# Old output, plus slope times change.
my_output = 0.7 + -0.4 * (0.5 - 0.2)
check("predict the output", my_output)
