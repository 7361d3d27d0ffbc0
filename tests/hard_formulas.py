"""Formulas as hard as a learner may type: they use what the parser allows, of depth, of length, or of both."""

from itertools import accumulate, takewhile

from mathomong.symbolic.parser import DEPTH, LENGTH, parse


def nested(opening, inner, closing=""):
    """As many times as is allowed."""
    return longest(opening * times + inner + closing * times for times in range(DEPTH + 1))


def joined(part, sign="*"):
    """As many parts as are allowed; part(i, letter) makes one."""
    parts = (part(i, "abcdfg"[i % 6]) for i in range(LENGTH))
    return longest(accumulate(parts, lambda text, more: text + sign + more))


def longest(texts):
    """The last of the texts, which grow, before the first that is refused."""
    *_, last = takewhile(allowed, texts)
    return last


def allowed(text):
    try:
        return bool(parse(text))
    except ValueError:
        return False


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
