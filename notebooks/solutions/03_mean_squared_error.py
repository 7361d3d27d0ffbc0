def mean_squared_error(prediction, target):
    return np.mean((prediction - target) ** 2)


check("mean squared error", mean_squared_error)
