"""Cues and buttons as plain values: what a hall or a broadcast is told, and what it may ask for.

    facts  -> of_facts, of_justice, of_results \\
    places -> figures, overtakes                 > Cue -> drivers.cues (OSC, one thread a target)
    clock  -> countdowns, lights               /
    drivers.cues.listener -> Wish -> buttons -> act -> control -> acknowledgement

`addresses` is the list of all that goes out. Nothing here knows a socket; the thread of `desk` does
the work, off the control and off the timing.
"""
