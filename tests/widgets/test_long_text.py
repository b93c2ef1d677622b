"""A long text to read: it begins where it is about something, wraps in its width and is scrolled."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from toi_tui.widgets.long_text import LongText
from toi_tui.widgets.spot import Direction

TEXT = ["# Title", "", *(f"- item {number}" for number in range(40)), "  - a longer text that wraps", "end"]


class Wall(App[None]):
    def compose(self) -> ComposeResult:
        yield LongText(TEXT, {20, 42}, 20, language="en")


@asynccontextmanager
async def shown(width: int = 20) -> AsyncIterator[tuple[LongText, Pilot[None]]]:
    app = Wall()
    async with app.run_test(size=(width, 8)) as pilot:
        yield app.query_one(LongText), pilot


def lines(text: LongText) -> list[str]:
    return [text.render_line(y).text.rstrip() for y in range(text.size.height)]


async def test_it_begins_a_little_above_what_it_is_about_which_stands_out() -> None:
    async with shown() as (text, _pilot):
        assert lines(text)[:4] == ["  - item 16", "  - item 17", "▸ - item 18", "  - item 19"]


async def test_it_is_scrolled() -> None:
    moves: tuple[tuple[tuple[Direction, ...], str], ...] = (
        (("home",), "  Title"),
        (("home", "up"), "  Title"),
        (("home", "down", "down"), "  - item 0"),
        (("home", "page-down"), "  - item 5"),
        (("end", "page-up", "home", "down", "down"), "  - item 0"),
    )
    async with shown() as (text, _pilot):
        for directions, first in moves:
            for each in directions:
                text.go(each)
            assert lines(text)[0] == first


async def test_what_goes_on_stands_under_its_beginning_and_is_marked_with_it() -> None:
    async with shown() as (text, _pilot):
        text.go("end")
        assert lines(text)[-3:] == ["▸   - a longer text", "      that wraps", "  end"]


async def test_the_same_line_stays_on_top_when_the_window_changes() -> None:
    async with shown() as (text, pilot):
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert lines(text)[0] == "  - item 16"
