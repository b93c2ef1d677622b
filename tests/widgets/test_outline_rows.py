"""What is visible of a forest, worked out without a screen."""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.model.item import make
from toi_tui.model.parts.mindmap import TOP, TRAY, Node
from toi_tui.model.tree import tree_of
from toi_tui.widgets.outline_moving import neighbour
from toi_tui.widgets.outline_rows import Forest, OutlineEntry, Rows
from toi_tui.widgets.spot import Direction, Spot


class Woods:
    """A forest of nodes that are named by their parents, below the tray and the tops."""

    headings = (TRAY,)

    def __init__(self, parents: Mapping[str, str]) -> None:
        tree = tree_of({id: make(Node, {"parent": parent}) for id, parent in parents.items()})
        self.parents: Mapping[str, str] = tree.parents
        self.children: Mapping[str, Sequence[str]] = tree.children
        self.tops: Sequence[str] = (TRAY, *tree.children.get(TOP, ()))

    def entry(self, key: str) -> OutlineEntry:
        return OutlineEntry(key)

    def texts(self) -> Iterator[tuple[str, str]]:
        return ((key, key) for key in self.parents)


SMALL: Mapping[str, str] = {"r": "", "a": "r", "b": "a", "c": "a", "e": "r", "t": TRAY}


def rows_of(forest: Forest, folded: str = "", focus: str = "", at: str = "") -> Rows:
    rows = Rows()
    rows.show(forest, set(folded))
    if focus:
        rows.focus_on(focus)
    if at:
        rows.at = rows.keys.index(at)
    return rows


def seen(rows: Rows) -> str:
    """The rows as text: a dot for each level, the tray as an asterisk."""
    drawn = zip(rows.levels, rows.keys, strict=True)
    return " ".join("." * level + ("*" if key == TRAY else key) for level, key in drawn)


WHOLE = "* .t r .a ..b ..c .e"


@pytest.mark.parametrize(
    ("folded", "focus", "shown"),
    [
        ("", "", WHOLE),
        ("a", "", "* .t r .a .e"),
        ("ar", "", "* .t r"),
        ("", "a", "a .b .c"),
        ("", "r", "r .a ..b ..c .e"),
        ("b", "", WHOLE),
    ],
    ids=["all", "a branch folded", "folded in a fold", "a branch alone", "the root alone", "a leaf has no fold"],
)
def test_what_is_folded_or_beside_the_branch_in_focus_is_not_seen(folded: str, focus: str, shown: str) -> None:
    assert seen(rows_of(Woods(SMALL), folded, focus)) == shown


def test_a_fold_and_its_end_leave_all_as_it_was() -> None:
    rows = rows_of(Woods(SMALL), at="c")
    assert rows.fold("a") == 3
    assert (seen(rows), rows.key) == ("* .t r .a .e", "a")
    assert rows.fold("a") == 3
    assert (seen(rows), rows.key) == (WHOLE, "a")
    assert rows.fold("b") is None, "nothing is below it"
    assert rows.fold("gone") is None


def test_the_cursor_stays_on_its_row_when_something_above_folds() -> None:
    rows = rows_of(Woods(SMALL), at="e")
    rows.fold("a")
    assert rows.key == "e"
    rows.fold("a")
    assert rows.key == "e"


@pytest.mark.parametrize(
    ("level", "focus", "shown", "here"),
    [
        (0, "", "* r", "r"),
        (1, "", "* .t r .a .e", "a"),
        (2, "", WHOLE, "c"),
        (9, "", WHOLE, "c"),
        (0, "a", "a", "a"),
        (1, "a", "a .b .c", "c"),
    ],
)
def test_so_many_levels_are_shown(level: int, focus: str, shown: str, here: str) -> None:
    rows = rows_of(Woods(SMALL), focus=focus, at="c")
    rows.fold_to(level)
    assert (seen(rows), rows.key) == (shown, here), "the cursor goes to what hides its row"


def test_folding_a_branch_in_focus_leaves_the_others_as_they_are() -> None:
    rows = rows_of(Woods(SMALL | {"f": "e"}), folded="e", focus="a")
    rows.fold_to(0)
    rows.focus_on("")
    assert seen(rows) == "* .t r .a .e", "the branch is folded now, and what was folded elsewhere still is"


@pytest.mark.parametrize(
    ("folded", "focus", "key", "shown"),
    [
        ("ar", "", "c", WHOLE),
        ("", "a", "e", WHOLE),
        ("b", "r", "b", "r .a ..b ..c .e"),
    ],
    ids=["in a fold", "out of the focus", "seen already"],
)
def test_what_is_found_is_unfolded_to(folded: str, focus: str, key: str, shown: str) -> None:
    rows = rows_of(Woods(SMALL), folded, focus)
    hidden = key not in rows.keys
    assert rows.reveal(key) is hidden
    assert seen(rows) == shown


