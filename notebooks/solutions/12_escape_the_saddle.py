# From y = 0 the slope along y is 0 for ever. The others need time, but they get away.
from mathomong import GradientDescent, Momentum, descend, saddle

plain = descend(saddle, GradientDescent(0.1), start=(1, 1e-6), steps=200)
rolling = descend(saddle, Momentum(0.1, 0.9), start=(1, 1e-6), steps=200)
my_escapes = [0, *(np.argmax(np.abs(run.points[:, 1]) > 1) for run in (plain, rolling))]
check("escape the saddle", my_escapes)
