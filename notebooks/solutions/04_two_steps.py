# At w = 3 the slope is 2 · 3 = 6, so w becomes 3 − 0.25 · 6 = 1.5.
# At w = 1.5 the slope is 3, so w becomes 1.5 − 0.25 · 3 = 0.75.
my_steps = [3 - 0.25 * 6, 1.5 - 0.25 * 3]
check("two steps", my_steps)
