# Along x the y stays: the slope of 3x²y is 3 · 2x · y. Along y the x² stays: the slope is 3 · x² · 1.
x, y = 3, 2
my_partials = [3 * 2 * x * y, 3 * x**2]
check("two partials", my_partials)
