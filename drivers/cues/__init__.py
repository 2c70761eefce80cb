"""OSC out of the house, to lamps, flags and graphics; and OSC in, from buttons.

`sender.Cues` sends messages to any number of targets, each from its own thread with its own delay,
filter and queue: a target that is dead is counted and stops nobody. `listener.Listener` hears
datagrams, counts by cause what it cannot use, and hands over the rest.
"""
