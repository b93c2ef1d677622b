"""Every act is one step for undo: what one command does, `u` takes back at once, whatever the cursor stands on."""

from collections.abc import Iterator

import pytest

from tests.room import Room, room
from tests.test_storm import order
from toi_tui.editing.document import Document
from toi_tui.editing.history import from_the_top
from toi_tui.screens import steps
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.step import Step
from toi_tui.shell.step_screen import StepScreen

NO_ACTS = {
    "undo", "redo", "save", "help", "palette", "home", "quit", "find", "find-all", "question", "return", "source",
    "why", "back", "copy", "mentor.mail", "mentor.eml", "mentor.markdown",
}  # fmt: skip
PLACES = (("right", "down"), ("tab", "down"))
STEPS = {step.id: step for step in steps()}


def acts(step: Step) -> Iterator[tuple[str, ...]]:
    """The keys of each command that may change something."""
    for command in step.commands:
        if command.keys and command.id not in NO_ACTS and not command.id.startswith(("go.", "panel.")):
            yield (*_keys(command),)


def _keys(command: Command) -> Iterator[str]:
    yield command.keys.split(",")[0]
    if command.digits:
        yield "1"
    elif command.id == "carry":
        yield from ("down", "enter")


async def calm(mentor: Room) -> None:
    """Answer a box with its first choice, write into an editor that is open, and end it."""
    for key in ("enter", "escape", "escape"):
        if not isinstance(mentor.app.screen, StepScreen):
            await mentor.press(key)
    if isinstance(mentor.app.screen, StepScreen) and mentor.screen.writing.is_on:
        await mentor.write("12.4.")
        await mentor.press("escape")


@pytest.mark.parametrize("place", PLACES, ids="-".join)
@pytest.mark.parametrize("id", STEPS)
async def test_one_command_is_one_step(id: str, place: tuple[str, ...]) -> None:
    async with room(step=id) as mentor:
        document: Document = mentor.screen.desk.document
        for keys in acts(STEPS[id]):
            if mentor.screen.STEP.id != id:
                await mentor.go(id)
            await mentor.press("escape", "home", *(key for key in place if (id, key) != ("mindmap", "tab")))
            before, how = document.session, order(document.session)
            known = len([*from_the_top(document._history.done)])
            await mentor.press(*keys)
            await calm(mentor)
            taken = len([*from_the_top(document._history.done)]) - known
            assert taken in {0, 1}, (keys, taken)
            if taken:
                await mentor.press("u")
            assert (document.session, order(document.session)) == (before, how), keys
