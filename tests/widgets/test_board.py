from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset

from tests.strategies import tries
from tests.widgets.painting import left_unpainted
from toi_tui.widgets.board import Board, BoardCell, Card
from toi_tui.widgets.board_layout import BoardLayout, column_widths, shared
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Spot


def quadrants(cards=3):
    cell = [
        BoardCell(key, key.upper(), tuple(Card(f"{key}{n}", f"kortti {key}{n}") for n in range(cards)))
        for key in "abcd"
    ]
    return (cell[0], cell[1]), (cell[2], cell[3])


def columns(cards=3, count=5):
    def cell(day: int, row: str, many: int) -> BoardCell:
        made = tuple(Card(f"{day}{row}{n}", f"toiminta numero {n} päivänä {day}", "·") for n in range(many))
        aside = ("pitkä lisä joka ei mahdu mihinkään", "3/8") if row == "a" else ()
        return BoardCell(f"{day}:{row}", f"Ma {day}.4." if row == "a" else "Tehtävä osallistujille", made, "n: uusi",
                    count=False, aside=aside, short=f"{day}.4.")  # fmt: skip

    days = range(1, count + 1)
    return tuple(cell(day, "a", cards) for day in days), tuple(cell(day, "b", 1) for day in days)


class BoardApp(App[None]):
    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board, self.said = board, []

    def compose(self) -> ComposeResult:
        yield self.board

    def on_panel_moved(self, message: Panel.Moved) -> None:
        self.said.append(("moved", message.spot))

    def on_panel_opened(self, message: Panel.Opened) -> None:
        self.said.append(("opened", message.spot))

    def on_panel_dropped(self, message: Panel.Dropped) -> None:
        self.said.append(("dropped", message.spot, message.onto))


@asynccontextmanager
async def shown(grid, size=(80, 24), **options):
    app = BoardApp(Board(**options))
    async with app.run_test(size=size) as pilot:
        app.board.show(grid)
        app.board.focus()
        await pilot.pause()
        yield app.board, app, pilot


def drawn(board: Board) -> list[str]:
    return ["".join(segment.text for segment in board.render_line(y)) for y in range(board.size.height)]


async def test_the_cursor_goes_through_cards_and_cells():
    async with shown(quadrants()) as (board, app, pilot):
        assert board.spot == Spot("a", "a0")
        steps = [("down", "a1"), ("down", "a2"), ("down", "c0"), ("right", "d0"), ("up", "b2"), ("home", "b0")]
        for direction, key in [*steps, ("end", "b2"), ("left", "a2")]:
            assert board.go(direction)
            assert board.spot.key == key
        assert not board.go("left")
        await pilot.pause()
        assert app.said[-1] == ("moved", Spot("a", "a2"))


async def test_the_cursor_stays_with_its_card_when_the_board_changes():
    async with shown(quadrants()) as (board, _app, _pilot):
        board.select("b2")
        board.show(quadrants(cards=4))
        assert board.spot == Spot("b", "b2")
        board.show(quadrants(cards=2))
        assert board.spot == Spot("b", "b1")
        board.show(())
        assert board.spot == Spot("")
        assert drawn(board)[0].strip() == ""


async def test_a_moved_card_goes_through_its_cell_and_on():
    async with shown(quadrants()) as (board, _app, _pilot):
        board.select("a1")
        assert board.neighbour("up") == Spot("a", "")
        assert board.neighbour("down") == Spot("a", "a2")
        assert board.neighbour("right") == Spot("b", "b0")
        assert board.neighbour("left") is None
        board.select("a2")
        assert board.neighbour("down") == Spot("c", "")
        board.select("c0")
        assert board.neighbour("up") == Spot("a", "a2")


async def test_wide_columns_are_alike():
    async with shown(columns(), size=(120, 40), narrow="column", wide_column=24) as (board, _app, _pilot):
        widths = {board.region_of(Spot(f"{day}:a")).width for day in range(1, 6)}
        assert widths <= {23, 24}
        board.go("right")
        assert {board.region_of(Spot(f"{day}:a")).width for day in range(1, 6)} == widths
        assert drawn(board)[0].count("3/8") == 5


async def test_the_column_with_the_cursor_is_wide_where_room_is_short():
    async with shown(columns(), size=(80, 24), narrow="column", wide_column=24) as (board, _app, _pilot):
        for day in range(1, 6):
            widths = [board.region_of(Spot(f"{n}:a")).width for n in range(1, 6)]
            assert widths[day - 1] >= 24
            assert max(widths[: day - 1] + widths[day:]) == 12
            assert sum(widths) + 4 == 80
            board.go("right")
        assert all(len(line) == 80 for line in drawn(board))
        assert sum("Tehtävä osallistujille" in line for line in drawn(board)) == 1
        assert "…" in "".join(drawn(board))


