# Each step is about 0.002 long, and the way is 3 long.
my_count = 3 / 0.002
check("steps for Adam", my_count)
