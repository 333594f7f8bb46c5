"""The productions that rules.yaml names: all public functions of ``dated`` and ``relative``.

A production returns the moments it found with the part of the text they stand in, or None when the
match turns out to be no date.
"""

from __future__ import annotations

from rawi.reading.dates import dated, relative
from rawi.reading.dates.groups import Production

PRODUCTIONS: dict[str, Production] = {
    name: make
    for module in (dated, relative)
    for name, make in vars(module).items()
    if not name.startswith("_") and getattr(make, "__module__", "") == module.__name__
}
