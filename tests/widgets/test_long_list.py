"""A list of very many lines: only those that are drawn are asked for, headings are passed over."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot

from tests.widgets.painting import left_unpainted
from toi_tui.widgets.long_list import ListLine, LongList
from toi_tui.widgets.spot import Direction

MANY = 10_000


def line(number: int) -> ListLine:
    """Every tenth line is a heading, the first among them."""
    if not number % 10:
        return ListLine(f"day {number}", is_heading=True)
    tail = "now" if number == 1 else ""
    return ListLine(f"text {number}", "written out ", tail and "just now", ("brief ", tail))


class Wall(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.asked: set[int] = set()

    def compose(self) -> ComposeResult:
        yield LongList()

    def on_panel_opened(self, message: LongList.Opened) -> None:
        self.opened.append(message.spot.key)

    def line(self, number: int) -> ListLine:
        self.asked.add(number)
        return line(number)


@asynccontextmanager
async def shown(count: int = MANY, width: int = 30) -> AsyncIterator[tuple[LongList, Pilot[None]]]:
    app = Wall()
    async with app.run_test(size=(width, 8)) as pilot:
        found = app.query_one(LongList)
        found.show(count, app.line, lambda number: f"text {number}" if number % 10 else "", "Nothing yet.")
        found.focus()
        await pilot.pause()
        yield found, pilot


def lines(found: LongList) -> list[str]:
    return [found.render_line(y).text.rstrip() for y in range(found.size.height)]


async def test_of_thousands_of_lines_only_those_that_are_drawn_are_asked_for() -> None:
    async with shown() as (found, _pilot):
        assert lines(found)[:2] == ["day 0 ────────────────────────", f"{'brief text 1':<26} now"]
        assert len(found.app.asked) < 12  # type: ignore[attr-defined]


async def test_what_stands_around_is_written_out_where_there_is_room() -> None:
    async with shown(width=80) as (found, _pilot):
        assert lines(found)[1:3] == [f"{'written out text 1':<71} just now", "written out text 2"]


MOVES: tuple[tuple[tuple[Direction, ...], str], ...] = (
    ((), "1"),
    (("up",), "1"),
    (("down",), "2"),
    (("down",) * 9, "11"),
    ((*("down",) * 9, "up"), "9"),
    (("page-down", "page-down"), "15"),
    (("page-down", "page-up"), "1"),
    (("end",), "9999"),
    (("end", "down"), "9999"),
    (("left",), "1"),
)


async def test_the_cursor_moves_from_line_to_line_past_the_headings() -> None:
    async with shown() as (found, _pilot):
        for directions, at in MOVES:
            for each in ("home", *directions):
                found.go(each)
            assert found.spot.key == at, directions
            assert any(f"text {at}" in each for each in lines(found))


async def test_the_heading_above_the_first_line_comes_back_into_view() -> None:
    async with shown() as (found, _pilot):
        found.go("end")
        found.go("home")
        assert lines(found)[0].startswith("day 0")


async def test_all_that_looks_different_is_painted() -> None:
    directions: tuple[Direction, ...] = ("down", "up", "page-down", "end")
    async with shown() as (found, _pilot):
        for each in directions:
            found.select("5")
            assert left_unpainted(found, lambda each=each: found.go(each)) == set()  # type: ignore[misc]
            found.scroll_by(9, Offset())
            assert left_unpainted(found, lambda each=each: found.go(each)) == set()  # type: ignore[misc]


async def test_a_click_stands_on_a_line_and_a_double_click_opens_it() -> None:
    async with shown() as (found, pilot):
        await pilot.click(LongList, offset=(3, 4))
        assert found.spot.key == "4"
        await pilot.click(LongList, offset=(3, 0))  # the heading
        assert found.spot.key == "1"
        await pilot.click(LongList, offset=(3, 6), times=2)
        assert pilot.app.opened == ["6"]  # type: ignore[attr-defined]


async def test_a_text_is_found_by_what_the_lines_say_they_are_found_by() -> None:
    async with shown() as (found, _pilot):
        assert found.matching("TEXT 77")[:3] == ["77", "771", "772"]
        found.select("771")
        assert any("text 771" in each for each in lines(found))


async def test_an_empty_list_says_what_will_be_there() -> None:
    async with shown(count=0) as (found, _pilot):
        assert lines(found)[0] == " Nothing yet."
        assert not found.go("down")
        assert found.spot.key == ""
        assert found.region_of(found.spot) is None
