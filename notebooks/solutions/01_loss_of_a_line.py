# The predictions are 4, 5, 6, 7, 8 and the targets 2, 4, 6, 8, 10, so the errors are 2, 1, 0, −1, −2.
# Their squares are 4, 1, 0, 1, 4; these add up to 10, and 10 / 5 = 2.
my_loss = (4 + 1 + 0 + 1 + 4) / 5
check("loss of a line", my_loss)