@pytest.mark.parametrize(
    ("state", "after", "shown", "here"),
    [
        (("", "", "c"), "r: a:r b:a x:a c:a e:r t:tray", "* .t r .a ..b ..x ..c .e", "c"),
        (("", "", "c"), "r: a:r b:a e:r t:tray", "* .t r .a ..b .e", "b"),
        (("", "", "b"), "r: a:r c:a e:r t:tray", "* .t r .a ..c .e", "c"),
        (("", "", "a"), "r: e:r t:tray", "* .t r .e", "e"),
        (("", "", "a"), "r: e:r a:e b:a c:a t:tray", "* .t r .e ..a ...b ...c", "a"),
        (("e", "", "c"), "r: e:r a:e b:a c:a t:tray", "* .t r .e", "e"),
        (("", "", "b"), "r: a:r c:a b:a e:r t:tray", "* .t r .a ..c ..b .e", "b"),
        (("", "a", "c"), "r: a:r b:a c:a x:c e:r t:tray", "a .b .c ..x", "c"),
        (("", "a", "c"), "r: e:r t:tray", "* .t r .e", "t"),
        (("", "", "b"), "e: a:e b:a c:a r:e t:tray", "* .t e .a ..b ..c .r", "b"),
        (("", "", "t"), "r: a:r b:a c:a e:r", "* r .a ..b ..c .e", "tray"),
    ],
    ids=[
        "one comes", "the last goes", "the first goes", "a branch goes", "a branch goes down", "into a fold",
        "two change places", "one comes into the focus", "the focus goes", "another root", "the tray empties",
    ],
)  # fmt: skip
def test_a_change_keeps_the_cursor_at_its_row_or_as_near_as_can_be(
    state: tuple[str, str, str], after: str, shown: str, here: str
) -> None:
    rows = rows_of(Woods(SMALL), *state)
    rows.show(Woods(dict(each.split(":") for each in after.split())))
    assert (seen(rows), rows.key) == (shown, here)


keys = st.sampled_from("abcdefgh")
forests = st.dictionaries(keys, st.sampled_from(["", TRAY, *"abcdefghz"])).map(Woods)


@given(st.lists(forests, min_size=2, max_size=4), st.sets(keys), keys)
def test_a_change_in_slices_comes_to_the_same_as_all_made_anew(
    several: list[Woods], folded: set[str], focus: str
) -> None:
    rows = Rows()
    rows.show(several[0], folded)
    if rows.has(focus):
        rows.focus_on(focus)
    for forest in several[1:]:
        rows.show(forest)
        anew = Rows()
        anew.show(forest, rows.folded)
        if rows.focus:
            anew.focus_on(rows.focus)
        assert (rows.keys, rows.levels) == (anew.keys, anew.levels)


@given(forests, forests, st.integers(min_value=0, max_value=8))
def test_the_cursor_stays_on_a_row_that_stays(first: Woods, second: Woods, at: int) -> None:
    rows = Rows()
    rows.show(first)
    rows.at = at % len(rows.keys)
    here = rows.key
    rows.show(second)
    assert rows.key == here or here not in rows.keys
    assert rows.key in rows.keys


def test_one_moved_among_ten_thousand_makes_only_its_own_rows_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = {"n0": ""} | {f"n{number}": f"n{(number - 1) // 10}" for number in range(1, 10_000)}
    rows = Rows()
    rows.show(Woods(parents))
    made: list[int] = []
    make_rows = Rows._visible

    def counted(self: Rows, tops: Sequence[str], level: int) -> tuple[list[str], list[int]]:
        found = make_rows(self, tops, level)
        made.append(len(found[0]))
        return found

    monkeypatch.setattr(Rows, "_visible", counted)
    rows.show(Woods(parents | {"n11": "n2"}))
    assert made == [1 + 10 + 100]
    assert len(rows.keys) == 10_001


@pytest.mark.parametrize(
    ("at", "direction", "focus", "onto"),
    [
        ("c", "up", "", Spot("a")),
        ("b", "down", "", Spot("a", "c")),
        ("c", "down", "", Spot("e")),
        ("c", "right", "", Spot("b")),
        ("b", "right", "", None),
        ("b", "left", "", Spot("r", "a")),
        ("a", "left", "", None),
        ("b", "up", "", Spot(TRAY, "t")),
        ("t", "down", "", Spot("a")),
        ("r", "down", "", None),
        ("b", "up", "a", None),
        ("b", "left", "a", None),
        ("a", "down", "a", None),
        ("a", "page-up", "", None),
    ],
)
def test_where_a_row_goes_that_is_moved(at: str, direction: Direction, focus: str, onto: Spot | None) -> None:
    found = neighbour(rows_of(Woods(SMALL), "", focus, at), direction)
    assert found == onto
