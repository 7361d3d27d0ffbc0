from mathomong import sigmoid


def what_is_left(w, z, n):
    return (w * sigmoid.derivative(z)) ** n


check("what is left", what_is_left)
