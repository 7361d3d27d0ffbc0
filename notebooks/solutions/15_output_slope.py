def output_slope(p, t):
    return 2 * (p - t) * p * (1 - p) / len(p)


check("output slope", output_slope)
