"""Language analysis: text to spaCy Doc with one small model."""

from rawi.language.model import Model
from rawi.language.pipeline import Language

__all__ = ["Language", "Model"]
