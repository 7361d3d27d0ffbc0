# x² has the derivative 2x, and at −4 that is −8. x³ has 3x², and at 2 that is 12. eˣ has eˣ, and at 0 that is 1.
my_slopes = [-8, 12, 1]
check("three slopes", my_slopes)
