"""Spots without a screen: what stands at a spot of a step, and what can be done there, in tests that read as prose.

there = at("days", "2:tasks", "T2")
assert there.target == Target("tasks.items", "T2")
assert there.why_not_moved == "Tasks and phases stay with their day; all else can be moved."
assert order(at("swot", "strengths", "s2").moved("strengths"), "swot.strengths") == "s2 s1"
"""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from toi_tui.editing.document import Document, Edit
from toi_tui.model.item import value_of
from toi_tui.model.parts.conflicts import Conflict, Conflicts
from toi_tui.model.parts.days import Activity, Answer, Day, DayNote, Days, Parked, Parking, Task, Tasks
from toi_tui.model.parts.identity import Identity
from toi_tui.model.parts.mentor import Check, Checklist
from toi_tui.model.parts.mindmap import TRAY, MindMap, Node
from toi_tui.model.parts.options import Option, Options, Value, Values, Viewpoint
from toi_tui.model.parts.people import Expectation, Expectations, People, Person, Rule, Rules
from toi_tui.model.parts.plan import Checkpoint, Evaluation, EvaluationQuestion, FollowUp, Plan, PlanStep
from toi_tui.model.parts.practices import DraftPlan, Need, PlanningQuestion, Practice, Practices
from toi_tui.model.parts.risks import Challenge, Challenges, Risk, Risks
from toi_tui.model.parts.swot import Strategy, Swot, SwotNote
from toi_tui.model.session import Session
from toi_tui.screens import steps
from toi_tui.screens.days.meaning import DaysMeaning
from toi_tui.screens.followup.meaning import FollowUpMeaning
from toi_tui.screens.mentor.meaning import MentorMeaning
from toi_tui.screens.mindmap.meaning import MindMapMeaning
from toi_tui.screens.options.meaning import OptionsMeaning
from toi_tui.screens.plan.filter import PlanFilter
from toi_tui.screens.plan.meaning import PlanMeaning
from toi_tui.screens.practices.meaning import PracticesMeaning
from toi_tui.screens.risks.meaning import RisksMeaning
from toi_tui.screens.session.meaning import SessionMeaning
from toi_tui.screens.swot.meaning import SwotMeaning
from toi_tui.shell.desk import Desk
from toi_tui.shell.meaning.here import Here
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.target import Deletion, Leaving, Place, Target
from toi_tui.widgets.spot import Direction, Spot

THIRD_MORNING: Final = datetime(2027, 4, 14, 9, 0)  # noqa: DTZ001 - the clock on the wall

