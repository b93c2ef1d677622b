"""The keys that go through every box: help, saving, the other sessions, leaving."""

import subprocess
import sys
from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.screen import ModalScreen

import toi_tui
from tests.room import Room, room
from toi_tui.screens.home.screen import HomeScreen

EVERYWHERE = {"ctrl+q": "app.leave", "ctrl+s": "app.save", "ctrl+o": "app.home", "f1": "app.help"}


def boxes(of: type = ModalScreen) -> set[type]:
    """The classes of all boxes of the program."""
    below = {each for extending in of.__subclasses__() for each in (extending, *boxes(extending))}
    return {each for each in below if each.__module__.startswith("toi_tui.")}


@pytest.fixture(scope="module", autouse=True)
def all_is_imported() -> None:
    for module in walk_packages(toi_tui.__path__, "toi_tui."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def test_no_box_keeps_a_key_of_everywhere_to_itself_unless_it_means_something_else_there() -> None:
    found = {each.__name__: each._merged_bindings.key_to_bindings for each in boxes()}
    assert {"Palette", "HelpScreen", "HistoryScreen", "UnsavedScreen"} <= set(found)
    lacking = {
        (name, key)
        for name, keys in found.items() if keys
        for key, action in EVERYWHERE.items()
        if action not in [binding.action for binding in keys.get(key, ())]
    }  # fmt: skip
    assert lacking == set()


OWN = """
from toi_tui import cli
from toi_tui.shell.commands.own_keys import take
from toi_tui.screens import tables
take({"quit": "f10", "save": "w"}, tables())
from toi_tui.shell.terminal.bindings import IN_BOXES
print(*(f"{each.key} {each.action}" for each in IN_BOXES), sep="\\n")
"""


def test_a_persons_own_keys_go_through_boxes_but_for_letters() -> None:
    done = subprocess.run([sys.executable, "-c", OWN], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["f1 app.help", "ctrl+o app.home", "f10 app.leave"]


async def test_a_key_that_a_box_has_itself_is_the_boxs() -> None:
    async with room() as mentor:
        await mentor.press("f1")
        below = mentor.app.screen_stack[0]
        await mentor.press("f1")
        assert mentor.app.screen is below


BOXES = {"palette": "ctrl+p", "help": "f1", "history": "U", "find": "ctrl+f"}


async def in_a_box(mentor: Room, key: str) -> Room:
    """Change something, and open a box over it."""
    await mentor.press("n")
    await mentor.write("vielä yksi")
    await mentor.press("escape", key)
    assert mentor.app.screen.is_modal
    return mentor


@pytest.mark.parametrize("key", BOXES.values(), ids=BOXES)
async def test_leaving_leaves_from_a_box(key: str) -> None:
    async with room(step="swot") as mentor:
        await (await in_a_box(mentor, key)).play("ctrl+q")
        assert mentor.app._exit
        assert "vielä yksi" in mentor.path.read_text()


@pytest.mark.parametrize("key", BOXES.values(), ids=BOXES)
async def test_saving_saves_below_a_box_and_says_so(key: str) -> None:
    async with room(step="swot") as mentor:
        await (await in_a_box(mentor, key)).press("ctrl+s")
        await mentor.app.workers.wait_for_complete()
        assert mentor.app.screen.is_modal
        assert "vielä yksi" in mentor.path.read_text()
        await mentor.press("escape")
        mentor.see("Tallennettu.")


@pytest.mark.parametrize("key", BOXES.values(), ids=BOXES)
async def test_the_other_sessions_are_reached_from_a_box(key: str) -> None:
    async with room(step="swot") as mentor:
        await (await in_a_box(mentor, key)).press("ctrl+o")
        assert isinstance(mentor.app.screen, HomeScreen)
        assert "vielä yksi" in mentor.path.read_text()


async def test_the_palette_shows_the_keys_of_where_it_was_opened() -> None:
    async with room(step="swot") as mentor:
        await mentor.press("ctrl+p", "f1")
        mentor.see("SWOT")
        await mentor.press("escape", "ctrl+q")
        assert mentor.app._exit
