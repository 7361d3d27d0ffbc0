# Forward: z = −1 · 2 + 1 = −1, and σ(−1) = 0.2689. The target is 1, the rate 3.
p = 0.2689
dloss_dz = 2 * (p - 1) * p * (1 - p)
my_update = [-1 - 3 * dloss_dz * 2, 1 - 3 * dloss_dz]
check("one update", my_update)
