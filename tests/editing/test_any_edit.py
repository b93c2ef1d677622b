"""Whatever is done on any step, in any order: undoing all gives the start, redoing all the end.

Every edit there is has its line here, so that a new one cannot be forgotten.
"""

import inspect
import pkgutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toi_tui.editing
from tests.strategies import fields, tries
from toi_tui.editing.carrying_over import CarryOver, on_their_way
from toi_tui.editing.conflicts import LetStand, TakeOther
from toi_tui.editing.days import AddDay, MoveWithin, RemoveTask, SetTaskState
from toi_tui.editing.delta import FIRST
from toi_tui.editing.difference import diff
from toi_tui.editing.document import Document, Edit, Entry
from toi_tui.editing.going_back import GoBackTo
from toi_tui.editing.items import AddItem, AddItems, MoveItem, RemoveItems, SetFields
from toi_tui.editing.mindmap import AddNodes, MarkNode, MoveNode
from toi_tui.editing.options import (
    AddOptions,
    ExcludeOptions,
    RankOption,
    RemoveOption,
    RemoveViewpoint,
    ScoreOption,
    WriteRemark,
)
from toi_tui.editing.plan import SetSchedule
from toi_tui.editing.risks import AddRisks, MoveRisk, RateResidual, RateRisk, SortByLevel
from toi_tui.editing.swot import PairNotes
from toi_tui.model.carrying_over import candidates
from toi_tui.model.kinds import UnfitError
from toi_tui.model.parts.conflicts import Conflict, Conflicts
from toi_tui.model.parts.days import TASK_STATES
from toi_tui.model.parts.mindmap import MARKS, TRAY
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.storage import codec, shipped

TODAY = date(2027, 4, 14)
SAID = st.sampled_from(["", "x", "30.4.", "vko 36", "rivi\ntoinen"])
RATINGS = st.none() | st.integers(1, 5)
AXES = st.sampled_from(["probability", "impact"])
PATHS = st.sampled_from([path for path in LISTS if path != "conflicts.items"])
NEW = st.integers(1, 9).map(lambda number: f"new{number}")
Draw = Callable[[st.SearchStrategy[Any]], Any]


def start() -> Session:
    """The first case, with two conflicts in it."""
    session = codec.read(shipped.example("kuusilampi")).session
    risk = next(iter(session.risks.items))
    conflicts = {
        "cf01": Conflict(list="risks.items", item=risk, field="measure", what="edited", ours="a", theirs="b"),
        "cf02": Conflict(list="risks.items", item=risk, field="text", what="deleted-there", ours="a"),
    }
    return replace(session, conflicts=Conflicts(items=conflicts))


START = start()
EARLIER = (Session(), codec.read(shipped.example("kesken")).session)
WAYS_BACK = [diff(START, each) for each in EARLIER]
IDS = {path: [*rows, "gone"] for path, rows in START.lists()}


def one_of(path: str) -> st.SearchStrategy[str]:
    """The id of an item of a list, or one that nothing has."""
    return st.sampled_from(IDS.get(path, ["gone"]))


def place(path: str) -> st.SearchStrategy[str | None]:
    """Where an item may go in a list."""
    return st.none() | st.just(FIRST) | one_of(path)


NODE = one_of("mindmap.nodes")
OPTION, VIEWPOINT, RISK = one_of("options.items"), one_of("options.viewpoints"), one_of("risks.items")


def added(draw: Draw) -> Edit:
    path = draw(PATHS)
    return AddItem(path, draw(NEW), draw(fields(LISTS[path])), draw(place(path)))


def pasted(draw: Draw) -> Edit:
    path = draw(PATHS)
    return AddItems(path, draw(st.dictionaries(NEW, fields(LISTS[path]), max_size=3)), draw(place(path)))


def set_(draw: Draw) -> Edit:
    path = draw(PATHS)
    return SetFields(path, draw(one_of(path)), draw(fields(LISTS[path])))


def set_of_a_part(draw: Draw) -> Edit:
    part = draw(st.sampled_from(sorted(PARTS)))
    return SetFields(part, "", draw(fields(PARTS[part])))


def removed(draw: Draw) -> Edit:
    path = draw(PATHS)
    return RemoveItems(path, tuple(draw(st.lists(one_of(path), max_size=3, unique=True))))


def moved(draw: Draw) -> Edit:
    path = draw(PATHS)
    return MoveItem(path, draw(one_of(path)), path, draw(place(path)))


def moved_across(draw: Draw) -> Edit:
    quadrants = st.sampled_from(["swot.strengths", "swot.weaknesses", "swot.opportunities", "swot.threats"])
    here, there = draw(quadrants), draw(quadrants)
    return MoveItem(here, draw(one_of(here)), there, draw(place(there)))


def carried(draw: Draw) -> Edit:
    numbers = iter(range(1000))
    target = draw(st.sampled_from(["risks.items", "options.items", "plan.steps", "challenges.items", "mindmap.nodes"]))
    return CarryOver(on_their_way(START, candidates(START, (target,)), lambda: f"carried{next(numbers)}"))


