"""The training code lies beside the package; only what needs no torch is tested."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "training"))
