# What is left, from the top down: 0.5, 0.05, 0.0005, 0.00025, 0.000005. A thousandth is 0.001.
my_stopped = [0, 0, 1, 1, 1]
check("who has stopped", my_stopped)
