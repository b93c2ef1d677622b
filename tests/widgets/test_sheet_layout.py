"""A sheet's page without a screen: its lines, and where the cursor can stand."""

import pytest

from toi_tui.widgets.sheet_layout import Group, Page, Row
from toi_tui.widgets.spot import Spot

GROUPS = (
    Group("who", "Who", (Row("name", "Aino", "Name"), Row(text="said once"), Row("mail", "", "E-mail", hint="…"))),
    Group("none", "Nothing yet", hint="n begins"),
    Group("ticks", "Ticks", (Row("a", "one two three four five", mark="✓", tail="now"),)),
)


def lines(page: Page) -> list[str]:
    return [f"{line.lead}{line.text}{line.tail}" for line in page.lines]


WIDE = ["Who", "Name:   Aino", "said once", "E-mail: …", "", "Nothing yet", " n begins", "", "Ticks",
        "✓ one two three four five  now"]  # fmt: skip
NARROW = ["Who", "Name:", "  Aino", "said once", "E-mail:", "  …", "", "Nothing yet", " n begins", "", "Ticks",
          "✓ one two three", "  four five  now"]  # fmt: skip


@pytest.mark.parametrize(("width", "shown"), [(60, WIDE), (18, NARROW)])
def test_values_stand_beside_their_labels_or_below_them_where_room_is_short(width: int, shown: list[str]) -> None:
    assert lines(Page(GROUPS, width, "en")) == shown


def test_the_cursor_stands_on_rows_with_a_key_and_in_a_group_without_rows() -> None:
    page = Page(GROUPS, 60, "en")
    assert [stop.spot for stop in page.stops] == [
        Spot("who", "name"),
        Spot("who", "mail"),
        Spot("none"),
        Spot("ticks", "a"),
    ]
    assert [page.first_line(number) for number in range(4)] == [0, 3, 5, 8]
    assert page.number_of(Spot("ticks", "a")) == 3
    assert page.number_of(Spot("ticks", "b")) is None
    assert page.in_group("who") == [0, 1]
    assert [page.nearest(line) for line in (0, 4, 7, 99)] == [0, 1, 2, 3]
