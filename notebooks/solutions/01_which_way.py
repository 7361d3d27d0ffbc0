# With b = 4 the errors are 5, 6, 7, 8, 9 at w = 3, and 3, 2, 1, 0, −1 at w = 1.
# The mean squares are 255 / 5 = 51 and 15 / 5 = 3. At w = 1 the loss is lower, so w goes down.
my_answer = [51, 3, -1]
check("which way", my_answer)
