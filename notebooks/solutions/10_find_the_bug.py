# w2 @ dloss_dz2 goes along the rows of w2. But h₁ feeds a column: dloss_dz2 @ w2.
# With as many outputs as hidden neurons, Python sees nothing wrong.
my_line = 5
check("find the bug", my_line)
