# Step 1: gradient 8, velocity 8, step 0.8. Step 2: gradient 6.4, velocity 0.75 * 8 + 6.4 = 12.4, step 1.24.
my_steps = [4 - 0.1 * 8, 3.2 - 0.1 * 12.4]
check("two steps with momentum", my_steps)
