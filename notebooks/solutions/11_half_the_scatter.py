# To halve σ / √B, double √B: that takes four times as many samples.
my_batch_size = 4 * 4
check("half the scatter", my_batch_size)
