"""Formulas as hard as a learner may type: they use what the parser allows, of depth, of length, or of both."""

from mathomong.symbolic.parser import DEPTH, LENGTH, parse


def nested(opening, inner, closing="", times=DEPTH):
    """As many times as is allowed."""
    text = inner
    for _ in range(times):
        longer = opening + text + closing
        try:
            parse(longer)
        except ValueError:
            break
        text = longer
    return text


def joined(part, sign="*", times=LENGTH):
    """As many parts as are allowed; part(i, letter) makes one."""
    text = part(0, "a")
    for i in range(1, times):
        longer = text + sign + part(i, "abcdfg"[i % 6])
        try:
            parse(longer)
        except ValueError:
            break
        text = longer
    return text


HARD = [
    "sin(sin(sin(x*y)))^20",
    "((a*b + c*d*f*g)^20 + a)^3",
    nested("sin ", "x*y"),
    nested("tanh(", "a*b*c*d*f*g", ")"),
    nested("sigmoid(a*b + c*d + f*g + ", "a", ")"),
    nested("tan(a*b*c - d*f*g*", "a", ")^2"),
    nested("exp ", "x"),
    nested("sqrt(a + b*", "c", ")"),
    nested("log(a + b*", "c", ")"),
    nested("|a*b - ", "c", "|"),
    nested("x^", "x"),
    nested("(x + ", "x", ")^x"),
    nested("(a*", "b", ")^(c*d)"),
    nested("1/(a + b*", "c", ")"),
    nested("x*sin(y + ", "x", ")"),
    nested("(a*b + ", "c*d*f*g", ")^2"),
    joined(lambda i, a: f"sin({i + 2}{a})"),
    joined(lambda i, a: f"sin({i + 2}x)"),
    joined(lambda i, a: f"sin({i + 2}x)", "+"),
    joined(lambda i, a: f"tan {a}"),
    joined(lambda i, a: f"tanh tanh {a}"),
    joined(lambda i, a: f"tan {a}", "/"),
    joined(lambda i, a: f"({a} + {i})"),
    joined(lambda i, a: f"(x + {i})"),
    joined(lambda i, a: f"|{a} + {i}|", ""),
    joined(lambda i, a: f"(a + b + c + d + f + g + {i})^20"),
    joined(lambda i, a: f"(a + b + c + d + f + g + {i})^{a}"),
    joined(lambda i, a: f"(a^b + {i})^({a}^g)"),
    joined(lambda i, a: f"{a}^{a}", "^"),
    joined(lambda i, a: f"√({a}*b + {i})"),
    joined(lambda i, a: f"e^({a} - {i}b*c)"),
    joined(lambda i, a: f"((999999{a})^20)^3"),
    "(cos((sigmoid(tanh(exp(relu(1)))^20) - (a - sigmoid(a/a)))/a)*relu(sigmoid(a^(|a| + a))))^3",
]
