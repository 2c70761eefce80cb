"""How far a season is, in words."""

from racecontrol.season.driven import Cut
from racecontrol.season.opening import Opened
from ui.tr import counted, tr


def standing_words(cut: Cut) -> str:
    """`as it stands after round 4`; "": it is over."""
    return "" if cut.final else tr("as it stands after round {round}", round=cut.rounds)


def ranked_words(drivers: int) -> str:
    """`999,953 drivers ranked`."""
    number = f"{drivers:,}"
    return counted("{number} driver ranked", "{number} drivers ranked", drivers, number=number)


def about(opened: Opened) -> str:
    """`After round 6 of 6, final order. 999,953 drivers ranked. Every row counted. ...`"""
    cut, rejects = opened.cut, opened.rejects.total
    after = {"round": cut.rounds, "rounds": opened.online.rounds}
    order = (
        tr("After round {round} of {rounds}, final order.", **after)
        if cut.final
        else tr("After round {round} of {rounds}, running: equal points share a rank.", **after)
    )
    rows = tr("Every row counted.")
    if rejects:
        number, path = f"{rejects:,}", opened.asked.rejects
        rows = counted("{number} row not counted, see {path}.",
                       "{number} rows not counted, see {path}.", rejects,
                       number=number, path=path)  # fmt: skip
    ranked = f"{ranked_words(opened.windows.drivers)}."
    return " ".join((order, ranked, rows, tr("Rulebook {name}.", name=opened.asked.rulebook)))
