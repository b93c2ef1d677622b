"""A disk that takes its time: the screen goes on, says what it waits for, and leaving waits for little."""

import asyncio
import os
import threading
from pathlib import Path

import pytest

from tests.room import room


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
