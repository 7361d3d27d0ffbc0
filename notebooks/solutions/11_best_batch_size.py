# With 64 gradients, 8 samples for each step pay for 8 updates. It ends lowest of the five.
my_best_size = 8
check("best batch size", my_best_size)
