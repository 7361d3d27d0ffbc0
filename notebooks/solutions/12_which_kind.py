# A rises along x and falls along y. B rises both ways. C falls both ways.
my_kinds = [0, 1, -1]
check("which kind", my_kinds)
