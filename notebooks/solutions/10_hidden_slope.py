# At the outputs dloss_dz is 0.138499 and −0.038098. From h₁ lead w₅ = 0.40 and w₇ = 0.50.
over_p1 = 0.138499 * 0.40
over_p2 = -0.038098 * 0.50
my_slopes = [over_p1, over_p2, (over_p1 + over_p2) * 0.593270 * (1 - 0.593270) * 0.05]
check("hidden slope", my_slopes)
