"""The commands that are the same everywhere; a step takes those it has into its own table."""

from typing import Final

from toi_tui.locale import N_
from toi_tui.locale.languages import names
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import (
    can_be_asked_about,
    can_be_carried_over,
    can_begin,
    can_delete,
    can_edit,
    can_hide,
    can_move,
    has_sources,
    has_way_back,
    on_item,
    on_target,
)

UNDO: Final = Command("undo", "u,ctrl+z", "app.undo", N_("undo"), N_("Take back the last change, on any step."))
REDO: Final = Command("redo", "r,ctrl+y", "app.redo", N_("redo"), N_("Bring back what was undone."))
HISTORY: Final = Command(
    "history",
    "U",
    "app.history",
    N_("history"),
    N_("What was done and when, also what was undone since; Enter shows it as it was, and goes back to it."),
    looks=True,
)
SAVE: Final = Command(
    "save", "ctrl+s", "app.save", N_("save now"), N_("Everything is saved by itself; this saves at once.")
)
SAVE_COPY: Final = Command(
    "save-copy", "", "app.save_copy", N_("save a copy"), N_("A copy of the session in your home folder."), looks=True
)
HELP: Final = Command(
    "help", "question_mark,f1", "app.help", N_("help"), N_("Keys and advice for where you are."), looks=True
)
PALETTE: Final = Command(
    "palette", "ctrl+p", "app.command_palette", N_("commands"), N_("Find any command by its name."), looks=True
)
HOME: Final = Command(
    "home",
    "ctrl+o",
    "app.home",
    N_("other session"),
    N_("Save, and go to the list of sessions."),
    looks=True,
    outward=True,
)
QUIT: Final = Command("quit", "ctrl+q", "app.leave", N_("quit"), N_("Save and leave."), looks=True, outward=True)
LANGUAGE: Final = Command(
    "language",
    "",
    "app.change_language",
    " / ".join(names().values()),  # each language in its own words, whatever is in use
    N_("The language of the screen."),
    looks=True,
)
THEME: Final = Command(
    "theme",
    "",
    "app.change_theme",
    N_("light / dark"),
    N_("The theme and its colours: light reads best on a wall."),
    looks=True,
)

APP: Final = (HELP, UNDO, REDO, HISTORY, SAVE, SAVE_COPY, PALETTE, HOME, LANGUAGE, THEME, QUIT)

UP: Final = Command("go.up", "up,k", "go('up')", N_("up"), palette=False, looks=True)
DOWN: Final = Command("go.down", "down,j", "go('down')", N_("down"), palette=False, looks=True)
LEFT: Final = Command("go.left", "left,h", "go('left')", N_("left"), palette=False, looks=True)
RIGHT: Final = Command("go.right", "right,l", "go('right')", N_("right"), palette=False, looks=True)
PAGE_UP: Final = Command("go.page-up", "pageup", "go('page-up')", N_("a page up"), palette=False, looks=True)
PAGE_DOWN: Final = Command("go.page-down", "pagedown", "go('page-down')", N_("a page down"), palette=False, looks=True)
FIRST: Final = Command("go.home", "home", "go('home')", N_("to the first"), palette=False, looks=True)
LAST: Final = Command("go.end", "end", "go('end')", N_("to the last"), palette=False, looks=True)
NEXT_PANEL: Final = Command("panel.next", "tab", "panel(1)", N_("next panel"), palette=False, looks=True)
PREVIOUS_PANEL: Final = Command(
    "panel.previous", "shift+tab", "panel(-1)", N_("previous panel"), palette=False, looks=True
)
MOVING: Final = (UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN, FIRST, LAST, NEXT_PANEL, PREVIOUS_PANEL)
BACK: Final = Command(
    "back", "escape", "back", N_("back"), N_("Back from a zoom or a search."), palette=False, looks=True
)
FIND: Final = Command(
    "find", "slash", "find", N_("find"), N_("Find here. Enter goes to the next hit, Esc ends."), footer=0, looks=True
)
QUESTION: Final = Command(
    "question",
    "o",
    "question",
    N_("question"),
    N_("An open question to ask the group here; again for the next."),
    looks=True,
)
CARRY_OVER: Final = Command(
    "carry-over",
    "c",
    "carry_over",
    N_("carry over"),
    N_("Carry a copy over to where it belongs next; the original stays as it was said."),
    footer=9,
    condition=can_be_carried_over,
)
CARRY_ELSEWHERE: Final = Command(
    "carry-elsewhere",
    "T",
    "carry_elsewhere",
    N_("carry elsewhere"),
    N_("Choose where to carry a copy over to, and whether all that waits goes along."),
    condition=can_be_carried_over,
)
BRING_HERE: Final = Command(
    "bring-here", "C", "bring_here", N_("bring here"), N_("Choose what to carry over to this step from the others.")
)
SOURCE: Final = Command(
    "source",
    "g",
    "source",
    N_("source"),
    N_("Go to what the item was carried over from; on an original to what was made of it."),
    looks=True,
)
WHY: Final = Command(
    "why",
    "G",
    "why",
    N_("why?"),
    N_("Where it comes from, and that in turn, back to what was said first."),
    looks=True,
    condition=can_be_asked_about,
)
ADD_SOURCE: Final = Command(
    "add-source",
    "A",
    "add_source",
    N_("one more source"),
    N_("Say what else the item came from: find it, and Enter adds it as a source, or takes it off again."),
    condition=has_sources,
)
RETURN: Final = Command(
    "return",
    "B",
    "return",
    N_("go back"),
    N_("Go to what was just carried over, or back to where a jump began."),
    looks=True,
    condition=has_way_back,
)
FIND_ALL: Final = Command(
    "find-all",
    "ctrl+f",
    "find_all",
    N_("find everywhere"),
    N_("Find a text in all of the session, and go there."),
    looks=True,
)

