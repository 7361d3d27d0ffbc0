# Each layer passes on 2 · 0.25 = 0.5. After nine layers 0.00195 is left, after ten 0.00098.
my_layers = 10
check("how many layers", my_layers)
