from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from toi_tui.widgets.pages import Pages

PAGES = {"chart": "Flip chart (5)", "ranking": "Ranking 5/5", "values": "Values (3)"}


class Wall(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield Pages()

    def on_pages_chosen(self, message: Pages.Chosen) -> None:
        self.chosen.append(message.key)


@asynccontextmanager
async def shown(width: int, here: str = "chart", tail: str = "") -> AsyncIterator[tuple[Pages, Pilot[None]]]:
    app = Wall()
    async with app.run_test(size=(width, 3)) as pilot:
        pages = app.query_one(Pages)
        pages.show(PAGES, here, tail)
        await pilot.pause()
        yield pages, pilot


def line(pages: Pages) -> str:
    return pages.render_line(0).text.rstrip()


async def test_all_names_stand_in_a_line_with_the_words_behind_them():
    async with shown(70, tail="First: B pilot") as (pages, _pilot):
        assert line(pages) == " Flip chart (5)  Ranking 5/5  Values (3)  First: B pilot"


async def test_the_page_that_is_here_looks_different():
    async with shown(70, "ranking") as (pages, _pilot):
        marked = [each.text for each in pages.render_line(0) if each.style and each.style.underline]
        assert marked == ["Ranking 5/5"]


async def test_where_the_room_is_small_the_words_and_then_the_other_names_go():
    async with shown(46, tail="First: B pilot") as (pages, _pilot):
        assert line(pages) == " Flip chart (5)  Ranking 5/5  Values (3)"
    async with shown(30, "ranking") as (pages, _pilot):
        assert line(pages) == " ··  Ranking 5/5  ··"


async def test_a_click_chooses_a_page_and_one_beside_them_none():
    async with shown(70) as (_pages, pilot):
        assert isinstance(pilot.app, Wall)
        await pilot.click(Pages, offset=(20, 0))
        await pilot.click(Pages, offset=(60, 0))
        assert pilot.app.chosen == ["ranking"]
