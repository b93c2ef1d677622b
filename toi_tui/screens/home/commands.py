"""The commands of the home screen."""

from typing import Final

from toi_tui.locale import N_
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command

OPEN: Final = Command("home.open", "enter,e,space", "open", N_("open"), N_("Open what the cursor is on."), footer=1)
NEW: Final = Command("home.new", "n", "new", N_("new session"), N_("A short form: what, where and when."), footer=2)
PATH: Final = Command("home.path", "o,slash", "path", N_("other file"), N_("Open a session by its path."), footer=3)
FORGET: Final = Command(
    "home.forget",
    "delete,backspace",
    "forget",
    N_("off the list"),
    N_("Take a session off this list. The file stays where it is."),
    footer=4,
)
QUIT: Final = Command("home.quit", "q,ctrl+q", "app.leave", N_("quit"), N_("Leave the program."), footer=5)

GOING: Final = (common.UP, common.DOWN, common.PAGE_UP, common.PAGE_DOWN, common.FIRST, common.LAST)
HELP: Final = Command("home.help", "question_mark,f1", "help", N_("help"), footer=6)

COMMANDS: Final = (*GOING, OPEN, NEW, PATH, FORGET, QUIT, HELP)
