from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from unittest.mock import patch

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset

from tests.widgets.painting import left_unpainted
from toi_tui.widgets.register import Register, RegisterCell, RegisterColumn, RegisterRow
from toi_tui.widgets.spot import Spot

COLUMNS = (
    RegisterColumn("number", "No.", 3, 0, stop=False),
    RegisterColumn("text", "Risk", 10, 1, stretch=1),
    RegisterColumn("owner", "Owner", 8, 3),
    RegisterColumn("due", "Due", 8, 2),
)


def row(key: str, text: str = "", owner: str = "") -> RegisterRow:
    said = (key.upper(), text or f"text {key}", owner, "1.2.")
    return RegisterRow(key, tuple(map(RegisterCell, said)))


class Wall(App[None]):
    def compose(self) -> ComposeResult:
        yield Register(start="text")


@asynccontextmanager
async def shown(*rows: RegisterRow, width: int = 60, height: int = 6) -> AsyncIterator[Register]:
    app = Wall()
    async with app.run_test(size=(width, height)) as pilot:
        register = app.query_one(Register)
        register.show(COLUMNS, rows, "Nothing here yet. n begins.")
        register.focus()
        await pilot.pause()
        yield register


def lines(register: Register) -> list[str]:
    return [register.render_line(y).text.rstrip() for y in range(register.size.height)]


async def test_the_widest_room_shows_every_column():
    async with shown(row("r1", "first", "Korpi")) as register:
        assert lines(register)[:2] == [
            "   No. Risk                                Owner    Due",
            "   R1  first                               Korpi    1.2.",
        ]


async def test_a_narrow_room_leaves_out_the_last_ranks_but_never_the_cursors_column():
    async with shown(row("r1", "first", "Korpi"), width=28) as register:
        assert lines(register)[0].split() == ["No.", "Risk", "Due"]
        register.go("right")
        assert lines(register)[0].split() == ["No.", "Risk", "Owner"]
        register.go("right")
        assert lines(register)[0].split() == ["No.", "Risk", "Due"]


async def test_the_cursor_stops_only_at_columns_that_it_may():
    async with shown(row("r1")) as register:
        assert not register.go("left")
        passed = [register.spot.group for _step in range(4) if register.go("right")]
        assert passed == ["owner", "due"]


async def test_long_lists_scroll_with_the_cursor():
    async with shown(*(row(f"r{number}") for number in range(100))) as register:
        for direction, key in (("end", "r99"), ("up", "r98"), ("page-up", "r94"), ("home", "r0"), ("page-down", "r4")):
            register.go(direction)
            assert register.spot.key == key
            assert any(key.upper() in line for line in lines(register))
        register.scroll_by(50, Offset(0, 0))
        assert "R54" in "\n".join(lines(register))
        assert "▲▼" in lines(register)[0]


async def test_rows_are_as_high_as_their_texts_while_all_fit():
    async with shown(row("r1", "one two three four five"), row("r2"), width=26) as register:
        assert [line.strip() for line in lines(register)[1:5]] == [
            "R1  one two    1.2.", "three four", "five", "R2  text r2    1.2.",
        ]  # fmt: skip
        register.show(COLUMNS, tuple(row(f"r{number}", "one two three four five") for number in range(5)), "")
        assert lines(register)[2].startswith("   R1")


async def test_an_empty_register_says_what_to_do():
    async with shown() as register:
        assert "Nothing here yet. n begins." in lines(register)[1]
        assert register.spot == Spot("text")
        assert not register.go("down")
        assert register.neighbour("down") is None


async def test_the_cursor_stays_on_its_row_when_others_come_and_go():
    async with shown(row("a"), row("b"), row("c")) as register:
        register.select("b")
        register.show(COLUMNS, (row("x"), row("a"), row("b")), "")
        assert register.spot.key == "b"
        register.show(COLUMNS, (row("x"),), "")
        assert register.spot.key == "x"


@pytest.mark.parametrize(
    ("key", "direction", "behind"),
    [
        ("a", "up", None),
        ("b", "up", ""),
        ("c", "up", "a"),
        ("a", "down", "b"),
        ("c", "down", None),
        ("b", "left", None),
    ],
)
async def test_a_neighbour_is_the_row_to_stand_behind(key, direction, behind):
    async with shown(row("a"), row("b"), row("c")) as register:
        register.select(key)
        found = register.neighbour(direction)
        assert (found.key if found else None) == behind


async def test_the_mouse_finds_cells_the_heading_and_the_last_row():
    async with shown(row("a"), row("b")) as register:
        assert register.spot_at(Offset(8, 1)) == Spot("text", "a")
        assert register.spot_at(Offset(46, 2)) == Spot("owner", "b")
        assert register.spot_at(Offset(8, 0)) == Spot("text")
        assert register.spot_at(Offset(8, 5)) == Spot("text", "b")


async def test_the_region_of_a_cell_is_where_its_text_stands():
    async with shown(row("a", "first"), row("b", "second")) as register:
        region = register.region_of(Spot("text", "b"))
        assert lines(register)[region.y][region.x : region.x + 6] == "second"
        assert register.region_of(Spot("text", "gone")) is None


async def test_every_text_of_a_row_can_be_found():
    async with shown(row("a", "first", "Korpi"), row("b", "second")) as register:
        assert register.matching("korpi") == ["a"]
        assert register.matching("SECOND") == ["b"]


@pytest.mark.parametrize("width", [28, 60])
async def test_all_that_looks_different_when_the_cursor_moves_is_repainted(width):
    rows = [row(f"r{number}", "a rather long text that takes lines " * (number % 3), "Korpi") for number in range(20)]
    async with shown(*rows[:3], width=width, height=12) as few, shown(*rows, width=width) as many:
        for direction in ("down", "right", "right", "left", "down", "up", "end", "left", "page-up", "home", "right"):
            assert left_unpainted(few, partial(few.go, direction)) == set()
            assert left_unpainted(many, partial(many.go, direction)) == set()


async def test_a_cursor_that_goes_to_the_next_column_repaints_two_cells_and_two_names():
    async with shown(row("r1", "first", "Korpi")) as register:
        with patch.object(register, "refresh") as refresh:
            register.go("right")
        assert sorted((region.y, region.width) for region in refresh.call_args.args) == [
            (0, 9),
            (0, 36),
            (1, 8),
            (1, 35),
        ]