TRACING: Final = (CARRY_OVER, CARRY_ELSEWHERE, BRING_HERE, SOURCE, WHY, ADD_SOURCE, RETURN, FIND_ALL)
"""The commands that link the steps; they are in `GOING`, so that every step has them."""

GOING: Final = (*MOVING, BACK, FIND, QUESTION, *TRACING)
OTHER_PAGE: Final = NEXT_PANEL.at(3, N_("other page"))
GOING_ON_SHEETS: Final = tuple(OTHER_PAGE if each is NEXT_PANEL else each for each in GOING)

NEW: Final = Command(
    "new",
    "n",
    "new",
    N_("new"),
    N_("A new item here. Enter keeps it and opens the next, Esc ends."),
    footer=1,
    condition=can_begin,
)
EDIT: Final = Command(
    "edit",
    "e,f2,enter",
    "edit",
    N_("edit"),
    N_("Edit in place. Esc keeps what was typed."),
    footer=2,
    condition=can_edit,
)
NOTE: Final = Command("note", "a", "note", N_("note"), N_("Evidence or a remark behind the item."), condition=on_item)
DELETE: Final = Command(
    "delete", "delete,backspace", "delete", N_("delete"), N_("Delete; u brings it back."), condition=can_delete
)
ERASE: Final = Command(
    "erase",
    "",
    "erase",
    N_("erase for good"),
    N_("Erase the item at the cursor, its past and its backups; nothing brings it back."),
    condition=on_item,
)
PICK_UP: Final = Command(
    "carry",
    "m",
    "pick_up",
    N_("move"),
    N_("Pick up, move with the arrows, Enter drops, Esc puts it back."),
    footer=3,
    condition=can_move,
)
MOVE_UP: Final = Command("move.up", "shift+up,K", "move('up')", N_("move up"), condition=can_move)
MOVE_DOWN: Final = Command("move.down", "shift+down,J", "move('down')", N_("move down"), condition=can_move)
MOVE_LEFT: Final = Command("move.left", "shift+left,H", "move('left')", N_("move left"), condition=can_move)
MOVE_RIGHT: Final = Command("move.right", "shift+right,L", "move('right')", N_("move right"), condition=can_move)
TICK: Final = Command("tick", "space", "tick", N_("done"), N_("Tick as done, or not done."))
PRIVATE: Final = Command(
    "private",
    "v",
    "private",
    N_("private"),
    N_("A private item never shows on the wall or in an export."),
    condition=can_hide,
)
WHOSE: Final = Command("whose", "i", "whose", N_("whose"), N_("Whose it is: one of the people, nobody, or a group."))
ZOOM: Final = Command("zoom", "z", "zoom", N_("zoom"), N_("Show this panel alone; again for all."), looks=True)
COPY: Final = Command(
    "copy",
    "y,ctrl+c",
    "copy",
    N_("copy"),
    N_("Copy the text to the clipboard."),
    looks=True,
    outward=True,
    condition=on_target,
)


EDITING: Final = (NEW, EDIT, NOTE, DELETE, PICK_UP, MOVE_UP, MOVE_DOWN, MOVE_LEFT, MOVE_RIGHT, PRIVATE, COPY, ERASE)
