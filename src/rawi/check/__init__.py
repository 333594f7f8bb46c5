"""Whether every data file that Rawi is made of is in order."""

from rawi.check.data import check_data

__all__ = ["check_data"]