CASE: Final = Session(
    session=Identity(practice="three meetings", organisation="Spruce", goal="guidance for all"),
    people=People(items={"ann": Person(name="Ann", role="teacher"), "ben": Person(name="Ben")}),
    expectations=Expectations(items={"x1": Expectation(text="examples"), "x2": Expectation(text="time")}),
    rules=Rules(items={"r1": Rule(text="one at a time"), "r2": Rule(text="no phones")}),
    swot=Swot(
        strengths={"s1": SwotNote(text="old ties"), "s2": SwotNote(text="small team")},
        weaknesses={"w1": SwotNote(text="few hours")},
        opportunities={"o1": SwotNote(text="summer jobs")},
        tows={
            "so1": Strategy(kind="so", text="offer summer jobs", sources=("s1", "o1")),
            "wo1": Strategy(kind="wo", text="meet online"),
            "wo2": Strategy(kind="wo", text="share hours"),
        },
    ),
    need=Need(text="guidance differs"),
    practices=Practices(
        items={id: Practice(name=name, found="visit") for id, name in {"p1": "A", "p2": "B", "p3": "C"}.items()}
    ),
    draft_plan=DraftPlan(
        items={"q1": PlanningQuestion(question="Who leads?", answer="Ann"), "q2": PlanningQuestion(question="How?")}
    ),
    checklist=Checklist(
        items={
            "c1": Check(step=1, text="trained"),
            "c2": Check(step=2, text="agreed what", done=date(2027, 3, 2)),
            "c3": Check(step=2, text="agreed when"),
            "c4": Check(step=4, text="goal agreed"),
        }
    ),
    days=Days(
        items={"1": Day(date=date(2027, 4, 12), phase="analysis"), "2": Day(), "3": Day()},
        activities={
            "a1": Activity(day=1, text="getting to know"),
            "a2": Activity(day=1, text="lunch"),
            "b1": Activity(day=2, text="mapping"),
        },
        notes={"n1": DayNote(day=1, text="a quiet start")},
    ),
    tasks=Tasks(
        items={"T1": Task(day=1, text="What does it offer?", debrief="much"), "T2": Task(day=2, text="Which ways?")},
        answers={
            "k1": Answer(task="T1", text="calm", kind="opportunity"),
            "k2": Answer(task="T1", text="hours", kind="challenge"),
            "k3": Answer(task="T2", text="a pilot", kind="option"),
        },
    ),
    mindmap=MindMap(
        nodes={
            "root": Node(text="three meetings"),
            "left": Node(parent="root", text="our work"),
            "leaf": Node(parent="left", text="a form"),
            "right": Node(parent="root", text="students"),
            "idea": Node(parent=TRAY, text="buses"),
        }
    ),
    options=Options(
        ranking=("ob", "oa"),
        viewpoints={"v1": Viewpoint(name="money"), "v2": Viewpoint(name="staff")},
        items={
            "oa": Option(label="A", text="all at once", form="whole", remarks={"v1": "dear"}, scores={"v1": 2}),
            "ob": Option(label="B", text="a pilot", form="pilot", reason="we learn", scores={"v1": 4}),
            "oc": Option(label="C", text="in parts", form="parts"),
        },
    ),
    values=Values(items={"va": Value(text="fairness", importance=9, fit="well"), "vb": Value(text="trust")}),
    risks=Risks(
        scale="3x3",
        items={
            "ra": Risk(number=1, text="no hours", probability=2, impact=3, owner="Ann", treatment="reduce"),
            "rb": Risk(number=2, text="no form"),
        },
    ),
    challenges=Challenges(items={"ch1": Challenge(text="too little time"), "ch2": Challenge(text="one more form")}),
    plan=Plan(
        focus="a pilot",
        steps={
            "g1": PlanStep(issue="hours", action="ask", owner="Ann"),
            "g2": PlanStep(issue="form", owner="Ben"),
            "g3": PlanStep(action="choose groups", owner="Ann"),
        },
    ),
    followup=FollowUp(
        text="we go on",
        items={"f1": Checkpoint(indicator="meetings"), "f2": Checkpoint(indicator="calm")},
    ),
    evaluation=Evaluation(
        provider={
            "e1": EvaluationQuestion(question="Reached?", answer="yes"),
            "e2": EvaluationQuestion(question="Best?"),
        },
        mentor={"m1": EvaluationQuestion(question="Trust?", answer="at once\nand later"), "m2": EvaluationQuestion()},
    ),
    parking=Parking(items={"z1": Parked(text="buses"), "z2": Parked(text="apprentices")}),
    conflicts=Conflicts(items={"y1": Conflict(list="rules.items", item="r1", field="text", ours="a", theirs="b")}),
)
"""A small session of which every step has something, with ids that can be read; the third day is still empty."""


class There(Here):
    """A spot of a step over a document of its own, and what comes of doing something there."""

    __slots__ = ()

    @property
    def place(self) -> Place | str:
        """Where an item goes that is made here of a text, or why none can be."""
        return self.meaning.place(self.spot)

    @property
    def begins(self) -> Place | Target | str:
        """What n begins here, or why it begins nothing."""
        return self.meaning.begins(self.spot)

    @property
    def edits(self) -> Target | Place | str:
        """What e opens here."""
        return self.meaning.edits(self.spot)

    @property
    def deletion(self) -> Deletion | str:
        """What Del takes away here, or why it takes nothing."""
        return self.meaning.deletion(self.spot)

    @property
    def carried_over(self) -> str:
        """The lists and ids of what c takes along: ``swot.strengths/s1``."""
        return " ".join(f"{path}/{id}" for path, id in self.meaning.carried_over(self.spot))

    def moved(self, group: str, key: str = "") -> Session | str:
        """The session once what stands here was moved behind another, or why it has no place there."""
        return self._done(self.meaning.destination(self.spot, Spot(group, key)))

    def dropped(self, group: str, key: str = "") -> Session | str:
        """The session once what stands here was dropped on another with the mouse."""
        return self._done(self.meaning.dropped(self.spot, Spot(group, key)))

    def deleted(self) -> Session | str:
        """The session once Del took away what stands here."""
        found = self.deletion
        return found if isinstance(found, str) else self._done(found.edit)

    def pasted(self, text: str, into: Target | None = None) -> Session | None:
        """The session once lines were pasted here, or into an open field; None where they do not become items."""
        meaning, spot = self.meaning, self.spot
        found = meaning.pasted(spot, text) if into is None else meaning.pasted_into(into, spot, text)
        return None if found is None else self.session_after(found.edit)

    def written(self, target: Target, text: str) -> Any:
        """What a field holds once a text was written into it, or why it does not fit."""
        edit = self.meaning.written(target, text)
        if isinstance(edit, str):
            return edit
        after = self.session_after(edit)
        row = after.items(target.list)[target.id] if target.id else after.part(target.list)
        return value_of(row, target.field)

    def after(self, key: str, target: Target, *, text: bool = True, fresh: bool = False, begun: bool = False) -> str:
        """Where Enter or Tab leads from a field, as `told`; nowhere where that is empty."""
        found = self.meaning.after(Leaving(target, self.spot, key, has_text=text, fresh=fresh, begun=begun or fresh))
        return told(found)

    def prompt(self, target: Target, *, fresh: bool = False, begun: bool = False) -> str:
        """The keys that end a field."""
        return self.meaning.prompt(target, fresh=fresh, begun=begun or fresh)

    def _done(self, edit: Edit | str) -> Session | str:
        return edit if isinstance(edit, str) else self.session_after(edit)

    def session_after(self, edit: Edit) -> Session:
        """The session once an edit is carried out."""
        self.desk.document.do(edit)
        return self.session


