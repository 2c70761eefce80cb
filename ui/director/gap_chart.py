"""Gap to the leader: one line per car, a point at each crossing of the line."""

from operator import is_
from typing import TYPE_CHECKING, Final

from racecontrol.meeting.state import Session, State
from ui.director.gaps import gaps_at_line
from ui.tr import later, tr, worded
from ui.widgets.panel import EmptyWords, Panel

if TYPE_CHECKING:
    from ui.director.gap_plot import GapPlot

NOT_YET: Final = later("Starts at the first crossing of the line.")
TIMED: Final = later("Shown in a race. In a timed session the order is by best lap.")
TITLE: Final = later("Gap to the leader")


class GapChart(Panel):
    """The panel; pyqtgraph is loaded at the first crossing, or by `prepare`."""

    def __init__(self) -> None:
        super().__init__(worded(TITLE))
        self.head.show_words(worded(TITLE), tr("seconds, at the line, by lap"))
        self._empty = EmptyWords(worded(NOT_YET))
        self.plot: GapPlot | None = None
        self._of: tuple[object, ...] = (self,) * 3  # session, meeting and car that are shown
        self._shown: object = None
        self.set_body(self._empty)

    def show_session(self, state: State, session: Session | None, selected: int | None) -> None:
        """The gaps of this session; nothing is drawn again when no car crossed the line."""
        of = (session, state.meeting, selected)
        if all(map(is_, of, self._of)):
            return
        self._of = of
        race = session is not None and session.plan.laps > 0
        gaps = gaps_at_line(session) if race else {}
        self._empty.say(worded(NOT_YET) if race or session is None else worded(TIMED))
        if (gaps, *of[1:]) == self._shown:
            return
        self._shown = (gaps, *of[1:])
        self._empty.setVisible(not gaps)
        if gaps and self.plot is None:
            self.plot = self._load()
        if self.plot is not None:
            self.plot.setVisible(bool(gaps))
            self.plot.show_gaps(state.meeting, gaps, selected)

    def prepare(self) -> None:
        """Make the plot while nothing happens."""
        if self.plot is None:
            self.plot = self._load()
            self.plot.hide()

    def _load(self) -> "GapPlot":
        from ui.director.gap_plot import GapPlot

        plot = GapPlot()
        self.set_body(plot)
        plot.themed()
        return plot
