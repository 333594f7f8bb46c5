"""Trains the fast tier: a small CNN that cuts words, and one that tags, parses and names them."""
