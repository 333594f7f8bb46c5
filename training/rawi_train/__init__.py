"""Training of Rawi's language model: from treebanks and named-entity corpora to ONNX files."""
