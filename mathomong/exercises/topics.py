"""The topics of practice: from easy to hard, patterns of formulas, and a hint for each level."""

LETTERS = {  # what the letters of a pattern may be, both ends included
    "a": (2, 9),
    "b": (2, 9),
    "c": (1, 9),
    "m": (2, 3),
    "n": (2, 5),
    "k": (4, 7),
    "p": (2, 9),
}

POWER = "Bring the power down in front as a factor. Then lower the power by one."
FACTOR = "The number in front stays where it is. Take the slope of the power, then multiply."
CONSTANT = "Take each part by itself. A part that never changes has no slope."
PARTS = "Take the slope of each part by itself. A straight line has the same slope everywhere."
MINUS = "A minus sign stays, like any number in front. Take each part by itself."
MANY = "Go from left to right, one part at a time, and write down each slope with its sign."
AS_POWER = "Write it as a power first: one over x is a negative power, a root is a power with a fraction."
WAVES = "The number in front stays. Which function is the slope of this one, and with which sign?"
MIXED = "Take each part by itself: the power rule for powers, and the known slope for the other function."

LINE_INSIDE = (
    "Inside stands a straight line. Take the slope of the outside, keep the inside, times the slope of the inside."
)
FUNCTION = "Name the outside: sin, cos, a power of e … Take its slope, keep the inside, times the slope of the inside."
POWER_INSIDE = "The inside is a power. Take the slope of the outside first and leave the inside alone; then multiply."
BRACKET = (
    "The outside is a power of a bracket. The power rule leaves the bracket as it is; its slope comes as a factor."
)
ROOT_OR_LOG = "Name the outside and the inside. The slope of the outside is one over something that keeps the inside."
OUTSIDE_IN = "Which function is used last? That is the outside. The other one is the inside."

TOPICS = {
    "derivatives": (
        (POWER, ("x^{p}",)),
        (FACTOR, ("{a}x^{n}",)),
        (CONSTANT, ("x^{n} + {c}", "{a}x + {c}", "{a}x^{n} - {c}")),
        (PARTS, ("{a}x^{n} + {b}x", "x^{k} - {b}x^{m}", "{a}x^{n} - {b}x")),
        (MINUS, ("-{a}x^{n} + {b}x - {c}", "{c} - {a}x^{n}", "-x^{n} - {b}x")),
        (MANY, ("x^{k} + {a}x^{m} - {b}x + {c}", "{a}x^{k} - {b}x^{m} + {c}x", "-{a}x^{k} - {b}x^{m} + {c}")),
        (AS_POWER, ("{a}/x", "x^-{k}", "{a}x^-{m}", "{a}√x", "{a}/x + {b}x", "{b}x - {a}√x")),
        (WAVES, ("{a}sin(x)", "{a}cos(x)", "-{a}cos(x)", "{a}e^x + {c}", "{a}ln(x)", "{a}sin(x) - {b}cos(x)")),
        (MIXED, ("x^{n} + {a}sin(x)", "{a}e^x - {b}x^{n}", "{a}x^{n} - {b}cos(x)", "{a}√x + {b}x", "{a}ln(x) - {b}x^{n}")),
    ),
    "chain rule": (
        (LINE_INSIDE, ("({a}x + {c})^{p}", "({a}x - {c})^{n}")),
        (FUNCTION, ("sin({a}x)", "cos({a}x)", "e^({a}x)", "e^(-{a}x)")),
        (POWER_INSIDE, ("sin(x^{n})", "cos(x^{n})", "e^(x^{n})", "e^(-x^{n})")),
        (BRACKET, ("(x^{n} + {c})^{m}", "({a}x^2 - {c})^{n}", "({c} - x^{m})^{n}")),
        (FUNCTION, ("{b}sin({a}x + {c})", "{b}cos({a}x - {c})", "{b}e^({a}x + {c})", "{b}tanh({a}x)", "sigmoid({a}x + {c})")),
        (ROOT_OR_LOG, ("√({a}x + {c})", "√(x^2 + {c})", "ln(x^2 + {c})", "ln({a}x + {c})", "{b}/({a}x + {c})")),
        (OUTSIDE_IN, ("sin(x)^{p}", "cos(x)^{p}", "{a}e^(sin(x))", "({a} + e^x)^{n}", "sin({a}e^x)", "{a}e^(cos(x))", "ln({a} + e^x)", "({a}sin(x) + {c})^{n}")),
    ),
}  # fmt: skip
