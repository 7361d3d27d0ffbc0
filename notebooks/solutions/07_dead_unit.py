# A: z = −2, −1, 0, 1, 2. B: z = 1, 0, −1, −2, −3. C: z = −0.5, −2.5, and lower. D: z = 1.5, 2, and higher.
# C is dead: its z is below 0 for all five inputs.
my_counts = [2, 1, 0, 5]
check("dead unit", my_counts)
