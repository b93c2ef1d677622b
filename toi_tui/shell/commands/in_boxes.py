"""The keys inside boxes: a table for each kind of box, beside what goes through all of them.

A box takes every key, so these need no place among the keys of a step; nobody gives them keys of their own.
"""

import re
from dataclasses import replace
from typing import Final

from toi_tui.locale import N_
from toi_tui.shell.commands import everywhere
from toi_tui.shell.commands.command import Command

Table = tuple[Command, ...]


def _keyed(command: Command, keys: str) -> Command:
    """The same command with other keys."""
    return replace(command, usual_keys=keys)


_EVERYWHERE: Final = (everywhere.HELP, everywhere.SAVE, everywhere.HOME, everywhere.QUIT)
_FUNCTION_KEY: Final = re.compile(r"f\d+")


def through(table: Table) -> Table:
    """The commands of everywhere that go through a box with this table: their keys but for letters and its own."""
    own = {key for each in table for key in each.keys.split(",")}
    found = ((each, [key for key in each.keys.split(",") if _is_no_text(key)]) for each in _EVERYWHERE)
    free = ((each, [key for key in keys if key not in own]) for each, keys in found)
    return tuple(replace(each, id=f"box.{each.id}", usual_keys=",".join(keys)) for each, keys in free if keys)


def _is_no_text(key: str) -> bool:
    return key.startswith("ctrl+") or _FUNCTION_KEY.fullmatch(key) is not None


CLOSE: Final = Command("box.close", "escape,q", "close", N_("close"), looks=True)
CLOSE_OVER_FIELD: Final = _keyed(CLOSE, "escape")

UP: Final = Command("box.up", "up,k", "go('up')", N_("up"), looks=True)
DOWN: Final = Command("box.down", "down,j", "go('down')", N_("down"), looks=True)
PAGE_UP: Final = Command("box.page-up", "pageup", "go('page-up')", N_("a page up"), looks=True)
PAGE_DOWN: Final = Command("box.page-down", "pagedown", "go('page-down')", N_("a page down"), looks=True)
FIRST: Final = Command("box.first", "home", "go('home')", N_("to the first"), looks=True)
LAST: Final = Command("box.last", "end", "go('end')", N_("to the last"), looks=True)
PAGE_ON: Final = _keyed(PAGE_DOWN, "pagedown,space")
GOING: Final[Table] = (UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST)
"""The keys that move where letters mean nothing else."""
READING: Final[Table] = (UP, DOWN, PAGE_UP, PAGE_ON, FIRST, LAST)
"""The same in a text, where Space turns the page as well."""

# Questions

TAKE: Final = Command("box.take", "enter", "take", N_("take it"))
TAKE_UNSPELT: Final = Command("box.take-unspelt", "space", "take_unspelt", N_("take it"))
TICK: Final = Command("box.tick", "space,x", "tick", N_("tick"))
TICK_LIST: Final = Command("box.tick-list", "a", "tick_list", N_("tick all of the list"))
GO_ON: Final = Command("box.go-on", "tab", "go_on", N_("take it and go on"))

CHOOSE: Final[Table] = (CLOSE, *GOING, TAKE, TAKE_UNSPELT)
CHOOSE_IN_FIELD: Final[Table] = (*CHOOSE, GO_ON)
TICK_SOME: Final[Table] = (CLOSE, *GOING, TICK, TICK_LIST, TAKE)

UNSAVED: Final[Table] = (CLOSE_OVER_FIELD, *GOING, TAKE, TAKE_UNSPELT)

LOOK: Final = Command("box.look", "enter", "look", N_("look at them"), looks=True)
ACCEPT: Final = Command("box.accept", "t", "answer_alone('take')", N_("take them"))
LEAVE_ALONE: Final = Command("box.leave", "l", "answer_alone('leave')", N_("leave it as it is"))
LEAVE: Final = Command("box.close", "escape", "answer('leave')", N_("leave it as it is"))
LACKING: Final[Table] = (LOOK, ACCEPT, LEAVE_ALONE, LEAVE, *GOING)

# Finding

FIND_ALL: Final[Table] = (
    CLOSE_OVER_FIELD,
    _keyed(UP, "up,shift+tab"),
    replace(DOWN, usual_keys="down,tab,ctrl+f", above_fields=True),
    PAGE_UP,
    PAGE_DOWN,
)

# Texts to be read

HELP_PAGE: Final[Table] = (_keyed(CLOSE, "escape,q,question_mark,f1,enter"), *READING)
TROUBLE: Final[Table] = (_keyed(CLOSE, "escape,enter,q,space"), *GOING)

# The history

LOOK_BACK: Final = Command("box.look", "enter", "look", N_("look"), looks=True)
FIND: Final = Command("box.find", "slash", "find", N_("find"), looks=True)
GO_BACK: Final = Command("box.go-back", "enter", "go_back", N_("go back"))
HISTORY: Final[Table] = (_keyed(CLOSE, "escape,q,U"), *GOING, LOOK_BACK, FIND)
EARLIER: Final[Table] = (CLOSE, *READING, GO_BACK)

# Forms

NEXT_FIELD: Final = Command("box.next-field", "down,tab", "step(1)", N_("next field"), looks=True)
PREVIOUS_FIELD: Final = Command("box.previous-field", "up,shift+tab", "step(-1)", N_("previous field"), looks=True)
CARRY_OUT: Final = Command("box.carry-out", "ctrl+s", "carry_out", N_("carry it out"))
COMPLETE: Final = Command("box.complete", "tab", "complete", N_("complete the path"))
FORM: Final[Table] = (CLOSE_OVER_FIELD, NEXT_FIELD, PREVIOUS_FIELD, CARRY_OUT)
PATH_FORM: Final[Table] = (CLOSE_OVER_FIELD, _keyed(NEXT_FIELD, "down"), PREVIOUS_FIELD, COMPLETE, CARRY_OUT)
