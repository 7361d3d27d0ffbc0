# 1000 samples in batches of 50 are 20 updates an epoch. Each epoch works out 1000 gradients.
my_counts = [3 * 1000 / 50, 3 * 1000]
check("epochs and updates", my_counts)
