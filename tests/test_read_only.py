"""A session of a later version of the program: it is shown, it says so, and nothing changes it."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from tests.room import Room, opened
from tests.test_storm import STEPS, storm
from toi_tui.storage import shipped

LATER = shipped.example("kuusilampi").replace(b"format = 1", b'format = 2\nnew = "\\u001b[31m"', 1)


def names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


@asynccontextmanager
async def looking(folder: Path, **how: datetime) -> AsyncIterator[Room]:
    """The program with a later version's file open; the file stays as it is."""
    path = folder / "uudempi.toml"
    path.write_bytes(LATER)
    async with opened(path, **how) as mentor:
        yield mentor
        await mentor.press("ctrl+q")
    assert mentor.app.return_code == 0
    assert path.read_bytes() == LATER
    assert names(folder) == ["uudempi.toml"]


async def test_it_says_that_it_is_for_reading_only_and_why(tmp_path: Path) -> None:
    async with looking(tmp_path) as mentor:
        mentor.see("Vain luku", "Kolmen tapaamisen ohjausmalli")
        for key in ("n", "e", "delete"):
            await mentor.press("2", key)
            mentor.see("vain luettavaksi")


async def test_it_offers_nothing_that_would_change_it(tmp_path: Path) -> None:
    async with looking(tmp_path) as mentor:
        for step in ("session", "swot", "days"):
            await mentor.go(step)
            mentor.see("? ohje").miss("n uusi", "e muokkaa", "u kumoa")
        await mentor.press("m")
        mentor.see("vain luettavaksi")
        await mentor.press("f1")
        mentor.see("Näppäimet tässä", "suurenna", "ylös").miss("muokkaa", "poista", "siirrä")
        await mentor.press("escape", "ctrl+p")
        await mentor.write("siirrä")
        mentor.miss("siirrä ylös")
        await mentor.press("escape", "escape")


async def test_what_waits_and_letters_lead_to_where_they_come_from_all_the_same(tmp_path: Path) -> None:
    async with looking(tmp_path, now=datetime(2027, 9, 18, 9, 0)) as mentor:  # noqa: DTZ001 - the clock on the wall
        await mentor.go("followup")
        await mentor.press("enter")
        assert mentor.screen.STEP.id == "plan"
        await mentor.go("mentor")
        await mentor.press("shift+tab", "down", "down", "down", "e")
        assert mentor.screen.panel.spot.key == "agreement.pretask_text"
        assert not mentor.screen.writing.is_on


@pytest.mark.parametrize("step", STEPS)
async def test_no_key_no_paste_and_no_click_changes_it(tmp_path: Path, step: str) -> None:
    async with looking(tmp_path) as mentor:
        await mentor.go(step)
        document = mentor.screen.desk.document
        before = document.session
        await storm(mentor, random.Random(f"later {step}"), 100)
        assert document.session == before
        assert not document.can_undo
