def hidden_slope(dloss_dz2, w2, a1):
    return (dloss_dz2 @ w2) * (1 - a1**2)


check("hidden layer slope", hidden_slope)
