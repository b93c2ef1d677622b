"""Clumsy fingers: random keys, pastes and clicks on every step. Whatever they do can be undone, redone and read."""

import random
from collections.abc import Iterator

import pytest
from textual import events

from tests.room import Room, room
from tests.waiting import until
from toi_tui.editing.document import Document
from toi_tui.model.session import LISTS, Session
from toi_tui.screens import steps

MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab")
CARRIES = ("m", "shift+up", "shift+down", "shift+left", "shift+right", "H", "J", "K", "L")
LETTERS = (*"abdefgiopqrstvxyzAGIOPQRSTUVWXYZ", "å", "ä", "ö", "at", "left_square_bracket", "backslash", "space")
EDITS = ("n", "e", "enter", "escape", "delete", "backspace", "f2", "a", "plus", "minus", "u", "r", "ctrl+z", "ctrl+y")
DIGITS = tuple("0123456789")
KEYS = (*MOVES * 3, *CARRIES, *EDITS * 3, *LETTERS, *DIGITS, "slash", "question_mark", "f1", "ctrl+s", "ctrl+v")
PASTES = ("yksi rivi", "kolme\nriviä\nkerralla", "", "\n\n", "[b]ei merkintää[/b]", "\tsisennetty\n\t\tvielä", "12.4.")
CHARACTERS = {
    "at": "@", "left_square_bracket": "[", "backslash": "\\", "space": " ", "plus": "+", "minus": "-", "slash": "/",
    "question_mark": "?", "enter": "\r", "tab": "\t",
}  # fmt: skip
STEPS = tuple(step.id for step in steps())


def order(session: Session) -> dict[str, list[str]]:
    """The ids of every list in their order, which equality of sessions does not look at."""
    return {path: list(session.items(path)) for path in LISTS}


def gusts(rng: random.Random, keys: int) -> Iterator[tuple[str, ...]]:
    """So many keys in bursts, as people press them."""
    while keys > 0:
        length = rng.choice((1, 2, 4, 8, 16))
        keys -= length
        yield tuple(rng.choices(KEYS, k=length))


async def storm(mentor: Room, rng: random.Random, keys: int) -> None:
    """Press keys at random, faster than anything can act on them, with a paste or a click now and then."""
    for gust in gusts(rng, keys):
        for key in gust:
            mentor.app.post_message(events.Key(key, key if len(key) == 1 else CHARACTERS.get(key)))
        await worked_off(mentor)
        chance = rng.random()
        if chance < 0.15:
            mentor.app.post_message(events.Paste(rng.choice(PASTES)))
        elif chance < 0.25:
            await mentor.pilot.click(offset=(rng.randrange(80), rng.randrange(24)), times=rng.choice((1, 1, 2)))
    await calm(mentor)


async def worked_off(mentor: Room) -> None:
    """Wait until no key waits for its turn any more; Pilot's own pause would wait for an idle machine each time."""
    await until(lambda: not mentor._is_busy, every=0.001)


async def calm(mentor: Room) -> None:
    """Leave every editor, move, search and help that is open."""
    for _ in range(3):
        mentor.app.post_message(events.Key("escape", None))
        await worked_off(mentor)
    await mentor.settled()


def redo_all(document: Document) -> None:
    """Bring back all that was undone."""
    while document.redo() is not None:
        pass


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        rounds = range(50 if metafunc.config.option.long else 1)
        seeds = [(step, number + 100 * each) for number, step in enumerate(STEPS) for each in rounds]
        metafunc.parametrize(("step", "seed"), seeds)


async def test_random_keys_can_be_undone_redone_and_read_back(step: str, seed: int) -> None:
    async with room(step=step) as mentor:
        document = mentor.screen.desk.document
        first = document.session
        await storm(mentor, random.Random(f"{step} {seed}"), 150)
        redo_all(document)  # the storm may have ended with u
        last = document.session
        assert last != first
        read = await mentor.reopened()
        assert (read, order(read)) == (last, order(last))
        while document.undo() is not None:
            pass
        assert (document.session, order(document.session)) == (first, order(first))
        redo_all(document)
        assert (document.session, order(document.session)) == (last, order(last))


async def test_after_a_storm_every_screen_shows_what_a_fresh_one_would() -> None:
    async with room(step="swot") as mentor:
        await storm(mentor, random.Random("every screen"), 150)
        for each in STEPS:
            await mentor.go(each)
            shown = mentor.lines()[2:-1]
            mentor.screen.fill(None)
            await mentor.settled()
            assert mentor.lines()[2:-1] == shown
