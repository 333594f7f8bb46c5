"""The fast tier: small networks of spaCy's kind, run on numpy."""
