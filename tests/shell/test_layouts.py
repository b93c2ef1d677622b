"""Which panels show, by the size of the screen, what is shown alone, and which one was gone to last."""

import pytest
from textual.geometry import Size

from toi_tui.screens.options.screen import LAYOUT as OPTIONS
from toi_tui.screens.risks.screen import LAYOUT as RISKS
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Arranged, Beside, Deck, Stacked
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.sheet import Group, Row, Sheet

WANTS, LEAST = {"a": 5, "b": 4, "c": 20}, {"a": 3, "b": 0, "c": 4}


def panels() -> dict[str, Panel]:
    return {id: Sheet(id=id) for id in "abc"}


class Floor:
    """A screen of a size with one panel in focus, and nothing painted."""

    def __init__(self, width: int, height: int) -> None:
        self.size, self.focused = Size(width, height), None

    def set_focus(self, widget, scroll_visible=True) -> None:
        self.focused = widget

    def call_after_refresh(self, callback, *args) -> bool:
        return True


def stacked(there: dict[str, Panel], about: int = 0) -> Stacked:
    return Stacked(
        there["c"], lambda panel, _width: WANTS[panel.id], lambda panel: LEAST[panel.id], lambda *_now: about
    )


def shown(layout, there, here, *, width=80, height=24, zoomed=False, before="", front="") -> str:
    now = Arranged(
        list(there.values()),
        there[here],
        there[front or here],
        [there[id] for id in before],
        Size(width, height),
        zoomed,
    )
    return "".join(panel.id or "" for panel in layout.shown(now))


@pytest.mark.parametrize("here", "abc")
@pytest.mark.parametrize("size", [(40, 10), (250, 70)])
def test_a_deck_shows_one_panel_however_large_the_screen(here, size):
    assert shown(Deck(), panels(), here, width=size[0], height=size[1]) == here


@pytest.mark.parametrize(
    ("here", "width", "zoomed", "before", "wanted"),
    [
        ("a", 99, False, "", "a"),
        ("b", 99, False, "ab", "b"),
        ("a", 100, False, "", "ab"),
        ("b", 100, False, "a", "ab"),
        ("c", 100, False, "ab", "ac"),
        ("a", 100, False, "ac", "ac"),
        ("a", 250, True, "ab", "a"),
        ("c", 250, True, "ac", "c"),
    ],
)
def test_beside_the_first_panel_the_others_take_turns_where_there_is_room(here, width, zoomed, before, wanted):
    assert shown(Beside(), panels(), here, width=width, zoomed=zoomed, before=before) == wanted


@pytest.mark.parametrize(
    ("layout", "size", "zoomed", "wanted"),
    [
        (OPTIONS, (110, 33), False, "abc"),
        (OPTIONS, (109, 33), False, "b"),
        (OPTIONS, (110, 32), False, "b"),
        (OPTIONS, (110, 33), True, "b"),
        (RISKS, (60, 10), False, "abc"),
        (RISKS, (59, 70), False, "b"),
        (RISKS, (250, 70), True, "b"),
    ],
)
def test_together_all_show_or_only_the_one_that_acts(layout, size, zoomed, wanted):
    assert shown(layout, panels(), "b", width=size[0], height=size[1], zoomed=zoomed) == wanted


@pytest.mark.parametrize(
    ("front", "size", "zoomed", "lines"),
    [
        ("a", (80, 24), False, {"a": 5, "c": 16}),
        ("b", (80, 24), False, {"a": 5, "b": 4, "c": 12}),
        ("c", (80, 24), False, {"a": 3, "c": 18}),
        ("a", (80, 40), False, {"a": 5, "b": 4, "c": 28}),
        ("b", (59, 40), False, {"b": 37}),
        ("b", (80, 20), False, {"b": 17}),
        ("b", (80, 21), False, {"a": 5, "b": 4, "c": 9}),
        ("a", (80, 40), True, {"a": 37}),
        ("a", (0, 0), False, {}),
    ],
)
def test_in_a_stack_the_one_in_front_has_its_lines_and_the_filler_the_rest(front, size, zoomed, lines):
    there = panels()
    found = shown(stacked(there), there, front, width=size[0], height=size[1], zoomed=zoomed)
    assert found == "".join(lines)
    assert {id: there[id].styles.height.cells for id in lines} == lines


def test_what_else_stands_on_the_screen_takes_its_lines_first():
    there = panels()
    assert shown(stacked(there, about=3), there, "a") == "ac"
    assert [there[id].styles.height.cells for id in "ac"] == [5, 13]


def test_a_click_leaves_the_one_in_front_that_was_gone_to_last():
    there = panels()
    shown(stacked(there), there, "c", front="a")
    assert there["a"].styles.height.cells == 5


# Going through them


@pytest.fixture
def three() -> tuple[Arranging, dict[str, Panel]]:
    there = panels()
    for id, panel in there.items():
        panel.show([Group(f"group {id}", "", (Row(f"row {id}", id),))])
    return Arranging(Floor(100, 24), list(there.values()), Beside()), there


def seen(arranging: Arranging) -> str:
    return "".join(panel.id for panel in arranging.panels if panel.display)


def test_the_next_panel_comes_round_and_is_given_room(three):
    arranging, _there = three
    arranging.share()
    stations = []
    for step in (1, 1, 1, -1):
        arranging.action_panel(step)
        stations.append((arranging.panel.id, seen(arranging)))
    assert stations == [("b", "ab"), ("c", "ac"), ("a", "ac"), ("c", "ac")]


def test_left_and_right_go_on_from_panel_to_panel_where_they_stand_beside_each_other(three):
    arranging, there = three
    arranging.share()
    went = []
    for way in ("left", "right", "right", "right", "left", "down"):
        arranging.action_go(way)
        went.append(arranging.panel.id)
    assert went == ["a", "b", "c", "c", "b", "b"]
    apart = Arranging(Floor(100, 24), list(there.values()), Deck())
    apart.action_go("right")
    assert apart.panel.id == "a"


def test_one_is_shown_alone_and_all_again_by_the_same_key_or_back(three):
    arranging, _there = three
    arranging.share()
    assert not arranging.is_zoomed
    arranging.action_back()
    assert seen(arranging) == "ab"
    arranging.action_zoom()
    assert (arranging.is_zoomed, seen(arranging)) == (True, "a")
    arranging.action_panel(1)
    assert (arranging.is_zoomed, seen(arranging)) == (True, "b")
    arranging.action_back()
    assert (arranging.is_zoomed, seen(arranging)) == (False, "ab")


def test_an_item_is_shown_on_the_panel_that_has_it(three):
    arranging, there = three
    assert arranging.reveal("row c")
    assert (arranging.panel, arranging.front, arranging.panel.spot.key) == (there["c"], there["c"], "row c")
    assert not arranging.reveal("row d")
    assert arranging.panel is there["c"]


def test_a_panel_is_gone_to_by_its_id_and_none_by_none(three):
    arranging, there = three
    arranging.show_id("b")
    assert arranging.panel is there["b"]
    arranging.show_id("")
    assert arranging.panel is there["b"]


def test_a_step_may_begin_on_another_panel_than_the_first():
    there = panels()
    told = []
    arranging = Arranging(
        Floor(80, 24), list(there.values()), Deck(), first=lambda: there["c"], shared=lambda: told.append("shared")
    )
    arranging.share()
    assert (arranging.front, arranging.panel, seen(arranging), told) == (there["c"], there["c"], "c", ["shared"])
