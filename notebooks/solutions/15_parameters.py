# Layer 1: 4 neurons with 2 weights and a bias each. Layer 2: one neuron with 4 weights and a bias.
my_parameters = 4 * (2 + 1) + 1 * (4 + 1)
check("parameters of a network", my_parameters)