async def test_a_narrow_room_shows_one_column_and_all_names():
    async with shown(columns(), size=(45, 14), narrow="column", wide_column=24) as (board, _app, _pilot):
        assert drawn(board)[0].split() == ["1.4.", "2.4.", "3.4.", "4.4.", "5.4."] or "Ma 5.4." in drawn(board)[0]
        assert "toiminta numero 0 päivänä 1" in drawn(board)[2]
        assert board.go("right")
        assert "toiminta numero 0 päivänä 2" in drawn(board)[2]
        assert board.region_of(Spot("1:a", "1a0")) is None
        board.go("end"), board.go("down")
        assert "Tehtävä osallistujille" in "".join(drawn(board))


async def test_a_narrow_room_shows_one_cell_with_all_counts():
    async with shown(quadrants(), size=(45, 14)) as (board, _app, _pilot):
        assert [part for part in drawn(board)[0].split() if part.isdigit()] == ["3"] * 4
        assert "kortti b0" not in "".join(drawn(board))


async def test_zoom_shows_a_cell_alone_or_a_whole_column():
    async with shown(quadrants()) as (board, _app, _pilot):
        assert board.zoom()
        assert "kortti b0" not in "".join(drawn(board))
        assert not board.zoom()
        assert "kortti b0" in "".join(drawn(board))
    async with shown(columns(), narrow="column", wide_column=24) as (board, _app, _pilot):
        board.zoom(zoomed=True)
        assert "Tehtävä osallistujille" in "".join(drawn(board))
        assert "pitkä lisä joka ei mahdu mihinkään" in "".join(drawn(board))


async def test_where_one_column_is_shown_anyway_a_zoom_shows_one_cell_of_it():
    async with shown(columns(), size=(45, 14), narrow="column", wide_column=24) as (board, _app, _pilot):
        board.zoom(zoomed=True)
        assert "Tehtävä osallistujille" not in "".join(drawn(board))
        board.go("end"), board.go("down")
        assert drawn(board)[1].startswith("Tehtävä osallistujille")
        assert "toiminta numero 0" in drawn(board)[2]
        assert "5.4." in drawn(board)[0]
        board.zoom(zoomed=False)
        assert sum("toiminta" in line for line in drawn(board)) > 1


async def test_a_mouse_selects_opens_and_scrolls():
    async with shown(columns(40), size=(120, 40), narrow="column", wide_column=24) as (board, app, pilot):
        at = board.region_of(Spot("3:a", "3a1")).offset
        await pilot.click(board, offset=at)
        assert board.spot == Spot("3:a", "3a1")
        await pilot.click(board, offset=at, times=2)
        await pilot.pause()
        assert ("opened", Spot("3:a", "3a1")) in app.said
        board.scroll_by(3, at)
        assert board.spot_at(at) != Spot("3:a", "3a1")
        board.scroll_by(-3, at)
        assert board.spot_at(at) == Spot("3:a", "3a1")


async def test_a_card_is_dragged_onto_another_and_below_all_behind_the_last():
    async with shown(quadrants(), size=(80, 24)) as (board, app, pilot):
        start = board.region_of(Spot("a", "a0")).offset
        for spot, end, onto in [
            (Spot("a", "a0"), board.region_of(Spot("b", "b1")).offset, Spot("b", "b1")),
            (Spot("a", "a0"), Offset(60, 9), Spot("b", "b2")),
            (Spot("a", "a0"), Offset(60, 0), Spot("b")),
        ]:
            await pilot.mouse_down(board, offset=start)
            await pilot._post_mouse_events([events.MouseMove], board, end, button=1)
            await pilot.mouse_up(board, offset=end)
            await pilot.pause()
            assert app.said[-1] == ("dropped", spot, onto)


async def test_a_click_on_a_name_goes_to_the_cell():
    async with shown(quadrants(), size=(45, 14)) as (board, _app, pilot):
        await pilot.click(board, offset=(25, 0))
        assert board.spot.group == "c"


@pytest.mark.parametrize("size", [(40, 7), (80, 20), (120, 40)])
async def test_a_thousand_cards_are_all_reached_and_seen(size):
    async with shown(columns(200), size=size, narrow="column", wide_column=24) as (board, _app, _pilot):
        for direction in ("right", "end", "page-up", "right", "page-down", "left", "home", "end", "down", "up"):
            board.go(direction)
            region = board.region_of(board.spot)
            assert region
            assert board.spot_at(region.offset) == board.spot


