"""Figures of reading and language analysis against annotated files."""

from rawi.evaluation.report import Report, Table

__all__ = ["Report", "Table"]
