"""What a car's running lap is worth, live: from facts, line passings and samples; no fact itself.

Facts are few and journalled; what is here is many and looked at. The passings of mini-sectors and
the samples are kept in memory for the session and no longer: after a restart of the program laps,
sectors and places come from the journal at once, mini-sectors and curves from the next lap on.
"""