async def test_moving_the_cursor_lays_nothing_out_anew(monkeypatch):
    async with shown(columns(200), narrow="column", wide_column=24) as (board, _app, _pilot):
        monkeypatch.setattr(BoardLayout, "_lay", lambda *_: pytest.fail("laid out"))
        for _ in range(30):
            board.go("down")
        assert board.spot.key == "1a30"


async def test_a_heading_says_that_there_is_more():
    async with shown(columns(40), size=(120, 30), narrow="column", wide_column=24) as (board, _app, _pilot):
        assert "▼" in drawn(board)[0]
        board.go("end")
        assert "▲" in drawn(board)[0]


async def test_a_heading_too_long_for_its_cell_keeps_its_count():
    cards = tuple(Card(f"k{n}", "kortti") for n in range(12))
    grid = ((BoardCell("a", "mahdollisuuksilla heikkouksien kimppuun", cards), BoardCell("b", "B")),)
    async with shown(grid, (61, 10)) as (board, _app, _pilot):
        assert drawn(board)[0].startswith("mahdollisuuksilla heikk… (12)▼│B (0) ─")


async def test_find_ignores_case():
    async with shown(quadrants()) as (board, _app, _pilot):
        assert board.matching("KORTTI C") == ["c0", "c1", "c2"]
        assert board.matching("") == []


@pytest.mark.parametrize(
    ("needs", "height", "weights", "heights"),
    [
        ([3, 4], 20, [1, 1], [10, 10]),
        ([15, 4], 20, [1, 1], [15, 5]),
        ([30, 4], 20, [1, 1], [16, 4]),
        ([30, 40], 20, [1, 1], [10, 10]),
        ([5, 3, 2, 2], 21, [3, 1, 1, 1], [5, 3, 2, 11]),
        ([30, 30, 3, 5], 21, [3, 1, 1, 1], [10, 4, 3, 4]),
        ([30, 30, 30, 30], 6, [1, 1, 1, 3], [2, 1, 0, 3]),
        ([3, 3], 0, [1, 1], [0, 0]),
    ],
)
def test_rows_share_the_height(needs, height, weights, heights):
    found = shared(needs, height, weights)
    assert sum(found) == height
    assert found == heights


@pytest.mark.parametrize("width", range(40, 251, 7))
@pytest.mark.parametrize("count", [1, 2, 5, 7])
def test_columns_share_the_width(width, count):
    for focus in range(-1, count if count > 1 else 0):
        widths = column_widths(width, count, focus, 24)
        assert sum(widths) + count - 1 == width
        assert min(widths) >= 1


CARDS = st.builds(Card, st.text("abcdefghij", min_size=1, max_size=1), st.sampled_from(["yksi", "kaksi " * 9]))
ROWS = st.lists(CARDS, max_size=8, unique_by=lambda card: card.key)


def grid_of(rows: list[list[Card]], aside: tuple[str, ...]):
    def cell(key: str, cards: list[Card]) -> BoardCell:
        own = tuple(replace(card, key=key + card.key) for card in cards)
        return BoardCell(key, f"Solu {key}", own, "n", aside=aside)

    a, b, c, d = (cell(key, cards) for key, cards in zip("ABCD", rows, strict=True))
    return (a, b), (c, d)


GRIDS = st.builds(grid_of, st.lists(ROWS, min_size=4, max_size=4), st.sampled_from([(), ("3/8",)]))
MOVES = st.lists(st.sampled_from(["down", "right", "end", "up"]), max_size=3)


@pytest.mark.parametrize(("size", "narrow"), [((70, 14), "cell"), ((70, 14), "column"), ((40, 10), "cell")])
async def test_all_that_looks_different_is_repainted(size, narrow):
    async with shown(quadrants(), size=size, narrow=narrow, wide_column=40) as (board, _app, _pilot):

        @tries(100)
        @given(GRIDS, MOVES, GRIDS, MOVES)
        def check(first, moves, second, moves_after):
            board.show(())  # nothing stays of the example before
            board.show(first)
            for move in moves:
                board.go(move)
            for change in (partial(board.show, second), *(partial(board.go, move) for move in moves_after)):
                assert left_unpainted(board, change) == set()

        check()


async def test_a_card_that_changes_its_place_repaints_the_lines_between():
    async with shown(quadrants(9), size=(80, 40)) as (board, _app, _pilot):
        (a, b), below = quadrants(9)
        cards = (a.cards[0], a.cards[2], a.cards[1], *a.cards[3:])
        with patch.object(board, "refresh") as refresh:
            board.show(((replace(a, cards=cards), b), below))
        regions = [region for call in refresh.call_args_list for region in call.args]
        assert {y for region in regions for y in region.line_range} <= {1, 2, 3}
