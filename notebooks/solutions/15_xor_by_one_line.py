# Cut off one corner, such as (1, 1): its kind is alone on its side. On the other side one of the three is wrong.
my_points = 3
check("xor by one line", my_points)
