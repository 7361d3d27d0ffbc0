"""Mutants: one file, each time with one operator, number or word changed, and a tally of those that survive."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, zip_longest
from pathlib import Path

# cosmic-ray makes the changes; of those it knows these are made. The others would only raise the share: any test notices them (numpy refuses
# x << y), no test can (the | of a type hint), or whatever notices one of these notices them as well.
MADE = re.compile(
    r"BinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|Add_Mul|Mul_Add|Pow_Mul|Mod_Mul|FloorDiv_Div)$"
    r"|UnaryOperator_Delete_"
    r"|ComparisonOperator_(Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt)$"  # one step further or less far
    r"|ComparisonOperator_(Lt_GtE|LtE_Gt|Gt_LtE|GtE_Lt|Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is)$"  # the opposite
    r"|AddNot|TrueWithFalse|FalseWithTrue|AndWithOr|OrWithAnd"
    r"|BreakWithContinue|ContinueWithBreak|ZeroIterationForLoop|ExceptionReplacer|RemoveDecorator"
    r"|NumberReplacer"  # one more, and one less
)


@dataclass(frozen=True)
class Mutant:
    """A file's `code` after one change, in the line of that `number`: what it read `before`, and reads `after`."""

    number: int
    before: str
    after: str
    code: str

    def __str__(self) -> str:
        return f"  line {self.number}\n    - {self.before}\n    + {self.after}"


def mutants(code: str) -> Iterator[Mutant]:
    """Every change of `code` that is worth a run."""
    from cosmic_ray.mutating import mutate_code  # only `make mutation` has it
    from cosmic_ray.operators.provider import OperatorProvider

    provider = OperatorProvider()
    for name in (name for name in provider if MADE.search(name)):
        for occurrence in count():
            changed = mutate_code(code, provider[name](), occurrence)
            if changed is None:
                break
            if is_python(changed):
                yield mutant(code, changed)


def mutant(code: str, changed: str) -> Mutant:
    """What became of `code`, with the first line that differs.

    >>> mutant("x = 1\\ny = x + 2\\n", "x = 1\\ny = x - 2\\n")
    Mutant(number=2, before='y = x + 2', after='y = x - 2', code='x = 1\\ny = x - 2\\n')
    """
    lines = zip_longest(code.splitlines(), changed.splitlines(), fillvalue="")
    number, (before, after) = next((n, pair) for n, pair in enumerate(lines, start=1) if pair[0] != pair[1])
    return Mutant(number, " ".join(before.split()), " ".join(after.split()), changed)


def is_python(code: str) -> bool:
    """Whether `code` can be compiled.

    >>> is_python("x = 1"), is_python("x = = 1")
    (True, False)
    """
    try:
        compile(code, "a mutant", "exec")
    except SyntaxError:
        return False
    return True


def explained(path: Path) -> dict[tuple[str, str, str], str]:
    """(file, before, after) → why nobody can notice that change, from the table at `path`."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("equivalent", [])
    return {(row["file"], row["before"], after): row["why"] for row in rows for after in row["after"]}


@dataclass(frozen=True)
class Tally:
    """How many mutants of a `file` were `tried`; which of them survived, and how many of those are `explained`."""

    file: str
    tried: int
    survivors: tuple[Mutant, ...]
    explained: int

    @property
    def killed(self) -> int:
        return self.tried - self.explained - len(self.survivors)

    def __str__(self) -> str:
        figures = f"{self.tried:5} tried {self.killed:5} killed {share([self]):7.1%} {self.explained:3} explained"
        return "\n".join([f"{self.file:32} {figures} {len(self.survivors):3} left", *map(str, self.survivors)])


def share(tallies: list[Tally]) -> float:
    """The share that was killed; what is explained counts as not killed.

    >>> share([Tally("a.py", 8, (), 1), Tally("b.py", 2, (), 0)])
    0.9
    """
    return sum(tally.killed for tally in tallies) / max(1, sum(tally.tried for tally in tallies))
