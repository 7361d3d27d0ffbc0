# The slope along each weight is its own input. The slope along the bias is 1.
my_slopes = [2, -1, 0.5, 1]
check("three inputs", my_slopes)
