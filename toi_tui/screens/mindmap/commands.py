"""What the user can do on the mind map."""

from operator import attrgetter
from typing import Final

from toi_tui.locale import N_
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.step import Progress, Step

SIBLING = Command(
    "map.sibling",
    "enter",
    "sibling",
    N_("new"),
    N_("A new idea beside this one. Enter keeps it and opens the next, Tab opens one below, Esc ends."),
    footer=1,
)
CHILD = Command("map.child", "tab", "child", N_("below"), N_("A new idea below this one."), footer=2)
EDIT = Command("edit", "e,f2", "edit", N_("edit"), N_("Edit in place. Esc keeps what was typed."), footer=3)
FOLD = Command("map.fold", "space", "fold", N_("fold"), N_("Fold a branch, or unfold it."), footer=4, looks=True)
MARK = Command(
    "map.mark",
    "s",
    "mark",
    N_("mark"),
    N_("Mark as 1 core ◆, 2 positive effect + or 3 critical point !; again takes the mark off."),
    footer=6,
    digits=(1, 3),
)
INTO = Command(
    "map.into", "i", "into", N_("to branch"), N_("Sort: put the idea into branch 1–9, 0 is the tray."), 7, digits=(0, 9)
)
VIEWPOINT = Command(
    "map.viewpoint",
    "V",
    "viewpoint",
    N_("viewpoint"),
    N_("From which viewpoint the effect is seen: the number of one of the flip chart's, 0 for none."),
    digits=(0, 9),
)
LEVEL = Command(
    "map.level", "f", "level", N_("fold to level"), N_("Show so many levels: 0–9."), digits=(0, 9), looks=True
)
FOCUS = Command(
    "map.focus", "z", "zoom", N_("focus"), N_("Show this branch alone; again or Esc for all."), footer=8, looks=True
)
CONCLUSION = Command(
    "map.conclusion", "b", "conclusion", N_("conclusion"), N_("Which effects are positive, and what must be worked on?")
)

_MARKS: Final = attrgetter("marks")
_GOING = tuple(each for each in common.GOING if each not in (common.NEXT_PANEL, common.PREVIOUS_PANEL))
_CHANGING = (
    common.NEW.at(0),
    common.NOTE,
    common.DELETE,
    common.CARRY.at(5),
    common.MOVE_UP,
    common.MOVE_DOWN,
    common.MOVE_LEFT,
    common.MOVE_RIGHT,
    common.PRIVATE,
    common.COPY,
    common.ERASE,
)


def progress(session: Session) -> Progress:
    """Whether ideas were written, some of them marked, and a conclusion drawn."""
    nodes = session.mindmap.nodes
    begun = sum(1 for node, _number in zip(nodes.values(), range(5), strict=False) if node.text)
    marked = any(map(_MARKS, nodes.values()))  # of ten thousand, with every change
    return (begun == 5) + marked + bool(session.mindmap.conclusion.strip()), 3


STEP = Step(
    id="mindmap",
    key="6",
    title=N_("Mind map"),
    lists=("mindmap.nodes", "mindmap"),
    commands=(SIBLING, CHILD, EDIT, FOLD, MARK, INTO, VIEWPOINT, FOCUS, LEVEL, *_CHANGING, CONCLUSION, *_GOING),
    screen="toi_tui.screens.mindmap.screen:MindMapScreen",
    progress=progress,
)
