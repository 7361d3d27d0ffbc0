def sine_of_a_square(x):
    return np.cos(x**2) * 2 * x


check("sine of a square", sine_of_a_square)
