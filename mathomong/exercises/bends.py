"""The exercises of "Bend the line": two slopes of σ, the slope of tanh, a corner, two layers in one, units that are off."""

from mathomong.exercises.answers import Exercise
from mathomong.functions import sigmoid, tanh

H = 0.0001  # the step that the notebook gives


EXERCISES = {
    "sigmoid slopes": Exercise(
        asks="a list of two numbers, the slope of σ where its height is 0.5 and where its height is 0.99",
        solution=[0.25, 0.0099],
        look_at="The rule needs the height alone: the height times what is missing to 1.",
        mistakes=(
            ([0.5, 0.99], "These are the heights. High up is not steep: at 0.99 the curve is almost flat."),
            ([0.25, 0.99], "The first is right. The second is the height, and high up the curve is almost flat."),
            ([0.5, 0.0099], "The second is right. The first is the height σ(0) itself."),
            ([0.5, 0.01], "That is 1 − σ alone. Multiply it by σ."),
            ([0.25, 0.01], "The first is right. The second is 1 − σ alone: multiply it by σ, and give all digits."),
            (
                [0.25, 0.9801],
                "The first is right. In the second you squared the height: use 1 − σ as one of the factors.",
            ),
            ([0.75, 0.0199], "That is the rule of tanh, with a square. Here it is σ times (1 − σ)."),
            ([1.0, 0.0099], "Your first is the largest slope of tanh. That of σ is smaller."),
            ([0.0, 0.0099], "Your first says flat. At 0 the curve rises. Put the height 0.5 into the rule, not z."),
            ([0.0, 0.0], "Slope 0 means flat. Far out σ is nearly flat, but not quite; in the middle it rises."),
            (
                [sigmoid.derivative(0.5), sigmoid.derivative(0.99)],
                "You took 0.5 and 0.99 as z. They are heights already: put them into σ · (1 − σ) as they are.",
            ),
            ([0.25, -0.0099], "Look at the sign of the second: σ climbs all the way, even far to the right."),
            ([0.0099, 0.25], "Both numbers are right; the slope at height 0.5 comes first."),
        ),
    ),
    "tanh slope": Exercise(
        asks="a function of z that gives the slope of tanh at z",
        solution=tanh.derivative,
        look_at="Take the heights at z + h and at z − h, with h = 0.0001, and divide their difference by the way.",
        mistakes=(
            (lambda z: (tanh(z + H) - tanh(z)) / H, "That is from one side, and it leans. Start at z − h, not at z."),
            (lambda z: (tanh(z) - tanh(z - H)) / H, "That is from one side, to the left. Go on from z to z + h."),
            (lambda z: (tanh(z + H) - tanh(z - H)) / H, "You divided by h. From z − h to z + h it is twice as far."),
            (
                lambda z: (tanh(z + H) - tanh(z - H)) / 2 * H,
                "Python divides by 2 first and then multiplies by h. Put brackets around the way: (2 * h).",
            ),
            (lambda z: tanh(z + H) - tanh(z - H), "That is the change in height. Divide it by the way."),
            (lambda z: (tanh(z - H) - tanh(z + H)) / (2 * H), "The sign is turned round: tanh rises everywhere."),
            (lambda z: (tanh(z + H) + tanh(z - H)) / (2 * H), "You added the heights. A change is a difference."),
            (
                lambda z: tanh(z + H) - tanh(z - H) / (2 * H),
                "Only the second height is divided: put brackets around both.",
            ),
            (
                lambda z: (tanh(z + 0.1) - tanh(z - 0.1)) / 0.2,
                "Your step is 0.1, and the curve bends on the way: take h.",
            ),
            (
                lambda z: (tanh(z + 0.01) - tanh(z - 0.01)) / 0.02,
                "Your step is 0.01. That is close; h is smaller still.",
            ),
            (
                lambda z: (tanh(z + 0.01) - tanh(z)) / 0.01,
                "That is from one side, with the step 0.01. Take both sides, and h.",
            ),
            (
                lambda z: tanh(z + H) - tanh(z - H) / 2 * H,
                "Brackets are missing: around both heights, and around (2 * h).",
            ),
            (lambda z: tanh(z), "That is the height of tanh. Far out it is high, and its slope is small."),
            (lambda z: tanh(z) * (1 - tanh(z)), "That is the rule of σ with tanh put in. tanh has a rule of its own."),
            (lambda z: 1 - tanh(z), "The height has to be squared before it is taken away."),
            (lambda z: 1 + tanh(z) ** 2, "The sign is wrong: far out the slope has to shrink."),
            (lambda z: 1 - z**2, "You squared z. The rule takes the height tanh(z), squared."),
            (lambda z: sigmoid.derivative(z), "That is the slope of σ. Here it is tanh."),
        ),
        tries=((0.5,), (-1.0,), (2.0,)),
    ),
    "leaky corner": Exercise(
        asks="a list of three numbers: is there a slope at 0 (1 for yes, 0 for no), the slope right of 0, and that left of 0",
        solution=[0, 1, 0.1],
        look_at="Take a step of 0.01 to the right of 0, and one to the left. A slope at 0 has to be the same for both.",
        mistakes=(
            (
                [1, 1, 0.1],
                "You found two different slopes, so the curve has a corner there: no single slope fits both.",
            ),
            ([1, 1, 1], "To the left of 0 it is another line, less steep. And then there is a corner between the two."),
            ([0, 1, 0], "To the left ReLU is flat. The leaky one lets a little through."),
            ([1, 1, 0], "That is plain ReLU, and even that has a corner at 0. Here the left side is not flat."),
            ([1, 0.55, 0.55], "You measured from both sides at once: that mixes two slopes. Take each side alone."),
            ([0, 0.55, 0.55], "You measured from both sides at once: that mixes the two. Take each side alone."),
            ([0, 0.1, 1], "The two sides are swapped: right comes before left."),
            ([1, 0.1, 1], "Right comes before left. And if the two differ, there is a corner."),
            ([0, 0.01, 0.001], "Those are the changes in height. Divide each by the way, which is 0.01."),
            ([0, 1, -0.1], "The sign on the left: go from −0.01 to 0, and the height rises there too."),
        ),
    ),
    "one layer": Exercise(
        asks="a list of two numbers, the weight and the bias of the one line",
        solution=[-6.0, 2.0],
        look_at="Put 3x + 1 where the a stands, and multiply out the bracket. Each part of it is multiplied.",
        mistakes=(
            ([-6.0, 4.0], "The weight is right. The first bias goes through the second layer too: multiply it."),
            (
                [-6.0, 5.0],
                "The weight is right. The first bias is multiplied by the second weight before they are added.",
            ),
            ([-6.0, -2.0], "The weight is right. You left out the second bias."),
            ([-6.0, 6.0], "The weight is right. Mind the sign of what the first bias turns into."),
            ([-6.0, -8.0], "The weight is right. Only the first bias is multiplied; the last one is added as it is."),
            ([-6.0, 13.0], "You put the layers in the wrong order: x goes through 3x + 1 first."),
            ([1.0, 5.0], "You added the layers. The second one is fed with what comes out of the first."),
            ([6.0, 2.0], "Look at the sign of the weight: plus times minus."),
            ([1.0, 2.0], "The bias is right. The weights are multiplied, not added."),
            ([2.0, -6.0], "Both numbers are right; the weight comes first."),
        ),
    ),
    "dead unit": Exercise(
        asks="a list of four whole numbers, for each unit A, B, C, D on how many of the inputs it is on",
        solution=[2, 1, 0, 5],
        look_at="Work out z = w · x + b for each of the inputs. A unit is on where its z is above 0.",
        mistakes=(
            (
                [3, 1, 0, 5],
                "Look at A where z is just 0: nothing comes out, and the slope there counts as 0. It is off.",
            ),
            (
                [3, 2, 0, 5],
                "Where z is just 0, nothing comes out, and by agreement the slope is 0: that unit is off there.",
            ),
            ([2, 2, 0, 5], "Look at B where z is just 0: by agreement the slope is 0 there, so it is off."),
            ([5, 0, 0, 5], "You left out the bias. It can switch a unit on or off, whatever the weight is."),
            ([2, 0, 0, 5], "A negative weight does not make a unit dead. Put the smallest input into B."),
            ([3, 4, 5, 0], "You counted where they are off."),
            ([2, 3, 4, 0], "You counted where z is below 0. A unit is on where z is above 0."),
            ([3, 1, 0, 12.5], "You added up the outputs. Count how many of them are above 0."),
            ([5, 5, 5, 5], "ReLU is not on everywhere: where z is negative it gives 0."),
            ([0, 5, 4, 5], "You swapped w and b: the weight is the one that multiplies x."),
            ([1, 1, 0, 1], "You said for each whether it is ever on. Count the inputs."),
            ([0, 0, 1, 0], "You named the dead one. Now count for each unit."),
        ),
    ),
}
