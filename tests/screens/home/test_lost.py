"""A session whose file is gone or cannot be read: the first screen shows what is left of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.room import Clock
from tests.screens.home.test_screen import NOW, Visitor
from tests.storage.journal.test_resuming import START, Program
from toi_tui import locale
from toi_tui.app import ToiApp
from toi_tui.screens.home.forms import NewForm, Trouble
from toi_tui.screens.home.lost import lost_at
from toi_tui.shell.boxes.choosing import ChooseScreen
from toi_tui.storage.state import recent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_bytes(START)
    Program(path).add("t1", "one").save().add("t2", "two").kill()
    return path


@asynccontextmanager
async def started(path: Path, *reasons: str) -> AsyncIterator[Visitor]:
    """The program, started with a file that does not open."""
    locale.use("en")
    app = ToiApp(lost=lost_at(path, reasons), new_at=path, now=Clock(NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        visitor = Visitor(app, pilot, path, Clock(NOW))
        await visitor.settled()
        try:
            yield visitor
        finally:
            app.save_before_end()


async def test_one_key_brings_a_deleted_file_back(path: Path) -> None:
    path.unlink()
    async with started(path) as visitor:
        visitor.see("a.toml is gone", "1 change that was not in the file")
        await visitor.press("enter")
        await visitor.arrived()
        visitor.see("Brought back.")
        assert visitor.texts("swot.threats") == ["zero", "one", "two"]
        await visitor.undo()
        assert visitor.texts("swot.threats") == ["zero", "one"]


async def test_without_it_a_new_session_is_begun_there(path: Path) -> None:
    path.unlink()
    async with started(path) as visitor:
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, NewForm)
        assert not path.exists()


async def test_an_older_state_can_be_chosen_and_what_could_not_be_read_is_kept(path: Path) -> None:
    path.write_bytes(b"cut [")
    async with started(path, "line 1: something is missing") as visitor:
        visitor.see("a.toml cannot be read", "line 1: something is missing")
        await visitor.press("2")  # the backup of the first save
        await visitor.arrived()
        assert visitor.texts("swot.threats") == ["zero"]
        visitor.see("What stood in the file is now in", ".unreadable-20270401-090000.toml")
    (aside,) = path.parent.glob("*.unreadable-*.toml")
    assert aside.read_bytes() == b"cut ["


async def test_without_it_an_unreadable_file_stays_and_why_is_said(path: Path) -> None:
    path.write_bytes(b"")
    async with started(path, "it is empty") as visitor:
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, Trouble)
        visitor.see("it is empty")
    assert path.read_bytes() == b""


async def test_the_list_of_sessions_asks_the_same(path: Path) -> None:
    recent.remember(path, "Mine", "swot", NOW)
    path.unlink()
    locale.use("en")
    app = ToiApp(now=Clock(NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        visitor = Visitor(app, pilot, path, Clock(NOW))
        await visitor.settled()
        await visitor.press("enter")
        assert isinstance(app.screen, ChooseScreen)
        await visitor.press("enter")
        await visitor.arrived()
        assert visitor.texts("swot.threats") == ["zero", "one", "two"]
        app.save_before_end()
