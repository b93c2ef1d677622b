from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset

from toi_tui import locale
from toi_tui.widgets.spot import Spot
from toi_tui.widgets.timeline import GROUP, Bar, Timeline

TODAY = date(2027, 4, 28)
BARS = (
    Bar("a", "first", "30 Apr", start=date(2027, 4, 12), due=date(2027, 4, 30)),
    Bar("b", "second", "14 May", due=date(2027, 5, 14)),
    Bar("c", "third", "3 May", start=date(2027, 5, 3)),
    Bar("d", "fourth", said="– some day"),
)


class Wall(App[None]):
    def compose(self) -> ComposeResult:
        yield Timeline()


@asynccontextmanager
async def shown(*bars: Bar, width: int = 60, height: int = 8, today: date = TODAY) -> AsyncIterator[Timeline]:
    app = Wall()
    async with app.run_test(size=(width, height)) as pilot:
        timeline = app.query_one(Timeline)
        timeline.show(bars, today, "Nothing here yet.")
        timeline.focus()
        await pilot.pause()
        yield timeline


def lines(timeline: Timeline) -> list[str]:
    return [timeline.render_line(y).text.rstrip() for y in range(timeline.size.height)]


async def test_bars_stand_at_their_weeks_and_today_runs_through_them():
    async with shown(*BARS) as timeline:
        assert lines(timeline)[:6] == [
            "  Timeline      Apr 2027     ▼    May",
            "           week 15    16    17    18    19    20    21",
            "  first  30 Apr ━━━━━━━━━━━━━┿━◆",
            "  second 14 May              │             ◆",
            "  third   3 May              │    ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▸",
            "  fourth        – some day   │",
        ]


async def test_finnish_names_the_months_and_weeks():
    locale.use("fi")
    async with shown(*BARS) as timeline:
        assert "huhti 2027" in lines(timeline)[0]
        assert "viikko 15" in lines(timeline)[1]


async def test_iso_weeks_go_over_the_turn_of_the_year():
    bar = Bar("a", "x", start=date(2026, 12, 21), due=date(2027, 1, 15))
    async with shown(bar, today=date(2027, 1, 4)) as timeline:
        assert lines(timeline)[1].split()[:5] == ["week", "52", "53", "1", "2"]
        assert "Jan 2027" in lines(timeline)[0]


@pytest.mark.parametrize("width", [40, 45, 80, 120, 250])
async def test_a_year_of_weeks_can_be_seen_in_every_width(width):
    first = date(2027, 1, 4)
    bars = [Bar(str(n), f"row {n}", due=first + timedelta(weeks=n)) for n in range(52)]
    async with shown(*bars, width=width) as timeline:
        for bar in bars:
            timeline.select(bar.key)
            row = next(line for line in lines(timeline) if line.lstrip().startswith(f"{bar.label} "))
            assert "◆" in row


async def test_left_and_right_scroll_weeks_that_do_not_fit():
    bars = (Bar("a", "now", due=TODAY), Bar("b", "later", due=TODAY + timedelta(weeks=100)))
    async with shown(*bars) as timeline:
        before = lines(timeline)[1]
        assert timeline.go("right")
        assert lines(timeline)[1] != before
        assert timeline.go("left")
        assert lines(timeline)[1] == before
        assert not timeline.go("left")


async def test_a_today_far_away_does_not_stretch_the_weeks():
    async with shown(BARS[1], today=date(2030, 1, 1)) as timeline:
        assert "│" not in lines(timeline)[2]
        assert "May 2027" in lines(timeline)[0]


async def test_the_cursor_walks_and_scrolls_and_stays_on_its_row():
    bars = tuple(Bar(str(n), f"row {n}", due=TODAY) for n in range(20))
    async with shown(*bars) as timeline:
        for direction, key in (("down", "1"), ("end", "19"), ("up", "18"), ("page-up", "13"), ("home", "0")):
            timeline.go(direction)
            assert timeline.spot == Spot(GROUP, key)
            assert any(f"row {key}" in line for line in lines(timeline))
        assert "▼" in lines(timeline)[0]
        timeline.scroll_by(50, Offset(0, 0))
        assert "row 19" in lines(timeline)[-1]
        timeline.select("7")
        timeline.show(bars[5:], TODAY, "")
        assert timeline.spot.key == "7"


@pytest.mark.parametrize(
    ("key", "direction", "behind"),
    [
        ("a", "up", None),
        ("b", "up", ""),
        ("c", "up", "a"),
        ("a", "down", "b"),
        ("d", "down", None),
        ("b", "left", None),
    ],
)
async def test_a_neighbour_is_the_row_to_stand_behind(key, direction, behind):
    async with shown(*BARS) as timeline:
        timeline.select(key)
        found = timeline.neighbour(direction)
        assert (found.key if found else None) == behind


async def test_an_empty_timeline_says_so():
    async with shown() as timeline:
        assert "Nothing here yet." in "\n".join(lines(timeline))
        assert timeline.spot == Spot(GROUP)
        assert timeline.neighbour("down") is None
        assert not timeline.go("down")


async def test_the_mouse_finds_rows_and_the_last_one_below_them():
    async with shown(*BARS) as timeline:
        assert timeline.spot_at(Offset(3, 3)) == Spot(GROUP, "b")
        assert timeline.spot_at(Offset(3, 7)) == Spot(GROUP, "d")
        assert timeline.spot_at(Offset(3, 0)) == Spot(GROUP)
        region = timeline.region_of(Spot(GROUP, "b"))
        assert lines(timeline)[region.y][region.x : region.x + 6] == "second"
        assert timeline.region_of(Spot(GROUP, "gone")) is None


async def test_names_and_words_of_rows_can_be_found():
    async with shown(*BARS) as timeline:
        assert timeline.matching("SECOND") == ["b"]
        assert timeline.matching("some day") == ["d"]
