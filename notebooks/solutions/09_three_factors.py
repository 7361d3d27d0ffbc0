# Forward: z = 0.5 · 3 + 0.5 = 2, and σ(2) = 0.8808. The target is 0.
# Back: 2 · (0.8808 − 0), then 0.8808 · 0.1192, then x.
p = 0.8808
my_factors = [2 * (p - 0), p * (1 - p), 3]
check("three factors", my_factors)
