"""What a journal has beyond a file that was put back on purpose: looked at, taken or left."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest

from tests.room import Room, opened
from tests.storage.journal.test_resuming import START, Program
from toi_tui.editing.delta import Delta
from toi_tui.shell.boxes.lacking import LackingScreen
from toi_tui.shell.typing_run import QUIET
from toi_tui.storage.journal.resuming import Offer
from toi_tui.storage.session_file import SessionFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session of which an older state was put back after a kill."""
    path = tmp_path / "a.toml"
    path.write_bytes(START)
    Program(path).add("t1", "one").save().write("t0", "zero, [b]corrected").save().add("t2", "two").kill()
    path.write_bytes(START)
    return path


@asynccontextmanager
async def asked(path: Path) -> AsyncIterator[Room]:
    async with opened(path, step="session", language="en") as mentor:
        await mentor.until(lambda: isinstance(mentor.app.screen, LackingScreen))
        await mentor.settled()
        yield mentor


async def answer(mentor: Room, key: str) -> None:
    await mentor.press(key)
    await mentor.until(lambda: not isinstance(mentor.app.screen, LackingScreen))


def texts(path: Path) -> list[str]:
    return [note.text for note in SessionFile.open(path).session.swot.threats.values()]


async def test_it_is_looked_at_and_taken_as_one_step(path: Path) -> None:
    async with asked(path) as mentor:
        mentor.see("The journal has 3 changes that this file lacks.")
        await mentor.press("enter")
        mentor.see("→ Threats: zero, [b]corrected", "+ Threats: one", "+ Threats: two")
        await answer(mentor, "t")
        mentor.see("Taken from the journal. u takes it back.")
        assert mentor.texts("swot.threats") == ["zero, [b]corrected", "one", "two"]
        await mentor.undo()
        assert mentor.texts("swot.threats") == ["zero"]
        await mentor.redo()
    assert texts(path) == ["zero, [b]corrected", "one", "two"]


@pytest.mark.parametrize("key", ["l", "escape"])
async def test_what_is_left_is_not_asked_about_again(path: Path, key: str) -> None:
    async with asked(path) as mentor:
        await answer(mentor, key)
        assert mentor.texts("swot.threats") == ["zero"]
    assert path.read_bytes() == START
    async with opened(path, step="swot") as mentor:
        await mentor.press("n")
        await mentor.write("new")
        await mentor.press("escape")
        await mentor.app.workers.wait_for_complete()
        assert not isinstance(mentor.app.screen, LackingScreen)
    assert texts(path) == ["zero"]


async def test_who_leaves_the_program_without_an_answer_is_asked_again(path: Path) -> None:
    async with asked(path) as mentor:
        await mentor.press("ctrl+q")
        assert mentor.app._exit
    async with asked(path):
        assert path.read_bytes() == START


@pytest.mark.parametrize("text", ["tallella kaikki", "levolliset tilat", "kuuluu suunnitella yhdessä"])
async def test_a_text_that_is_typed_blindly_is_no_answer(path: Path, text: str) -> None:
    async with asked(path) as mentor:
        await mentor.play(*text)
        await mentor.timers_are_over(QUIET)
        mentor.see("The journal has 3 changes that this file lacks.")
    async with asked(path):
        assert path.read_bytes() == START


async def test_a_box_that_comes_while_somebody_types_stays_and_asks(path: Path) -> None:
    async with opened(path, step="session", language="en") as mentor:
        await mentor.play(*"kuu")
        await mentor.until(lambda: isinstance(mentor.app.screen, LackingScreen))
        await mentor.play(*"luu yhteisiin tapaamisiin")
        await mentor.timers_are_over(QUIET)
        mentor.see("The journal has 3 changes that this file lacks.")


async def test_who_is_writing_is_asked_when_the_field_is_closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, found, looked = Event(), Event(), Offer.lacking.func

    def lacking(offer: Offer) -> Delta:
        begun.wait()
        delta = looked(offer)
        found.set()
        return delta

    monkeypatch.setattr(Offer, "lacking", property(lacking))
    async with opened(path, step="swot", language="en") as mentor:
        await mentor.press("n")
        begun.set()
        await mentor.write("written meanwhile")
        await mentor.until(found.is_set)
        await mentor.timers_are_over(QUIET)
        assert not isinstance(mentor.app.screen, LackingScreen)
        await mentor.press("escape")
        await mentor.until(lambda: isinstance(mentor.app.screen, LackingScreen))
        await answer(mentor, "l")
        assert mentor.texts("swot.strengths") == ["written meanwhile"]
