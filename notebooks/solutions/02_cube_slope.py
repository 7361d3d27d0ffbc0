# With h = 0.1, 0.01 and 0.001 the secant has the slopes 3.31, 3.0301 and 3.003: they come close to 3.
my_slope = 3
check("cube slope", my_slope)
