"""What people may do to draw the rigs."""

from racecontrol.meeting.act import Act


class CommitRigSeed(Act, frozen=True):
    """Publish the SHA-256 of a seed; the seed itself stays secret until it is revealed."""

    commitment: str


class RevealRigSeed(Act, frozen=True):
    """Reveal the seed, with a word that somebody else said meanwhile; draw the rigs by both."""

    seed: str
    word: str = ""


RigDrawAct = CommitRigSeed | RevealRigSeed
