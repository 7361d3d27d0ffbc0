def batch_gradient(gradients, batch):
    return np.mean(gradients[batch], axis=0)


check("batch gradient", batch_gradient)
