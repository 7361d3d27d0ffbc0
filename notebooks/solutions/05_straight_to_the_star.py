# The gradient is (2·w₁, 8·w₂). Downhill is minus that, and the way to the star is (−w₁, −w₂).
# A: (−4, −8) against (−2, −1), and C: (−0.4, −0.8) against (−0.2, −0.1): no. B: (0, −24) against (0, −3): yes.
my_places = [0, 1, 0]
check("straight to the star", my_places)
