# A: the squares are 0, 0, 0, 9, and their mean is 9 / 4 = 2.25. B: four times 1, so the mean is 1.
# B is better by squared error, though A hits three points of four.
my_losses = [4 / 4, 9 / 4]
check("better line", my_losses)
