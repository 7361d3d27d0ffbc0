# All four squares are equal, so each is 0.5, and each miss is the root of 0.5: about 0.71.
# The line hits no point at all. A loss of 0.5 does not mean "half of it is right".
my_miss = 0.5**0.5
check("loss of one half", my_miss)
