"""`racecontrol` and `python -m racecontrol`: opens the front door."""

from racecontrol.frontdoor.cli import main

if __name__ == "__main__":
    main()
