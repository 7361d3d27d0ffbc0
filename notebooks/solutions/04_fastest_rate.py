# Each step multiplies w by 1 − 2 · rate: 0.8, 0.4, 0.1, −0.8 and −1.2 for the five.
# The number nearest to 0 is 0.1, so 0.45 is the fastest.
my_fastest_rate = 0.45
check("fastest rate", my_fastest_rate)
