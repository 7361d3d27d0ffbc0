# √(2 / 50) = √0.04
my_spread = (2 / 50) ** 0.5
check("level scale", my_spread)
