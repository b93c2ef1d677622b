from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from unittest.mock import patch

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot

from toi_tui.widgets.editor import Editor
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.sheet import Group, Row, Sheet
from toi_tui.widgets.spot import Spot

FIELDS = Group(
    "fields",
    "About",
    (
        Row("title", "A model of three meetings", "Title"),
        Row("place", "", "Place", hint="where"),
        Row(text="A line that is only read."),
    ),
)
TICKS = Group(
    "ticks", "Ticks", (Row("a1", "training", mark="✓", tail="9.2.2027", look="done"), Row("a2", "what", mark="☐"))
)
EMPTY = Group("rules", "Rules", hint="None yet.")


class Page(App[None]):
    def __init__(self, *groups: Group) -> None:
        super().__init__()
        self.groups = groups
        self.heard: list[Panel.Said] = []

    def compose(self) -> ComposeResult:
        yield Sheet()

    def on_mount(self) -> None:
        self.sheet.show(self.groups)
        self.sheet.focus()

    @property
    def sheet(self) -> Sheet:
        return self.query_one(Sheet)

    def on_panel_moved(self, message: Panel.Moved) -> None:
        self.heard.append(message)

    def on_panel_opened(self, message: Panel.Opened) -> None:
        self.heard.append(message)

    def lines(self) -> list[str]:
        return [self.sheet.render_line(y).text.rstrip() for y in range(self.sheet.size.height)]


@asynccontextmanager
async def page(*groups: Group, size: tuple[int, int] = (50, 14)) -> AsyncIterator[tuple[Page, Sheet, Pilot[None]]]:
    app = Page(*groups)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, app.sheet, pilot


async def test_fields_have_their_labels_in_a_column_and_ticks_their_marks() -> None:
    async with page(FIELDS, TICKS, EMPTY) as (app, _sheet, _pilot):
        lines = app.lines()
    assert lines[1:4] == ["Title: A model of three meetings", "Place: where", "A line that is only read."]
    assert lines[6:8] == ["✓ training  9.2.2027", "☐ what"]
    assert lines[10] == " None yet."
    assert lines[0].startswith("About ━")


async def test_the_heading_of_the_cursor_is_heavy_only_where_the_keys_go() -> None:
    async with page(FIELDS, TICKS) as (app, sheet, pilot):
        editor = Editor()
        await sheet.mount(editor)
        assert [line[:7] for line in app.lines() if line[6:7] in ("━", "─")] == ["About ━", "Ticks ─"]
        editor.open("", lines=False)
        await pilot.pause()
        assert app.lines()[0].startswith("About ━")
        with patch.object(sheet, "refresh") as refresh:
            sheet.screen.set_focus(None)
            await pilot.pause()
        assert app.lines()[0].startswith("About ─")
        assert any(region.y == 0 for call in refresh.call_args_list for region in call.args)


async def test_a_value_goes_below_its_label_where_the_room_is_narrow() -> None:
    async with page(FIELDS, size=(20, 14)) as (app, sheet, _pilot):
        assert app.lines()[1:4] == ["Title:", "  A model of three", "  meetings"]
        region = sheet.region_of(Spot("fields", "title"))
        assert region is not None
        assert (region.x, region.y, region.height) == (2, 2, 2)


async def test_the_cursor_stands_only_on_rows_with_a_key_and_in_empty_groups_with_a_hint() -> None:
    async with page(FIELDS, TICKS, EMPTY) as (_app, sheet, _pilot):
        stood = [sheet.spot]
        while sheet.go("down"):
            stood.append(sheet.spot)
    assert [(spot.group, spot.key) for spot in stood] == [
        ("fields", "title"), ("fields", "place"), ("ticks", "a1"), ("ticks", "a2"), ("rules", ""),
    ]  # fmt: skip


async def test_the_cursor_stays_on_its_row_when_others_come_and_go() -> None:
    async with page(FIELDS, TICKS) as (_app, sheet, _pilot):
        sheet.select("a2")
        sheet.show((TICKS,))
        assert sheet.spot == Spot("ticks", "a2")
        sheet.show((FIELDS, Group("ticks", "Ticks", TICKS.rows[:1])))
        assert sheet.spot.key == "a1"


async def test_selecting_says_so_and_an_unknown_key_does_nothing() -> None:
    async with page(FIELDS, TICKS) as (app, sheet, pilot):
        assert sheet.select("a1")
        assert not sheet.select("zz")
        await pilot.pause()
        assert [message.spot for message in app.heard] == [Spot("ticks", "a1")]


async def test_a_long_page_scrolls_with_the_cursor_and_says_that_it_goes_on() -> None:
    rows = tuple(Row(f"r{n}", f"row {n}") for n in range(40))
    async with page(Group("many", "Many", rows), size=(30, 10)) as (app, sheet, _pilot):
        assert app.lines()[9].endswith("▼")
        sheet.go("end")
        assert "row 39" in app.lines()[9]
        assert app.lines()[0].endswith("▲")
        sheet.go("page-up")
        assert sheet.spot.key == "r30"
        sheet.go("home")
        assert app.lines()[0].startswith("Many")


async def test_text_behind_the_last_row_can_be_scrolled_to() -> None:
    text = tuple(Row(text=f"line {n}") for n in range(20))
    async with page(Group("one", "One", (Row("a", "row"), *text)), size=(30, 10)) as (app, sheet, _pilot):
        while sheet.go("down"):
            pass
        assert app.lines()[9] == "line 19"
        sheet.go("page-up")
        assert app.lines()[0].startswith("One")


@pytest.mark.parametrize(
    ("key", "direction", "wanted"),
    [
        ("b", "up", Spot("g", "")),
        ("c", "up", Spot("g", "a")),
        ("a", "down", Spot("g", "b")),
        ("a", "up", None),
        ("c", "down", None),
        ("b", "left", None),
    ],
)
async def test_a_row_is_moved_within_its_group(key: str, direction: str, wanted: Spot | None) -> None:
    async with page(Group("g", "G", tuple(Row(each, each) for each in "abc"))) as (_app, sheet, _pilot):
        sheet.select(key)
        assert sheet.neighbour(direction) == wanted  # type: ignore[arg-type]


async def test_a_click_selects_and_a_double_click_opens() -> None:
    async with page(FIELDS, TICKS) as (app, sheet, pilot):
        await pilot.click(Sheet, offset=(3, 7))
        assert sheet.spot == Spot("ticks", "a2")
        await pilot.click(Sheet, offset=(3, 6), times=2)
        await pilot.pause()
        assert isinstance(app.heard[-1], Panel.Opened)
        assert app.heard[-1].spot == Spot("ticks", "a1")
        assert sheet.spot_at(Offset(3, 0)) is None


async def test_finding_looks_into_labels_texts_and_tails() -> None:
    async with page(FIELDS, TICKS) as (_app, sheet, _pilot):
        assert sheet.matching("TITLE") == ["title"]
        assert sheet.matching("9.2.") == ["a1"]
        assert sheet.matching("only read") == []


async def test_markup_in_a_text_is_text() -> None:
    async with page(Group("g", "[b]G", (Row("a", "[red]x[/red] [@click=app.bell]y[/]"),))) as (app, _sheet, _pilot):
        assert app.lines()[1] == "[red]x[/red] [@click=app.bell]y[/]"
        assert app.lines()[0].startswith("[b]G ")