def told(found: Target | Place | Direction | str | None) -> str:
    """A target as ``→ list/id.field``, a place as ``+ list behind id .field``, a way or a reason as it is.

    ``¶`` is a field of several lines, ``?`` one that its item can stand without.
    """
    match found:
        case Target():
            marks = "¶" * found.lines + "?" * found.optional
            return f"→ {found.list}/{found.id}.{found.field}{marks}"
        case Place():
            where = "at the end" if found.after is None else f"behind {found.after}" if found.after else "in front"
            named = (found.list, where, f".{found.field}", found.id and f"as {found.id}")
            begun = (f"{name}={value}" for name, value in (found.values or {}).items())
            shown = (found.panel and f"in {found.panel}", found.column and f"under {found.column}")
            return " ".join(("+", *filter(None, (*named, *begun, *shown))))
        case _:
            return found or ""


def desk_of(session: Session = CASE, *, read_only: bool = False) -> Desk:
    """A desk with a session on it, and no program around."""
    return Desk(Document(session), steps(), lambda: None, _keep, now=lambda: THIRD_MORNING, read_only=read_only)


def at(
    step: str,
    group: str,
    key: str = "",
    *,
    panel: str = "",
    session: Session = CASE,
    read_only: bool = False,
    **looked_at: str,
) -> There:
    """A spot of a step; `looked_at` says how it is looked at, as `meaning_of`."""
    desk = desk_of(session, read_only=read_only)
    return There(desk, meaning_of(step, desk, **looked_at), panel, Spot(group, key))


def meaning_of(step: str, desk: Desk, *, focused_on: str = "", rows_of: str = "", width: str = "wide") -> Meaning:
    """What a step's spots mean: with one branch of the map alone, with only somebody's rows, on a narrow screen."""
    match step:
        case "mindmap":
            return MindMapMeaning(desk, lambda: focused_on)
        case "options":
            return OptionsMeaning(desk, lambda: width == "narrow")
        case "plan":
            looked_at = PlanFilter(desk)
            looked_at.set(rows_of, "")
            return PlanMeaning(desk, looked_at)
    return _PLAIN[step](desk)


_PLAIN: Final = {
    "session": SessionMeaning,
    "swot": SwotMeaning,
    "practices": PracticesMeaning,
    "mentor": MentorMeaning,
    "days": DaysMeaning,
    "risks": RisksMeaning,
    "followup": FollowUpMeaning,
}


def order(session: Session | str | None, path: str, field: str = "") -> str:
    """The ids of a list in their order, or what a field of each says."""
    assert isinstance(session, Session), session
    rows = session.items(path)
    return " ".join(map(str, _values(rows.values(), field) if field else rows))


def _values(rows: Iterable[Any], field: str) -> Iterable[Any]:
    return (getattr(row, field) for row in rows)


def _keep(name: str, _data: bytes) -> Path:
    raise AssertionError(name)  # what a spot means writes no file
