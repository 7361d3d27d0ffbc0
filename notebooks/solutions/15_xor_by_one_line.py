# XOR: cut off one corner, such as (1, 1). On the other side one of the three is wrong.
# AND: only (1, 1) is on. Cut it off, and all are right.
my_points = [3, 4]
check("xor by one line", my_points)
