"""How fast the pictures follow the hand, measured on this computer: `python -m benchmarks`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "tests"), str(ROOT / "tools")]  # the server and the browser are started as the tests start them
