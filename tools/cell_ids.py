"""Readable cell ids: words from the cell, so that a change or a failing test names a place one can find."""

import re

from nbformat import NotebookNode

READABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RANDOM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?")  # what editors give a new cell
WORDS, LENGTH = 6, 40


def readable_ids(cells: list[NotebookNode]) -> list[str]:
    """An id for each cell, no two alike: the one it has, if that is readable, else one made from its words."""
    had, ids = [cell.get("id", "") for cell in cells], []
    for cell, name in zip(cells, had, strict=True):
        keep = is_readable(name) and name not in ids
        ids.append(name if keep else free(slug(cell.source), [*had, *ids]))
    return ids


def is_readable(name: str) -> bool:
    """Whether an id is words and not the random one that an editor gives.

    >>> is_readable("the-rule-2"), is_readable("3f9a01bc")
    (True, False)
    """
    return bool(READABLE.fullmatch(name)) and not RANDOM.fullmatch(name)


def slug(source: str) -> str:
    """The first words of a cell, its heading if it starts with one, in lower case and joined by hyphens.

    >>> slug("## The rule\\n\\nNow the same in letters."), slug("bowl([3, 4])"), slug("")
    ('the-rule', 'bowl-3-4', 'cell')
    """
    line = source.strip().partition("\n")[0].lower().replace("'", "").replace("’", "")
    name = "-".join(re.findall(r"[a-z0-9]+", line)[:WORDS])[:LENGTH].strip("-") or "cell"
    return name if is_readable(name) else f"cell-{name}"


def free(name: str, taken: list[str]) -> str:
    """The name, or the name with the first number that makes it new.

    >>> free("the-rule", ["the-rule", "the-rule-2"])
    'the-rule-3'
    """
    numbered = (f"{name}-{count}" for count in range(2, len(taken) + 3))
    return name if name not in taken else next(other for other in numbered if other not in taken)
