# At x = 3 the first link gives u = 10. Its slope 2x is 6 there.
# The slope of u² is 2u, and at u = 10 that is 20. The whole: 20 times 6.
my_slopes = [6, 20, 20 * 6]
check("chain by hand", my_slopes)
