from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset, Region
from textual.pilot import Pilot

from toi_tui.widgets.grid import HEADINGS, Grid
from toi_tui.widgets.grid_layout import GridCell, GridColumn, GridRow
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Spot

COLUMNS = (
    GridColumn("text", "Option", 13, 3),
    GridColumn("v1", "money", 9, 2, heading=True),
    GridColumn("v2", "people", 9, 2, heading=True),
    GridColumn("sum", "Σ", 3, stop=False),
)
LONG = "+ nobody has to travel and everybody is there, which has never been so − a room is needed"


def row(key: str, one: str = "", two: str = "", tail: str = "") -> GridRow:
    name = GridCell(f"option {key}", key.upper(), tail)
    return GridRow(key, (name, GridCell(one, "4"), GridCell(two), GridCell("12")))


class Wall(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[Panel.Said] = []

    def compose(self) -> ComposeResult:
        yield Grid(language="en")

    def on_panel_moved(self, message: Panel.Moved) -> None:
        self.told.append(message)

    def on_panel_dropped(self, message: Panel.Dropped) -> None:
        self.told.append(message)


@asynccontextmanager
async def shown(
    *rows: GridRow, columns: tuple[GridColumn, ...] = COLUMNS, width: int = 64, height: int = 12
) -> AsyncIterator[tuple[Grid, Pilot[None]]]:
    app = Wall()
    async with app.run_test(size=(width, height)) as pilot:
        grid = app.query_one(Grid)
        grid.show(columns, rows, "Nothing here yet. n begins.", "Viewpoints")
        grid.focus()
        await pilot.pause()
        yield grid, pilot


def lines(grid: Grid) -> list[str]:
    return [grid.render_line(y).text.rstrip() for y in range(grid.size.height)]


def told(grid: Grid) -> list[Panel.Said]:
    assert isinstance(grid.app, Wall)
    return grid.app.told


async def test_rows_stand_under_headings_with_a_line_between_them_while_there_is_room():
    async with shown(row("a", "+ cheap"), row("b", two="− slow")) as (grid, _pilot):
        said = lines(grid)
        assert [part.strip() for part in said[0].split("│")] == ["Option", "money", "people", "Σ"]
        assert [part.strip() for part in said[1].split("│")] == ["A option a", "4 + cheap", "", "12"]
        assert set(said[2]) == {"─", "┼"}
        assert [part.strip() for part in said[3].split("│")] == ["B option b", "4", "− slow", "12"]


async def test_the_row_with_the_cursor_is_open_and_the_others_are_cut_with_a_mark():
    rows = [row(key, LONG) for key in "abcde"]
    async with shown(*rows, height=10) as (grid, _pilot):
        heights = grid._heights
        assert heights[0] == max(heights) > heights[-1]
        grid.go("down")
        assert grid._heights[1] == max(grid._heights) > grid._heights[0]
        opened = grid.region_of(Spot("v1", "b"))
        cut = grid.region_of(Spot("v1", "a"))
        assert opened is not None
        assert cut is not None
        assert "needed" in " ".join(lines(grid)[opened.y : opened.bottom])
        assert "…" in lines(grid)[cut.bottom - 1]


async def test_the_column_with_the_cursor_is_the_widest_of_its_kind():
    async with shown(row("a", LONG, LONG)) as (grid, _pilot):
        assert grid._widths[1] == grid._widths[2]
        grid.go("right")
        assert grid._widths[1] > grid._widths[2]
        grid.go("right")
        assert grid._widths[2] > grid._widths[1]
        assert sum(grid._widths.values()) + len(grid._widths) - 1 <= 64


async def test_of_too_many_columns_those_around_the_cursor_are_drawn():
    many = (COLUMNS[0], *(GridColumn(f"v{n}", f"view {n}", 12, 1, heading=True) for n in range(8)), COLUMNS[-1])
    rows = [GridRow("a", tuple(GridCell(str(n)) for n in range(10)))]
    async with shown(*rows, columns=many) as (grid, _pilot):
        assert "view 0" in lines(grid)[0]
        assert "view 7" not in lines(grid)[0]
        for _ in range(8):
            grid.go("right")
        assert grid.spot == Spot("v7", "a")
        assert "view 7" in lines(grid)[0]
        assert "view 0" not in lines(grid)[0]
        assert "Σ" in lines(grid)[0]


@pytest.mark.parametrize(
    ("keys", "spot"),
    [
        ("right", Spot("v1", "a")),
        ("right right", Spot("v2", "a")),
        ("right right right", Spot("v2", "a")),
        ("left", Spot("text", "a")),
        ("down right", Spot("v1", "b")),
        ("down down", Spot("text", "b")),
        ("up", Spot("text", "a")),
        ("right up", Spot(HEADINGS, "v1")),
        ("right up right", Spot(HEADINGS, "v2")),
        ("right up left", Spot(HEADINGS, "v1")),
        ("right right up down", Spot("v2", "a")),
        ("right up end", Spot("v1", "b")),
        ("page-down", Spot("text", "b")),
        ("end home", Spot("text", "a")),
    ],
)
async def test_the_cursor_walks_over_cells_and_onto_headings(keys, spot):
    async with shown(row("a"), row("b")) as (grid, _pilot):
        for key in keys.split():
            grid.go(key)
        assert grid.spot == spot


async def test_the_cursor_stays_where_it_is_when_rows_and_columns_come_and_go():
    async with shown(row("a"), row("b")) as (grid, _pilot):
        grid.select("b")
        grid.stand_in("v2")
        grid.show(COLUMNS, (row("b"), row("c")), "")
        assert grid.spot == Spot("v2", "b")
        without = (COLUMNS[0], COLUMNS[1], COLUMNS[3])
        grid.show(without, tuple(GridRow(key, (GridCell(key),) * 3) for key in "bc"), "")
        assert grid.spot.key == "b"
        grid.select("v1")
        grid.show((COLUMNS[0], COLUMNS[3]), (GridRow("b", (GridCell("b"),) * 2),), "")
        assert grid.spot.group != HEADINGS
        grid.show(COLUMNS, (), "")
        assert grid.spot.key == ""


async def test_selecting_finds_rows_and_headings():
    async with shown(row("a"), row("b")) as (grid, _pilot):
        assert grid.select("b")
        assert grid.spot == Spot("text", "b")
        assert grid.select("v2")
        assert grid.spot == Spot(HEADINGS, "v2")
        assert not grid.select("nowhere")
        assert grid.spot == Spot(HEADINGS, "v2")


@pytest.mark.parametrize(
    ("at", "direction", "behind"),
    [
        ("a", "down", Spot("text", "b")),
        ("b", "up", Spot("text", "")),
        ("c", "up", Spot("text", "a")),
        ("c", "down", None),
        ("a", "up", None),
        ("a", "left", None),
        ("v1", "right", Spot(HEADINGS, "v2")),
        ("v2", "left", Spot(HEADINGS, "")),
        ("v2", "right", None),
        ("v1", "down", None),
    ],
)
async def test_rows_are_moved_up_and_down_and_headings_to_the_sides(at, direction, behind):
    async with shown(row("a"), row("b"), row("c")) as (grid, _pilot):
        grid.select(at)
        assert grid.neighbour(direction) == behind


async def test_an_empty_grid_says_its_hint_and_still_has_headings():
    async with shown() as (grid, _pilot):
        assert "Nothing here yet" in lines(grid)[1]
        assert grid.spot == Spot("text", "")
        assert grid.neighbour("down") is None
        grid.go("right")
        grid.go("up")
        assert grid.spot == Spot(HEADINGS, "v1")
        assert "Nothing here yet" in lines(grid)[1]


async def test_texts_are_those_of_rows_and_headings():
    async with shown(row("a", "+ cheap", tail="pilot")) as (grid, _pilot):
        assert grid.matching("CHEAP") == grid.matching("pilot") == ["a"]
        assert grid.matching("people") == ["v2"]


async def test_a_row_far_down_is_brought_into_view():
    rows = [row(f"r{n}") for n in range(40)]
    async with shown(*rows, height=8) as (grid, _pilot):
        assert lines(grid)[-1].endswith("▼")
        grid.go("end")
        assert "option r39" in lines(grid)[-1]
        assert lines(grid)[1].endswith("▲")
        grid.go("page-up")
        assert grid.spot.key == "r32"
        grid.scroll_by(-100, Offset(0, 0))
        assert "option r0" in lines(grid)[1]


async def test_a_row_higher_than_the_room_begins_at_its_top():
    async with shown(row("a", LONG * 6), row("b"), height=6) as (grid, _pilot):
        assert "A option a" in lines(grid)[1]
        grid.go("down")
        assert any("B option b" in line for line in lines(grid))


async def test_a_click_selects_a_cell_or_a_heading_and_a_drag_moves_behind():
    async with shown(row("a", "x"), row("b", "y")) as (grid, pilot):
        x = next(x for number, x in grid._edges() if number == 2)
        await pilot.click(Grid, offset=(x + 1, 3))
        assert grid.spot == Spot("v2", "b")
        await pilot.click(Grid, offset=(x + 1, 0))
        assert grid.spot == Spot(HEADINGS, "v2")
        await pilot.mouse_down(Grid, offset=(1, 1))
        await pilot.hover(Grid, offset=(1, 3))
        await pilot.mouse_up(Grid, offset=(1, 3))
        dropped = told(grid)[-1]
        assert isinstance(dropped, Panel.Dropped)
        assert (dropped.spot.key, dropped.onto.key) == ("a", "b")


async def test_a_click_on_a_column_without_stop_keeps_the_column():
    async with shown(row("a"), row("b")) as (grid, pilot):
        x = next(x for number, x in grid._edges() if number == 3)
        await pilot.click(Grid, offset=(x, 3))
        assert grid.spot == Spot("text", "b")


async def test_the_editor_gets_the_place_of_the_cell():
    async with shown(row("a", "+ cheap"), row("b")) as (grid, _pilot):
        width = grid._widths[0]
        assert grid.region_of(Spot("text", "b")) == Region(0, 3, width, 1)
        assert grid.region_of(Spot("v1", "a")) == Region(width + 1, 1, grid._widths[1], 1)
        assert grid.region_of(Spot(HEADINGS, "v1")) == Region(width + 1, 0, grid._widths[1], 1)
        assert grid.region_of(Spot("v1", "gone")) is None


async def test_moving_is_told_once_and_not_at_the_edge():
    async with shown(row("a"), row("b")) as (grid, pilot):
        grid.go("down")
        grid.go("down")
        await pilot.pause()
        assert [message.spot for message in told(grid)] == [Spot("text", "b")]


# One row at a time


async def test_in_a_narrow_room_one_row_is_shown_with_its_cells_below_each_other():
    async with shown(row("a", "+ cheap", "− slow"), row("b"), width=44) as (grid, _pilot):
        assert [line.strip() for line in lines(grid)[:5]] == [
            "‹ 1/2 › Option",
            "A option a",
            "money         4 + cheap",
            "people        − slow",
            "Σ             12",
        ]


@pytest.mark.parametrize(
    ("keys", "spot"),
    [
        ("down", Spot("v1", "a")),
        ("down down down", Spot("v2", "a")),
        ("right", Spot("text", "b")),
        ("down right", Spot("v1", "b")),
        ("right right", Spot("text", "b")),
        ("left", Spot(HEADINGS, "v1")),
        ("left down", Spot(HEADINGS, "v2")),
        ("left right", Spot("v1", "a")),
    ],
)
async def test_in_a_narrow_room_the_arrows_go_as_it_looks(keys, spot):
    async with shown(row("a"), row("b"), width=44) as (grid, _pilot):
        for key in keys.split():
            grid.go(key)
        assert grid.spot == spot


async def test_in_a_narrow_room_the_headings_are_a_page_of_their_own():
    async with shown(row("a"), width=44) as (grid, _pilot):
        grid.go("left")
        assert [line.strip() for line in lines(grid)[:4]] == ["‹ – › Viewpoints", "money", "people", ""]
        assert grid.neighbour("down") == Spot(HEADINGS, "v2")
        assert grid.region_of(Spot(HEADINGS, "v2")) == Region(0, 2, 44, 1)


async def test_in_a_narrow_room_a_long_page_follows_the_cursor_to_its_end():
    async with shown(row("a", LONG, LONG), width=44, height=6) as (grid, _pilot):
        assert lines(grid)[-1].endswith("▼")
        grid.go("down")
        grid.go("down")
        assert "12" in lines(grid)[-1]
        grid.go("up")
        grid.go("up")
        assert "A option a" in lines(grid)[1]


async def test_in_a_narrow_room_a_click_selects_the_cell_of_its_line():
    async with shown(row("a"), row("b"), width=44) as (grid, pilot):
        await pilot.click(Grid, offset=(20, 3))
        assert grid.spot == Spot("v2", "a")
        assert grid.region_of(Spot("v2", "a")) == Region(14, 3, 30, 1)
        assert grid.region_of(Spot("v2", "b")) is None


async def test_in_a_narrow_room_an_empty_grid_says_its_hint():
    async with shown(width=44) as (grid, _pilot):
        assert "Nothing here yet" in lines(grid)[1]
        assert grid.spot_at(Offset(1, 3)) == Spot("text", "")
