"""Offset-keeping normalisation: the one definition of equality for Arabic text."""

from rawi.text.fold import Folded, fold, fold_word, strip_marks

__all__ = ["Folded", "fold", "fold_word", "strip_marks"]
