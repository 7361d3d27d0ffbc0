# At −0.1 and 0.1: w² is 0.01 and 0.01, both above 0. w³ is −0.001 on the left, below 0.
# −w² is −0.01 on both sides, so 0 is the top of a hill.
my_lowest_points = [1, 0, 0]
check("flat places", my_lowest_points)
