"""What can go wrong in a season, as one sentence for a person."""


class SeasonError(Exception):
    """A season cannot be worked out; the text says what, where and what to do."""
