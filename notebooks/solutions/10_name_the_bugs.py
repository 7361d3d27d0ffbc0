# A: at rate 0 nothing is overwritten. B: target − prediction turns every slope round.
# C: if w₆ = w₇, swapping the two changes nothing.
my_bugs = [1, 4, 5]
check("name the bugs", my_bugs)
