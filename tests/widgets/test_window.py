"""A window that scrolls, without a screen: where it is turned to, and what it says of that."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.widgets.window import Window

TALL = Window((0, 2, 3, 7, 10), view=4, top=2)
"""Four rows of 2, 1, 4 and 3 lines, of which the lines 2 to 5 are in view."""


@pytest.mark.parametrize(
    ("turned", "top"),
    [
        (TALL.scrolled(1), 3),
        (TALL.scrolled(-9), 0),
        (TALL.scrolled(9), 6),
        (TALL.showing_row(1), 2),  # in view already
        (TALL.showing_row(0), 0),
        (TALL.showing_row(2), 3),
        (TALL.showing_row(3), 6),
        (TALL.showing(2, 10), 2),  # too many lines: from the first on
        (TALL.showing(4, 10), 4),
        (TALL.showing(7, 8, ahead=2), 6),
        (TALL.showing(1, 2, ahead=1), 0),
        (TALL.showing(4, 5, ahead=1), 2),  # nothing has to turn
        (Window(TALL.starts, 4, 9).showing_row(3), 6),  # there was a gap at the end
        (Window(TALL.starts, 0, 2).showing_row(3), 2),
        (Window((0,), 4, 0).showing_row(0), 0),
        (Window(range(10_001), 10, 0).showing_row(9_999), 9_990),
    ],
)
def test_it_is_turned_no_further_than_needed(turned: Window, top: int):
    assert turned.top == top


@pytest.mark.parametrize(
    ("window", "more"),
    [
        (Window((0, 4), 4, 0), ""),
        (Window((0, 5), 4, 0), "▼"),
        (Window((0, 5), 4, 1), "▲"),
        (TALL, "▲▼"),
        (Window(), ""),
    ],
)
def test_arrows_say_where_there_is_more(window: Window, more: str):
    assert window.more == more


def test_a_line_belongs_to_a_row_and_beyond_the_ends_to_the_nearest():
    assert [TALL.row_at(line) for line in range(-1, 12)] == [0, 0, 0, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3]
    assert Window().row_at(5) == 0


def test_a_page_goes_from_row_to_row_and_ends_at_the_ends():
    assert [TALL.a_page_from(row, 1) for row in range(4)] == [2, 2, 2, 3]
    assert [TALL.a_page_from(row, -1) for row in range(4)] == [0, 0, 0, 2]
    assert Window(range(4), view=1).a_page_from(1, 1) == 2


def test_what_is_seen_is_counted_from_the_first_line_in_view():
    assert list(TALL.seen(*TALL.extent(0))) == []
    assert list(TALL.seen(*TALL.extent(1))) == [0]
    assert list(TALL.seen(*TALL.extent(2))) == [1, 2, 3]
    assert list(TALL.seen(*TALL.extent(3))) == []


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Windows as they are found: the rows and the view may have changed since they were turned to something."""
    heights = draw(st.lists(st.integers(1, 6), min_size=1, max_size=20))
    return Window((0, *accumulate(heights)), draw(st.integers(0, 12)), draw(st.integers(0, 140)))


@given(windows(), st.integers(-200, 200))
def test_wherever_it_is_turned_its_top_is_in_range_and_there_is_no_gap_at_the_end(window: Window, lines: int):
    turned = window.scrolled(lines)
    assert 0 <= turned.top < turned.length + (turned.view == 0)
    assert turned.top + turned.view <= turned.length or not turned.top


@given(windows(), st.data())
def test_what_is_brought_into_view_is_in_view_and_leaves_no_gap(window: Window, data: st.DataObject):
    row = data.draw(st.integers(0, len(window.starts) - 2))
    turned = window.showing_row(row)
    start, end = window.extent(row)
    assert len(turned.seen(start, end)) == min(end - start, window.view)
    if window.view:
        assert turned.top + turned.view <= turned.length or not turned.top
        assert turned.showing_row(row) == turned


@given(windows(), st.data())
def test_every_line_in_view_belongs_to_the_row_that_is_seen_there(window: Window, data: st.DataObject):
    turned = window.scrolled(data.draw(st.integers(-9, 9)))
    for line in range(turned.top, min(turned.top + turned.view, turned.length)):
        assert line - turned.top in turned.seen(*turned.extent(turned.row_at(line)))
