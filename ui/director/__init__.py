"""The race director's console: tower, map, what needs a person, the acts of race control."""
