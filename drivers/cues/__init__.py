"""OSC cues out of the house: lights, flags and graphics follow what the journal says happened.

The caller hands over plain values once their fact is durable; `sender.Cues` turns them into
messages and sends them from its own thread. A target that is dead is counted and stops nobody.
"""
