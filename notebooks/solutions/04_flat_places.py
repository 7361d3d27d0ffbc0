# At −0.1 and 0.1: −w² is −0.01 on both sides, below 0, so 0 is the top of a hill.
# w³ is −0.001 on the left, below 0. w² is 0.01 on both sides, so 0 is its lowest point.
my_lowest_points = [0, 0, 1]
check("flat places", my_lowest_points)
