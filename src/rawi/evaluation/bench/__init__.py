"""Language analysers side by side on the same sentences: how right, how fast, how large."""