EDITS: dict[type, tuple[Callable[[Draw], Edit], ...]] = {
    AddItem: (added,),
    AddItems: (pasted,),
    SetFields: (set_, set_of_a_part),
    RemoveItems: (removed,),
    MoveItem: (moved, moved_across),
    CarryOver: (carried,),
    LetStand: (lambda draw: LetStand(draw(one_of("conflicts.items"))),),
    TakeOther: (lambda draw: TakeOther(draw(one_of("conflicts.items"))),),
    MoveWithin: (
        lambda draw: MoveWithin(
            "days.activities",
            draw(one_of("days.activities")),
            "day",
            draw(st.integers(1, 5)),
            draw(one_of("days.activities")),
        ),
        lambda draw: MoveWithin(
            "tasks.answers", draw(one_of("tasks.answers")), "task", draw(one_of("tasks.items")), FIRST
        ),
    ),
    SetTaskState: (lambda draw: SetTaskState(draw(one_of("tasks.items")), draw(st.sampled_from(TASK_STATES)), TODAY),),
    RemoveTask: (lambda draw: RemoveTask(draw(one_of("tasks.items"))),),
    AddDay: (lambda draw: AddDay(draw(st.integers(1, 9)), {"place": draw(SAID)}),),
    AddNodes: (
        lambda draw: AddNodes(
            draw(NODE), draw(place("mindmap.nodes")), (("new1", 0, "a"), ("new2", 1, "b"), ("new3", 5, "c"))
        ),
    ),
    MoveNode: (lambda draw: MoveNode(draw(NODE), draw(st.one_of(NODE, st.just(TRAY))), draw(place("mindmap.nodes"))),),
    MarkNode: (lambda draw: MarkNode(draw(NODE), draw(st.sampled_from(MARKS))),),
    AddOptions: (lambda draw: AddOptions({draw(NEW): {"text": draw(SAID)}}, draw(place("options.items"))),),
    WriteRemark: (lambda draw: WriteRemark(draw(OPTION), draw(VIEWPOINT), draw(SAID)),),
    ScoreOption: (lambda draw: ScoreOption(draw(OPTION), draw(VIEWPOINT), draw(RATINGS)),),
    RankOption: (lambda draw: RankOption(draw(OPTION), draw(place("options.items"))),),
    ExcludeOptions: (
        lambda draw: ExcludeOptions(draw(OPTION), tuple(draw(st.lists(OPTION, max_size=2, unique=True)))),
    ),
    RemoveOption: (lambda draw: RemoveOption(draw(OPTION)),),
    RemoveViewpoint: (lambda draw: RemoveViewpoint(draw(VIEWPOINT)),),
    SetSchedule: (lambda draw: SetSchedule(draw(one_of("plan.steps")), draw(SAID), TODAY),),
    AddRisks: (lambda draw: AddRisks({draw(NEW): {"text": draw(SAID)}}, draw(place("risks.items"))),),
    RateRisk: (lambda draw: RateRisk(draw(RISK), draw(AXES), draw(RATINGS)),),
    RateResidual: (lambda draw: RateResidual(draw(RISK), draw(AXES), draw(RATINGS)),),
    MoveRisk: (lambda draw: MoveRisk(draw(RISK), draw(RATINGS), draw(RATINGS)),),
    SortByLevel: (lambda _draw: SortByLevel(),),
    GoBackTo: (lambda draw: GoBackTo(draw(st.sampled_from(WAYS_BACK))),),
    PairNotes: (
        lambda draw: PairNotes(
            draw(NEW),
            draw(st.sampled_from(["so", "st", "wo", "wt"])),
            (draw(one_of("swot.strengths")), draw(one_of("swot.threats"))),
        ),
    ),
}
MAKING = [make for makers in EDITS.values() for make in makers]


def test_every_edit_there_is_has_its_line_here() -> None:
    modules = [import_module(f"toi_tui.editing.{each.name}") for each in pkgutil.iter_modules(toi_tui.editing.__path__)]
    found = {
        kind
        for module in modules
        for kind in vars(module).values()
        if inspect.isclass(kind) and hasattr(kind, "run") and kind not in {Edit, Entry}
    }
    assert found == EDITS.keys()


@st.composite
def edits(draw: Draw) -> Edit:
    """Any edit of any step; some hit what is not there."""
    return draw(st.sampled_from(MAKING))(draw)


def seen(session: Session) -> list[Any]:
    """A session with the order of its lists, which comparing mappings does not see."""
    return [session, *(list(rows) for _, rows in session.lists())]


def tried(document: Document, edit: Edit, run: str | None) -> None:
    """Do it; a conflict that cannot be settled like that is refused, and nothing changes."""
    before = document.session
    with suppress(UnfitError):
        document.do(edit, run)
        return
    assert document.session is before


@tries(200)
@given(st.lists(st.tuples(edits(), st.sampled_from([None, None, "one", "two"])), max_size=10))
def test_undoing_all_gives_the_start_and_redoing_all_the_end(steps: list[tuple[Edit, str | None]]) -> None:
    document = Document(START)
    for edit, run in steps:
        tried(document, edit, run)
    end = document.session
    while document.undo():
        pass
    assert seen(document.session) == seen(START)
    while document.redo():
        pass
    assert seen(document.session) == seen(end)


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
@tries(5)
@given(data=st.data())
def test_what_an_edit_leaves_can_be_written_and_read_again(kind: type, data: st.DataObject) -> None:
    document = Document(START)
    for make in EDITS[kind]:
        tried(document, make(data.draw), None)
    assert codec.read(codec.write(document.session)[0]).session == document.session
