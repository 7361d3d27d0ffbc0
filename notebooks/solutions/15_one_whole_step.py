def one_step(x, t, w1, w2, rate):
    a = np.tanh(w1 * x)
    dloss_dp = 2 * (w2 * a - t)
    dloss_dw2 = dloss_dp * a
    dloss_dw1 = dloss_dp * w2 * (1 - a**2) * x
    return w1 - rate * dloss_dw1, w2 - rate * dloss_dw2


check("one whole step", one_step)
