# They are at the goal since step 79, 39, 20, 39 and 448.
from mathomong import Momentum, descend, ravine
from mathomong.races import arrival, goal_of

momenta = [0, 0.5, 0.8, 0.9, 0.99]
steps = [arrival(descend(ravine, Momentum(0.1, momentum), steps=1000), goal_of(ravine)) for momentum in momenta]
my_momentum = momenta[np.argmin(steps)]
check("best momentum", my_momentum)
