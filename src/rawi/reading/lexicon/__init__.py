"""Lexicons as data: entries, their inflected forms, and the index that finds them in a text."""
