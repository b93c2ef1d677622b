"""A disk that takes its time: the screen goes on, says what it waits for, and leaving waits for little."""

import asyncio
import os
import threading
from pathlib import Path

import pytest

from tests.room import room
from toi_tui.storage.disk.places import state_folder
from toi_tui.storage.session_file import SessionFile


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The disk; nothing gets onto it until it is set."""
    ready, sync = threading.Event(), os.fsync

    def slow(file: int) -> None:
        ready.wait()
        sync(file)

    monkeypatch.setattr(os, "fsync", slow)
    return ready


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+s"])
async def test_the_screen_says_what_it_waits_for_and_goes_on(key: str, disk: threading.Event) -> None:
    async with room(step="swot") as mentor:
        disk.set()
        await mentor.press("delete", "ctrl+s")
        disk.clear()
        await mentor.press("delete")
        leaving = asyncio.create_task(mentor.press(key))
        await mentor.until(lambda: "Odotetaan levyä" in mentor.shown)
        assert not mentor.app._exit
        disk.set()
        await leaving
        await mentor.until(lambda: mentor.app._exit or "Tallennettu." in mentor.shown)
        assert mentor.app._exit == (key == "ctrl+q")


async def test_a_setting_is_kept_without_anybody_waiting(disk: threading.Event) -> None:
    async with room(step="swot") as mentor:
        await mentor.app.run_action("change_theme")
        assert mentor.app.theme == "toi-dark"
        disk.set()
        config = Path(os.environ["XDG_CONFIG_HOME"]) / "toi_tui" / "config.toml"
        await mentor.until(config.exists)
        assert 'theme = "dark"' in config.read_text()


@pytest.mark.parametrize("begun", [True, False], ids=["with a journal", "before the first change"])
@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+o"])
async def test_leaving_waits_for_the_disk_three_times_at_most(
    begun: bool, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    syncs: list[int] = []
    async with room(step="swot") as mentor:
        if begun:
            await mentor.press("delete", "ctrl+s")
            assert await mentor.app._keeper.is_journalled()
        await mentor.press("n")
        await mentor.write("viimeinen sana")
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", syncs.append)
            await mentor.press(key)
            await mentor.until(lambda: mentor.app._exit or mentor.app.current_mode == "home")
            mentor.app.save_before_end()
        session = SessionFile.open(mentor.path).session
    assert "viimeinen sana" in [row.text for row in session.swot.strengths.values()]
    assert len(syncs) <= 3


async def test_what_leaned_on_the_file_is_on_the_disk_where_nobody_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_how: object) -> None:
        raise OSError(28, "No space left on device")

    async with room(step="swot") as mentor:
        monkeypatch.setattr(SessionFile, "save", refuse)
        await mentor.press("delete")
        syncs: list[int] = []
        sync = os.fsync
        monkeypatch.setattr(os, "fsync", lambda file: (sync(file), syncs.append(file)))
        mentor.app._keeper.begin_to_leave()
        await mentor.press("n")
        await mentor.write("ei tiedostossa")
        await mentor.press("escape")
        syncs.clear()
        assert await mentor.app._keeper.is_journalled()
        assert syncs
        (journal,) = (state_folder() / "journals").glob("*/*.journal")
        assert b"ei tiedostossa" in journal.read_bytes()


async def test_who_stays_after_asking_to_leave_twice_waits_for_the_disk_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_how: object) -> None:
        raise OSError(28, "No space left on device")

    async with room(step="swot") as mentor:
        monkeypatch.setattr(SessionFile, "save", refuse)
        await mentor.press("delete", "ctrl+q")
        assert "Ei tallennettu" in mentor.shown
        await mentor.app.action_leave()
        await mentor.press("escape")
        synced = threading.Event()
        sync = os.fsync
        monkeypatch.setattr(os, "fsync", lambda file: (sync(file), synced.set()))
        await mentor.press("delete")
        await mentor.until(synced.is_set)
