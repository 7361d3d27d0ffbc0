"""The exercises of "Race the optimizers": what momentum and Adam do by hand, a good momentum, and level places."""

from mathomong.exercises.answers import Exercise

EXERCISES = {
    "two steps with momentum": Exercise(
        asks="a list of two numbers, the weight after the first step and after the second",
        solution=[3.2, 1.96],
        look_at="First the new velocity: 0.75 times the old one, plus the gradient here. Then the weight.",
        mistakes=(
            ([3.2, 2.56], "You forgot the velocity in the second step. Three quarters of it are still there."),
            ([3.8, 3.46], "You put in a factor of 1 − momentum. Here the gradient is added whole."),
            ([4.8, 6.36], "You walked uphill: take rate × velocity away from the weight."),
            ([3.2, 1.8], "Your first step is right. The second used the old gradient; work it out again at 3.2."),
            ([3.2, 1.76], "The second step kept all of the old velocity. Only three quarters of it stay."),
            ([3.6, 2.94], "You used w for the slope of w². The slope is 2w, with the 2."),
            ([8.0, 12.4], "Those are the two velocities, and they are right. Now the weights: each minus rate × velocity."),
            ([-4.0, -6.4], "You left out the learning rate: multiply the velocity by it."),
            ([1.96, 3.2], "Both numbers are right; the first step comes first."),
        ),
    ),
    "first step of Adam": Exercise(
        asks="a list of two numbers, the step along the first weight and along the second",
        solution=[-0.05, 0.05],
        look_at="After the corrections the average is the gradient itself, and the root of the squares is its size.",
        mistakes=(
            ([0.05, -0.05], "The lengths are right, but that way is uphill. Which sign has a step down?"),
            ([-0.001, 15.0], "That is plain gradient descent: rate × gradient. Adam divides by the size of the gradient."),
            ([-0.02, 300.0], "That is minus the gradient. Where is the rate, and the division by the size?"),
            ([-0.05, -0.05], "The second gradient is negative. So the way down is the other way."),
            ([0.05, 0.05], "The lengths are right. Now give each its sign: down is against the gradient."),
            ([-0.158, 0.158], "You left out both corrections. Divide the averages by 1 − 0.9 and by 1 − 0.999."),
            ([-0.005, 0.005], "You left out the correction of the average. At the first step, divide it by 1 − 0.9."),
            ([-1.58, 1.58], "You left out the correction of the squares. At the first step, divide them by 1 − 0.999."),
            ([-1.0, 1.0], "That is the direction of each. Multiply it by the rate."),
            (0.05, "That is how long each of them is. There are two steps, each with a sign."),
        ),
    ),
    "steps for Adam": Exercise(
        asks="one number, about how many steps it takes",
        solution=1500,
        look_at="At a steady slope each step is about as long as the rate. How many such steps fit into the way?",
        mistakes=(
            (1, "Adam shares the step out among the weights. But the rate says how long it is: Adam needs one too."),
            (0.006, "You multiplied the way by the rate. How many times does the one fit into the other?"),
            (0.002 / 3, "You divided the wrong way round: the way is the longer one."),
            (150, "A factor of ten got lost. How many steps of 0.002 make 0.02? Then go on."),
            (15000, "There is a factor of ten too many. How many steps of 0.002 make 0.02? Then go on."),
        ),
    ),
    "best momentum": Exercise(
        asks="one number, the momentum among the five that is first at the goal",
        solution=0.8,
        look_at="Run all five with a loop, and compare the steps at which they arrive.",
        mistakes=(
            (0.9, "People often begin with this one. But it is no law: here it rolls through the valley and swings back."),
            (0.99, "It forgets so slowly that it swings for hundreds of steps. More momentum is not always faster."),
            (0.0, "Without momentum it creeps along the valley. Some of the five are much faster."),
            (0.5, "Better than none. But another one is about twice as fast."),
            (20, "That is the number of steps. Which momentum needs so few?"),
            ([79, 39, 20, 39, 448], "These are the steps of all five. Which momentum belongs to the smallest?"),
        ),
    ),
    "escape the saddle": Exercise(
        asks="a list of three numbers, the steps until y is beyond 1, or 0 for never: from y = 0, plain, with momentum",
        solution=[0, 76, 36],
        look_at="Look where the size of y passes 1 for the first time: np.argmax(np.abs(run.points[:, 1]) > 1).",
        mistakes=(
            ([0, 0, 0], "It only looks stuck: after 50 steps the slope is tiny, but not 0. It is no valley, so give it 200 steps."),
            ([0, 0, 36], "The plain run looks stuck, but it is on its way. Take steps=200: descend takes 50 unless told."),
            ([76, 76, 36], "At y = 0 the slope along y is exactly 0. What does the rule multiply by the rate, again and again?"),
            ([0, 76, 76], "You ran the plain one twice. The last one is Momentum(0.1, 0.9)."),
            ([0, 36, 76], "Two of them have changed places. Which is faster, with or without momentum?"),
            ([0, 75, 35], "One too few: the start is point number 0, so point number n is after n steps."),
            ([0, 77, 37], "One too many: the start is point number 0, so point number n is after n steps."),
        ),
    ),
    "which kind": Exercise(
        asks="a list of three numbers, for A, B and C: 1 for a minimum, 0 for a saddle, −1 for a maximum",
        solution=[0, 1, -1],
        look_at="Stand at the level place and take a small step along x, then one along y. Does the ground rise or fall?",
        mistakes=(
            ([1, 1, 1], "A run may come to rest at all of them. But to be stuck is not to be in a valley: look around you."),
            ([1, 1, -1], "Look at A along y alone: does the ground rise there?"),
            ([0, 1, 0], "C falls along x, and it falls along y too. On a saddle it rises one way."),
            ([0, 1, 1], "The minus signs of C turn the bowl upside down."),
            ([-1, 1, -1], "A rises along x, so it is no top."),
            ([-1, 1, 0], "A rises one way and falls the other. C falls both ways."),
            ([0, -1, 1], "B and C have changed places: which one has higher ground all around?"),
            ([0, 0, 0], "Level alone does not make a saddle: there it rises one way and falls another."),
        ),
    ),
}  # fmt: skip
