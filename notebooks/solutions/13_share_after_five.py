# Multiply one slope after the other: 0.25, 0.05, 0.0125, 0.00125, 0.00025.
my_share = 0.25 * 0.2 * 0.25 * 0.1 * 0.2
check("share after five", my_share)
