"""The project's public address stands in pyproject.toml alone; this writes the links that follow from it into the pages.

In a fork: change the line `Repository = …` in pyproject.toml, then run `make address`.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "CITATION.cff", "docs/workshop.md")
FIRST_PAGE = "notebooks/00_start_here.ipynb"
OPENS = f"lab/tree/{FIRST_PAGE}"  # what Binder's link opens, seen from the server
GITHUB = re.compile(r"https://github\.com/(?P<owner>[\w-]+)/(?P<name>[\w.-]+)")
LINKS = {  # what a link to the project looks like, whatever the address was
    r"https://mybinder\.org/v2/gh/[\w.-]+/[\w.-]+/HEAD": "https://mybinder.org/v2/gh/{owner}/{name}/HEAD",
    r"https://[\w-]+\.github\.io/[\w.-]+/": "https://{owner}.github.io/{name}/",
    r"https%3A%2F%2Fgithub\.com%2F[\w-]+%2F[\w.-]+": "https%3A%2F%2Fgithub.com%2F{owner}%2F{name}",  # within nbgitpuller's
    r"lab%2Ftree%2F[\w.-]+%2Fnotebooks": "lab%2Ftree%2F{name}%2Fnotebooks",
    GITHUB.pattern.replace("?P<owner>", "").replace("?P<name>", ""): "https://github.com/{owner}/{name}",
}


class AddressError(Exception):
    """Why the links can't be written, in one sentence that says what to change."""


def repository(pyproject: str) -> str:
    """The public address that the text of a pyproject.toml gives.

    >>> repository('[project.urls]\\nRepository = "https://github.com/club/course"')
    'https://github.com/club/course'
    """
    return tomllib.loads(pyproject).get("project", {}).get("urls", {}).get("Repository", "")


def rewritten(page: str, address: str) -> str:
    """The page with every link to the project leading to `address`. Raises AddressError unless that is on GitHub.

    >>> rewritten("[run](https://old.github.io/course/)", "https://github.com/club/calculus")
    '[run](https://club.github.io/calculus/)'
    """
    found = GITHUB.fullmatch(address)
    if not found:
        raise AddressError(
            f"The address is {address!r}; Repository in pyproject.toml has to look like https://github.com/club/course."
        )
    for link, new in LINKS.items():
        page = re.sub(link, new.format(**found.groupdict()), page)
    return page


def main() -> None:
    """Write the links of all pages anew, and say in which there was something to change."""
    address = repository((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for page in (ROOT / name for name in PAGES):
        before = page.read_text(encoding="utf-8")
        after = rewritten(before, address)
        page.write_text(after, encoding="utf-8", newline="\n")
        print(f"{page.name}: {'its links lead' if after != before else 'all its links led already'} to {address}")


if __name__ == "__main__":
    try:
        main()
    except AddressError as reason:
        sys.exit(str(reason))
