"""Readings and language analyses as people and programs want them: report, lines, tables, CoNLL-U."""
