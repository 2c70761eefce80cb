"""The nouns of a meeting, what people may do to it, and what then happened."""
