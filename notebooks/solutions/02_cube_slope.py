# The height is 1³ = 1. With h = 0.1, 0.01 and 0.001 the slopes are 3.31, 3.0301 and 3.003: they come close to 3.
my_numbers = [1, 3]
check("cube slope", my_numbers)
