# The slope at x = 1 is 10 · 0.00665 = 0.0665, and the change is −1. Really z goes from 5 to −5.
my_outputs = [0.9933 - 0.0665, 1 / (1 + np.exp(5))]
check("faint map", my_outputs)
