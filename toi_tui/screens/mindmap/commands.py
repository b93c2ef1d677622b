"""The commands of the mind map."""

from dataclasses import replace
from operator import attrgetter
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model.parts.mindmap import TOP
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation, nothing_here, on_item
from toi_tui.shell.commands.step import Progress, Step


def _branch_in_map(here: Situation) -> str:
    return "" if here.spot.key and here.spot.group != TOP else nothing_here()


def _seen_from(here: Situation) -> str:
    if not here.session.options.viewpoints:
        return _("There is no viewpoint yet; V on the step Options adds one.")
    return on_item(here)


def _viewpoints(here: Situation) -> tuple[str, tuple[str, ...]]:
    """Which number is which viewpoint."""
    names = tuple(each.name for each in here.session.options.viewpoints.values())[:9]
    return _("{key}: {choices}  0 none"), names


SIBLING = Command(
    "map.sibling",
    "enter",
    "sibling",
    N_("new"),
    N_("A new idea beside this one. Enter keeps it and opens the next, Tab opens one below, Esc ends."),
    footer=1,
)
CHILD = Command("map.child", "tab", "child", N_("below"), N_("A new idea below this one."), footer=2)
EDIT = replace(common.EDIT, usual_keys="e,f2", footer=3)
FOLD = Command("map.fold", "space", "fold", N_("fold"), N_("Fold a branch, or unfold it."), footer=4, looks=True)
MARK = Command(
    "map.mark",
    "s",
    "mark",
    N_("mark"),
    N_("Mark as 1 core ◆, 2 positive effect + or 3 critical point !; again takes the mark off."),
    footer=6,
    digits=(1, 3),
    condition=on_item,
)
INTO = Command(
    "map.into",
    "i",
    "into",
    N_("to branch"),
    N_("Sort: put the idea into branch 1–9, 0 is the tray."),
    footer=7,
    digits=(0, 9),
    condition=_branch_in_map,
)
VIEWPOINT = Command(
    "map.viewpoint",
    "V",
    "viewpoint",
    N_("viewpoint"),
    N_("From which viewpoint the effect is seen: the number of one of the flip chart's, 0 for none."),
    digits=(0, 9),
    condition=_seen_from,
    asks=_viewpoints,
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
    common.PICK_UP.at(5),
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
