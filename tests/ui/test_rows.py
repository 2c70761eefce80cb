"""A list that is told its rows: what a view hears of it."""

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.rows import NEWS, RowModel


class Mirror:
    """Follows a model by its signals alone, as a view does."""

    def __init__(self, model: RowModel[str]) -> None:
        self._model = model
        self.rows: list[str] = list(model.rows)
        self.resets = 0
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(self._on_removed)
        model.dataChanged.connect(self._on_changed)
        model.modelReset.connect(self._on_reset)

    def _on_inserted(self, _parent: object, first: int, last: int) -> None:
        self.rows[first:first] = self._model.rows[first : last + 1]

    def _on_removed(self, _parent: object, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def _on_changed(self, first, last, _roles: object = ()) -> None:
        self.rows[first.row() : last.row() + 1] = self._model.rows[first.row() : last.row() + 1]

    def _on_reset(self) -> None:
        self.resets += 1
        self.rows = list(self._model.rows)


def shown(rows: list[str]) -> tuple[RowModel[str], Mirror]:
    model: RowModel[str] = RowModel(str)
    model.show_rows(rows)
    return model, Mirror(model)


LISTS = st.lists(st.sampled_from("abc"), max_size=6)


@given(LISTS, st.lists(LISTS, max_size=4))
def test_a_view_has_every_row_whatever_changed(first, later):
    model, mirror = shown(first)
    for rows in later:
        model.show_rows(rows)
        assert mirror.rows == rows == list(model.rows)


@given(LISTS.filter(bool), st.lists(st.sampled_from("def"), min_size=1, max_size=NEWS), st.data())
def test_rows_on_top_leave_the_others_as_they_are(old, news, data):
    model, mirror = shown(old)
    kept = data.draw(st.integers(1, len(old)))  # what falls off the end
    model.show_rows([*news, *old[:kept]])
    assert (mirror.rows, mirror.resets) == ([*news, *old[:kept]], 0)


def test_a_full_list_goes_on_by_one_row(qapp):  # noqa: ARG001
    rows = [str(number) for number in range(200)]
    model, mirror = shown(rows)
    changed: list[object] = []
    model.dataChanged.connect(lambda *at: changed.append(at))
    model.show_rows(["new", *rows[:-1]])
    assert mirror.rows == ["new", *rows[:-1]]
    assert (mirror.resets, changed) == (0, [])


def test_the_same_rows_again_are_no_news(qapp):  # noqa: ARG001
    model, mirror = shown(["a", "a", "a"])
    heard: list[object] = []
    for signal in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
        signal.connect(lambda *at: heard.append(at))
    model.show_rows(["a", "a", "a"])
    assert (heard, mirror.resets, mirror.rows) == ([], 0, ["a", "a", "a"])
