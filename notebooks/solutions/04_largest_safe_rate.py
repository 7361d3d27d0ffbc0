# The slope 6w changes by 6 when w grows by 1, so λ = 6 and the limit is 2/6.
# There each step multiplies w by 1 − 6 · 2/6 = −1: it swings for ever.
my_rate = 2 / 6
check("largest safe rate", my_rate)
