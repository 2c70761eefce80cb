"""The front door: the command line, one file a command.

The only room that sees rules, cables and screens together; whatever joins two of them is here. Each
command imports what it needs when it is called, so that `racecontrol --help` stays quick.
"""
