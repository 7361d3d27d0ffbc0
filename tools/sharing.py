"""Which tests stay together when processes share them: those of one file, and in the browser those of one notebook.

A plugin of pytest: its name is given with -p.
"""

import re

import pytest
from xdist.scheduler import LoadScopeScheduling

NOTEBOOK = re.compile(r"^tests/browser/.*\[(\d\d_\w+)(-.*)?\]$")


def together(test: str) -> str:
    """The name of the group that a test belongs to.

    The cells of a notebook need one kernel, the browser's tests of a notebook one page.

    >>> together("notebooks/04_roll_downhill.ipynb::Cell 3"), together("tests/test_fits.py::test_a_line[2]")
    ('notebooks/04_roll_downhill.ipynb', 'tests/test_fits.py')
    >>> together("tests/browser/test_explorers.py::test_step_goes_one_step_further[04_roll_downhill]")
    'in the browser: 04_roll_downhill'
    >>> together("tests/browser/test_accessibility.py::test_nothing_is_cut_off[04_roll_downhill-at 200 %]")
    'in the browser: 04_roll_downhill'
    """
    found = NOTEBOOK.match(test)
    return f"in the browser: {found[1]}" if found else test.partition("::")[0]


class GroupAfterGroup(LoadScopeScheduling):
    """Whoever is free takes the next group, in the order in which they were found: the long ones of the browser first."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)


@pytest.hookimpl
def pytest_xdist_make_scheduler(config, log) -> GroupAfterGroup:
    return GroupAfterGroup(config, log)
