"""A page of the site: one file that needs nothing else, its style inside it."""

from html import escape
from pathlib import Path

STYLE = Path(__file__).with_name("style.css")
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(title: str, body: str, style: str = "") -> str:
    """A whole page with this title; `style` is added to that of the site."""
    return PAGE.format(title=escape(title), body=body, style=STYLE.read_text(encoding="utf-8") + style)


def link(target: str, text: str, name: str = "") -> str:
    """A link; `name` says more than its text, for those who hear the links one by one.

    >>> link("a.html", "Read", "Read Roll downhill")
    '<a href="a.html" aria-label="Read Roll downhill">Read</a>'
    """
    label = f' aria-label="{escape(name)}"' if name else ""
    return f'<a href="{escape(target)}"{label}>{escape(text)}</a>'
