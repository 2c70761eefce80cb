"""Messages of race control: their forms, their grammar in both directions, and those of an event.

`forms` has one frozen struct to the form, `grammar` one line to the form which both prints and
reads it, `telling` makes them from the facts, `feed` keeps them up to date for a screen.
"""
