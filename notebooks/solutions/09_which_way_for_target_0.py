# 1 − p has the slope −1 everywhere, so p goes up, whatever the target is.
# (p − 0)² has the slope 2p, and p is never below 0: so p goes down.
my_ways = [1, 1, 1, -1, -1, -1]
check("which way for target 0", my_ways)
