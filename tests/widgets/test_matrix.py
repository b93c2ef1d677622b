from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from unittest.mock import patch

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset, Region

from tests.widgets.painting import left_unpainted
from toi_tui.widgets.matrix import Matrix
from toi_tui.widgets.matrix_chart import Chart, Chip, Square
from toi_tui.widgets.matrix_drawing import BORDERS
from toi_tui.widgets.matrix_layout import height_for
from toi_tui.widgets.spot import Spot


def chart(tray: tuple[str, ...] = (), **squares: tuple[Chip | str, ...]) -> Chart:
    """Two by two: levels 1–4 in the squares ab, aa (top row), bb and ba."""

    def square(key: str, level: int) -> Square:
        chips = tuple(chip if isinstance(chip, Chip) else Chip(chip, chip.upper()) for chip in squares.get(key, ()))
        return Square(key, level, f"Name{level}", chips)

    return Chart(
        corner="corner",
        rows=("2 often", "1 seldom"),
        columns=("1 light", "2 heavy"),
        squares=((square("ta", 2), square("tb", 4)), (square("ba", 1), square("bb", 3))),
        tray=Square("tray", 0, "Tray", tuple(Chip(key, key.upper()) for key in tray)),
    )


class Wall(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.moved: list[Spot] = []

    def compose(self) -> ComposeResult:
        yield Matrix()

    def on_panel_moved(self, message: Matrix.Moved) -> None:
        self.moved.append(message.spot)


@asynccontextmanager
async def shown(of: Chart, width: int = 40, height: int = 10) -> AsyncIterator[tuple[Matrix, Wall]]:
    app = Wall()
    async with app.run_test(size=(width, height)) as pilot:
        matrix = app.query_one(Matrix)
        matrix.show(of)
        matrix.focus()
        await pilot.pause()
        yield matrix, app
        await pilot.pause()


def lines(matrix: Matrix) -> list[str]:
    return [matrix.render_line(y).text for y in range(matrix.size.height)]


async def test_a_square_says_its_level_by_number_name_and_border():
    async with shown(chart(ta=("r1",))) as (matrix, _app):
        assert lines(matrix) == [
            "corner   1 light         2 heavy        ",
            "2 often ┌2 Name2───────┐╔4 Name4═══════╗",
            "        │R1            │║              ║",
            "        │              │║              ║",
            "        └──────────────┘╚══════════════╝",
            "1       ╭1 Name1┄┄┄┄┄┄┄╮┏3 Name3━━━━━━━┓",
            "seldom  ┆              ┆┃              ┃",
            "        ┆              ┆┃              ┃",
            "        ╰┄┄┄┄┄┄┄┄┄┄┄┄┄┄╯┗━━━━━━━━━━━━━━┛",
            "Tray (0)                                ",
        ]


def test_no_two_levels_have_the_same_border():
    assert len(set(BORDERS)) == 6


@pytest.mark.parametrize(("rows", "room", "height"), [(3, 20, 11), (3, 10, 8), (3, 7, 5), (5, 17, 17), (5, 13, 12)])
def test_a_matrix_is_as_high_as_the_room_allows(rows, room, height):
    assert height_for(rows, room) == height


@pytest.mark.parametrize("height", [4, 6, 10, 30])
async def test_every_height_shows_levels_and_chips(height):
    async with shown(chart(ta=("r1",), tray=("r2",)), height=height) as (matrix, _app):
        text = "\n".join(lines(matrix))
        for said in ("R1", "R2", "2", "4", "┌" if height > 4 else "│", "╔" if height > 4 else "║"):
            assert said in text
        assert all(len(line) == 40 for line in lines(matrix))


async def test_more_chips_than_fit_are_counted_and_the_one_under_the_cursor_is_shown():
    keys = tuple(f"r{number}" for number in range(1, 21))
    async with shown(chart(ta=keys), height=6) as (matrix, _app):
        assert "R1 R2 R3" in lines(matrix)[2]
        assert "+" in lines(matrix)[2]
        matrix.select("r20")
        assert "R20" in lines(matrix)[2]


async def test_the_cursor_walks_chips_then_squares_and_stops_at_the_edge():
    async with shown(chart(ta=("a", "b"), tb=("c",), tray=("d", "e"))) as (matrix, _app):
        matrix.select("a")
        walked = [matrix.spot.key for _step in range(3) if matrix.go("right")]
        assert walked == ["b", "c"]
        assert matrix.go("left")
        assert matrix.spot.key == "b"
        assert matrix.go("down")
        assert matrix.spot == Spot("ba")
        assert matrix.go("down")
        assert matrix.spot == Spot("tray", "d")
        assert matrix.go("right")
        assert not matrix.go("right")
        assert not matrix.go("down")


async def test_home_end_and_pages_go_from_chip_to_chip():
    async with shown(chart(ta=("a",), bb=("b",), tray=("c",))) as (matrix, _app):
        gone = []
        for direction in ("home", "page-down", "page-down", "page-down", "page-up", "home", "end"):
            matrix.go(direction)
            gone.append(matrix.spot.key)
        assert gone == ["a", "b", "c", "a", "c", "a", "c"]


async def test_ghosts_are_seen_and_passed_by():
    async with shown(chart(ta=("a",), tb=(Chip("a", "(A)", ghost=True), "b"))) as (matrix, _app):
        assert "(A) B" in lines(matrix)[2]
        matrix.select("a")
        matrix.go("right")
        assert matrix.spot == Spot("tb", "b")


async def test_a_chip_that_moved_keeps_the_cursor():
    async with shown(chart(ta=("a",), bb=("b",))) as (matrix, _app):
        matrix.select("b")
        matrix.show(chart(ta=("a", "b")))
        assert matrix.spot == Spot("ta", "b")
        matrix.show(chart(ta=("a",)))
        assert matrix.spot == Spot("ta", "a")


async def test_a_neighbour_is_a_square_and_nothing_falls_into_the_tray():
    async with shown(chart(ta=("a",), bb=("b",), tray=("c",))) as (matrix, _app):
        matrix.select("a")
        assert [matrix.neighbour(way) for way in ("up", "left", "right", "down")] == [
            None,
            None,
            Spot("tb"),
            Spot("ba"),
        ]
        matrix.select("b")
        assert matrix.neighbour("down") is None
        matrix.select("c")
        assert matrix.neighbour("up") == Spot("bb")
        assert matrix.neighbour("left") is None


async def test_the_mouse_finds_chips_squares_and_the_tray():
    async with shown(chart(ta=("a",), tray=("c",))) as (matrix, _app):
        assert matrix.spot_at(Offset(9, 2)) == Spot("ta", "a")
        assert matrix.spot_at(Offset(30, 2)) == Spot("tb")
        assert matrix.spot_at(Offset(10, 9)) == Spot("tray", "c")
        assert matrix.spot_at(Offset(0, 0)) is None


async def test_moving_tells_once_and_only_when_the_spot_changes():
    async with shown(chart(ta=("a",), tb=("b",))) as (matrix, app):
        matrix.select("a")
        matrix.select("a")
        matrix.select("b")
    assert [spot.key for spot in app.moved] == ["a", "b"]


@pytest.mark.parametrize("height", [4, 6, 10])
async def test_all_that_looks_different_when_the_cursor_moves_is_repainted(height):
    keys = tuple(f"r{number}" for number in range(1, 12))
    ghost = Chip("r2", "(R2)", ghost=True)
    async with shown(chart(ta=(*keys, "x"), tb=(ghost, "b"), tray=("c", "d")), height=height) as (matrix, _app):
        for direction in ("end", "home", "right", "down", "left", "down", "right", "up", "up", "right", "page-up"):
            assert left_unpainted(matrix, partial(matrix.go, direction)) == set()


async def test_a_cursor_that_moves_repaints_what_looks_different_alone():
    async with shown(chart(ta=("a", "b"))) as (matrix, _app):
        matrix.select("a")
        matrix.render_line(0)
        with patch.object(matrix, "refresh") as refresh:
            matrix.go("right")
        assert refresh.call_args.args == (Region(8, 2, 16, 1),)
