def backward_pass(x, w, b, target):
    p = 1 / (1 + np.exp(-(w * x + b)))
    dloss_dz = 2 * (p - target) * p * (1 - p)
    return dloss_dz * x, dloss_dz


check("backward pass", backward_pass)
