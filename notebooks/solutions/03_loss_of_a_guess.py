# The line says 3, 4, 5, 6. The targets are 2, 4, 6, 8, so the residuals are 1, 0, −1, −2.
# Their squares are 1, 0, 1, 4: together 6, and 6 / 4 = 1.5.
my_loss = (1 + 0 + 1 + 4) / 4
check("loss of a guess", my_loss)
