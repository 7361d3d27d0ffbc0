def layer_backward(dloss_dz, w, a):
    return np.outer(dloss_dz, a), dloss_dz @ w


check("layer backward", layer_backward)
