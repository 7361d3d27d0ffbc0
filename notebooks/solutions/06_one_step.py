# Each number minus rate times its own slope: 0 − 0.01 · (−44), and 0 − 0.01 · (−12).
my_step = [0 - 0.01 * -44, 0 - 0.01 * -12]
check("one step", my_step)
