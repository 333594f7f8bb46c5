"""Reading articles from files, folders and standard input, whatever their kind and encoding."""

from rawi.ingest.problems import Limits, Problem
from rawi.ingest.read import read_paths

__all__ = ["Limits", "Problem", "read_paths"]
