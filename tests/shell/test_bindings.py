"""The keys that go through every box: help, saving, the other sessions, leaving."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.screen import ModalScreen

import toi_tui
from tests.room import Room, room
from toi_tui.screens.home.screen import HomeScreen
from toi_tui.shell.boxes.box import Box
from toi_tui.shell.boxes.palette import Palette
from toi_tui.shell.commands import in_boxes
from toi_tui.shell.commands.command import use_keys
from toi_tui.shell.terminal.mended.palette import WordedPalette

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


def test_every_box_but_textuals_palette_is_one_of_ours() -> None:
    assert {each for each in boxes() if not issubclass(each, Box)} == {Palette, WordedPalette}


@pytest.mark.parametrize("table", [(), in_boxes.CHOOSE, in_boxes.FORM, in_boxes.HELP_PAGE], ids=len)
def test_what_goes_through_a_box_are_the_keys_of_everywhere_that_it_has_not_itself(table: in_boxes.Table) -> None:
    own = {key for each in table for key in each.keys.split(",")}
    found = {key: each.action for each in in_boxes.through(table) for key in each.keys.split(",")}
    assert found == {key: action for key, action in EVERYWHERE.items() if key not in own}


def test_a_persons_own_keys_go_through_boxes_but_for_letters() -> None:
    try:
        use_keys({"quit": "f10", "save": "w"})
        found = {each.keys: each.action for each in in_boxes.through(())}
    finally:
        use_keys({})
    assert found == {"f1": "app.help", "ctrl+o": "app.home", "f10": "app.leave"}


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
