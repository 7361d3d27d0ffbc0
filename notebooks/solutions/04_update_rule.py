def new_weight(weight, gradient, learning_rate):
    return weight - learning_rate * gradient


check("update rule", new_weight)
