"""The exercises of "Learn in batches": a batch's gradient, updates and epochs, budgets, scatter, and what is broken."""

import numpy as np

from mathomong.exercises.answers import Exercise

_FOUR = np.array([[-12.0, 6.0], [0.0, 0.0], [-2.0, -2.0], [-24.0, -12.0]])
_THREE = np.array([[1.0, 2.0], [4.0, -5.0], [-6.0, 7.0]])


def _mean(gradients, batch):
    return np.mean(gradients[batch], axis=0)


EXERCISES = {
    "batch gradient": Exercise(
        asks="a function of gradients (one row a sample) and batch (the numbers of some rows) that gives two numbers",
        solution=_mean,
        look_at="Take the rows of the batch with gradients[batch], and their mean down the rows, with axis=0.",
        mistakes=(
            (
                lambda g, batch: np.sum(g[batch], axis=0),
                "You added the rows up. Then a larger batch takes longer steps.",
            ),
            (lambda g, batch: np.mean(g, axis=0), "That is the mean of all samples. Take the rows of the batch only."),
            (lambda g, batch: np.mean(g[batch]), "That mixes slopes of w and of b into one. Say axis=0."),
            (lambda g, batch: np.mean(g[batch], axis=1), "That goes along each row, over w and b. Go down the rows."),
            (
                lambda g, batch: np.sum(g[batch], axis=0) / len(g),
                "You divided by the number of all samples. How many are in the batch?",
            ),
            (lambda g, batch: g[batch], "Those are the right rows. Now take their mean."),
            (lambda g, batch: g[batch[0]], "That is the first sample of the batch alone. The others count too."),
            (lambda g, batch: -_mean(g, batch), "The sign is turned round. The update rule does the minus."),
        ),
        tries=((_FOUR, np.array([0, 1])), (_FOUR, np.array([3, 1, 2])), (_THREE, np.array([0, 2]))),
    ),
    "epochs and updates": Exercise(
        asks="a list of two numbers: how many updates, and how many gradients of single samples",
        solution=[60, 3000],
        look_at="How many batches does it take to see every sample once? Each batch is one update.",
        mistakes=(
            ([3, 3000], "Your first number is the number of epochs. In one epoch there are many updates."),
            ([20, 1000], "That is one epoch. Here there are three."),
            ([60, 1000], "The updates are right. Every epoch works out the gradient of every sample once more."),
            ([20, 3000], "Your first number is that of one epoch. Here there are three."),
            ([60, 60], "Each update needs the gradient of every sample in its batch, not just one."),
            ([150, 3000], "You multiplied epochs by batch size. How many batches make up all the samples?"),
            ([3000, 60], "Both numbers are right; the updates come first."),
            ([3000, 3000], "That would be batches of one sample. Here one update uses fifty."),
            ([60, 150000], "You counted the batch size twice. Each sample has one gradient in each epoch."),
            ([50, 3000], "Your first number is the batch size. How many such batches are there, in all epochs?"),
        ),
    ),
    "half the scatter": Exercise(
        asks="one number, the batch size",
        solution=16,
        look_at="The spread is σ / √B. What must happen to B if √B is to double?",
        mistakes=(
            (8, "Twice the samples shrink the spread by √2 only. The root is the price."),
            (2, "A smaller batch scatters more. Go the other way."),
            (1, "One sample alone scatters the most of all. Go the other way."),
            (64, "That is one step too far: it divides the spread by four."),
            (5.656854, "You multiplied the size by √2. Turn that round: what does the size do to the root?"),
            (3, "That is the spread you want. Which batch size gives it?"),
        ),
    ),
    "best batch size": Exercise(
        asks="one number, the batch size whose run ends with the lowest loss",
        solution=8,
        look_at="Run all five sizes with 64 // size steps, print the table, and compare the end losses.",
        mistakes=(
            (1, "It takes the most updates, but its last ones only wander around the lowest point."),
            (2, "It is quick at first, but at this rate it still wanders too much."),
            (4, "That size won with half of this budget. Run it again with all of it."),
            (16, "Its path is the smoothest, but the budget pays for too few updates."),
            (64, "That is the budget. There are not even so many samples."),
        ),
    ),
    "which is broken": Exercise(
        asks="a list of three numbers, one for each run: broken (1) or fine (0)",
        solution=[1, 1, 0],
        look_at="Where may a rise come from luck? And which way does each run go on the whole?",
        mistakes=(
            ([0, 1, 1], "Compare A and C: one of them sees all samples, so nothing in it is left to luck."),
            ([1, 1, 1], "A loss may rise after some updates. Look at C from its first number to its last."),
            ([0, 1, 0], "Look at A: with all samples in every batch there is no luck, so why does its loss rise?"),
            ([1, 0, 0], "Look at B from its first number to its last. That is not wandering."),
            ([0, 0, 0], "Noise is fine, but not all of these rises are noise."),
            ([0, 0, 1], "That is turned round: what is fine and what is broken have changed places."),
            ([1, 0, 1], "Look at B and at C from the first number to the last. Which one learns?"),
        ),
    ),
}
