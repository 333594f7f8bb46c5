"""The reader's view of a Doc: plain words, phrases and clauses."""
