"""Settling conflicts: what each of the two answers does, that it can be taken back, and how a conflict reads."""

from datetime import date
from typing import Any

import pytest

from toi_tui import locale
from toi_tui.editing.conflicts import LetStand, TakeOther
from toi_tui.editing.document import Document
from toi_tui.editing.items import RemoveItems
from toi_tui.editing.merge import merge
from toi_tui.model.conflict_words import ConflictWords
from toi_tui.model.item import make
from toi_tui.model.kinds import UnfitError
from toi_tui.model.open_points import open_points
from toi_tui.model.parts.conflicts import Conflict, Conflicts
from toi_tui.model.parts.days import Day, Days
from toi_tui.model.parts.identity import Identity
from toi_tui.model.parts.options import Option, Options, Viewpoint
from toi_tui.model.parts.people import Expectation, Expectations, People, Person
from toi_tui.model.parts.risks import Risk, Risks
from toi_tui.model.parts.swot import Swot, SwotNote
from toi_tui.model.session import Session


def risk(**values: Any) -> Session:
    return Session(risks=Risks(items={"r": Risk(number=7, text="hours", **values)}))


def scored(**scores: int) -> Session:
    viewpoints = {"v": Viewpoint(name="cost")}
    return Session(options=Options(viewpoints=viewpoints, items={"o": Option(label="B", text="pilot", scores=scores)}))


def day(**values: Any) -> Session:
    return Session(days=Days(items={"1": Day(**values)}))


def ranked(ids: str) -> Session:
    options = {id: Option(label=id.upper(), text=f"option {id}") for id in "abc"}
    return Session(options=Options(items=options, ranking=tuple(ids)))


def expecting(person: str) -> Session:
    people = {"p": Person(name="Aino"), "q": Person(name="Bo")}
    return Session(
        people=People(items=people), expectations=Expectations(items={"x": Expectation(text="tips", person=person)})
    )


def note(**lists: str) -> Session:
    return Session(swot=Swot(**{path: {"n": SwotNote(text=text)} for path, text in lists.items()}))


def titled(title: str) -> Session:
    return Session(session=Identity(title=title))


TABLE = [
    ("a text", risk(measure="a"), risk(measure="b"), risk(measure="c"), ("Risks: “R7 hours”", "measure", "b", "c")),
    ("a number", risk(impact=1), risk(impact=2), risk(impact=3), ("Risks: “R7 hours”", "impact", "2", "3")),
    ("a rating taken away", risk(impact=1), risk(impact=2), risk(), ("Risks: “R7 hours”", "impact", "2", "nothing")),
    ("a choice", risk(), risk(state="done"), risk(state="in-progress"),
     ("Risks: “R7 hours”", "state", "done", "in progress")),
    ("a date", day(), day(date=date(2027, 4, 12)), day(date=date(2027, 4, 13)),
     ("Day 1", "date", "12 Apr 2027", "13 Apr 2027")),
    ("a reference", expecting(""), expecting("p"), expecting("q"), ("Expectations: “tips”", "person", "Aino", "Bo")),
    ("a score", scored(), scored(v=4), scored(v=5), ("Options: “B pilot”", "scores: cost", "4", "5")),
    ("a score taken away", scored(v=1), scored(v=4), scored(), ("Options: “B pilot”", "scores: cost", "4", "nothing")),
    ("a ranking", ranked("abc"), ranked("bac"), ranked("acb"),
     ("Options", "ranking", "option b; option a; option c", "option a; option c; option b")),
    ("a field of the session", titled("a"), titled("b"), titled("c"), ("Session", "title", "b", "c")),
    ("the session's own id", Session(), *(Session(session=Identity(id=id)) for id in "ab"),
     ("Session", "id", "a", "b")),
    ("a move", note(threats="x"), note(strengths="x"), note(weaknesses="x"),
     ("SWOT · Strengths: “x”", "its list", "SWOT · Strengths", "SWOT · Weaknesses")),
    ("a deletion there", note(threats="x"), note(threats="y"), Session(),
     ("SWOT · Threats: “y”", "deleted or kept", "kept, since it was changed here", "deleted")),
    ("a deletion here", note(threats="x"), Session(), note(threats="y"),
     ("SWOT · Threats: “y”", "deleted or kept", "kept, since the others changed it", "deleted")),
]  # fmt: skip
every_kind = pytest.mark.parametrize(
    ("base", "ours", "theirs", "told"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)


@every_kind
def test_either_answer_gives_that_sides_session_and_can_be_taken_back(
    base: Session, ours: Session, theirs: Session, told: Any
) -> None:
    merged = merge(base, ours, theirs)
    (id,) = merged.conflicts
    sides = (theirs, ours) if merged.session.conflicts.items[id].what == "deleted-here" else (ours, theirs)
    for edit, side in zip((LetStand(id), TakeOther(id)), sides, strict=True):
        document = Document(merged.session)
        document.do(edit)
        assert document.session == side
        document.undo()
        assert document.session == merged.session
        document.redo()
        assert document.session == side
        assert document.do(edit) is None


@every_kind
def test_a_conflict_is_told_in_names_and_words(base: Session, ours: Session, theirs: Session, told: Any) -> None:
    session = merge(base, ours, theirs).session
    (conflict,) = session.conflicts.items.values()
    found = ConflictWords(session).tell(conflict)
    assert (found.where, found.field, found.stands, found.other) == told


@every_kind
def test_the_other_is_the_one_that_does_not_stand_on_whichever_side_it_is_settled(
    base: Session, ours: Session, theirs: Session, told: Any
) -> None:
    """The others merge our result, keep their value, and we take over what they have: one conflict, its other ours."""
    here = merge(base, ours, theirs).session
    there = merge(base, theirs, here).session
    again = merge(here, here, there)
    assert again.conflicts == ()
    (id,) = again.session.conflicts.items
    before = ConflictWords(again.session).tell(again.session.conflicts.items[id])
    document = Document(again.session)
    document.do(TakeOther(id))
    assert document.session in (ours, theirs)
    document = Document(again.session)
    document.do(LetStand(id))
    assert document.session in (ours, theirs)
    assert {before.stands, before.other} == set(told[2:]) or "deleted" in told


def test_a_conflict_is_an_open_point_in_either_language() -> None:
    session = merge(risk(measure="a"), risk(measure="b"), risk(measure="c")).session
    (point,) = [each for each in open_points(session) if each.code == "conflict"]
    assert (point.part, point.item) == ("conflicts", next(iter(session.conflicts.items)))
    assert point.text == "Two people changed the same: Risks: “R7 hours” – measure."
    locale.use("fi")
    (point,) = [each for each in open_points(session) if each.code == "conflict"]
    assert point.text == "Kaksi muutti samaa: Riskit: ”R7 hours” – toimenpide."


def test_what_has_no_number_no_text_or_no_list_is_told_all_the_same() -> None:
    nameless = [Session(risks=Risks(items={"r": Risk(cause=cause)}), extra={"later": cause}) for cause in "abc"]
    session = merge(*nameless).session
    tell = ConflictWords(session).tell
    told = [(each.where, each.field, each.stands) for each in map(tell, session.conflicts.items.values())]
    assert told == [("Risks: “without a name”", "cause", "b"), ("Session", "later", "b")]


def test_a_conflict_of_what_was_deleted_meanwhile_is_settled_all_the_same() -> None:
    merged = merge(risk(measure="a"), risk(measure="b"), risk(measure="c"))
    for edit in (LetStand, TakeOther):
        document = Document(merged.session)
        document.do(RemoveItems("risks.items", ("r",)))
        (told,) = map(ConflictWords(document.session).tell, document.session.conflicts.items.values())
        assert told.where == "Risks: “deleted meanwhile”"
        document.do(edit(merged.conflicts[0]))
        assert document.session == Session()


def test_a_conflict_follows_its_note_into_another_quadrant() -> None:
    merged = merge(note(threats="a"), note(threats="b"), note(threats="c"))
    (id,) = merged.conflicts
    moved = Document(merged.session)
    moved.session = merge(
        merged.session, merged.session, Session(swot=note(strengths="b").swot, conflicts=merged.session.conflicts)
    ).session
    moved.do(TakeOther(id))
    assert moved.session == note(strengths="c")


def test_what_this_version_does_not_know_cannot_be_taken_and_the_conflict_stays() -> None:
    def later(colour: str) -> Session:
        return Session(swot=Swot(threats={"n": make(SwotNote, {"text": "x", "colour": colour})}))

    merged = merge(later("red"), later("green"), later("blue"))
    (conflict,) = merged.session.conflicts.items.values()
    told = ConflictWords(merged.session).tell(conflict)
    assert (told.field, told.stands, told.other) == ("colour", "green", "blue")
    document = Document(merged.session)
    with pytest.raises(UnfitError):
        document.do(TakeOther(merged.conflicts[0]))
    assert document.session == merged.session
    document.do(LetStand(merged.conflicts[0]))
    assert document.session == later("green")


@pytest.mark.parametrize(
    "conflict",
    [
        {"list": "risks.items", "item": "r", "field": "impact", "theirs": "eleven"},
        {"list": "risks.items", "item": "r", "field": "due", "theirs": "2027-99-99"},
        {"list": "options.items", "item": "o", "field": "scores", "theirs": "v = 2"},
        {"list": "nowhere", "field": "x", "theirs": "y"},
        {},
    ],
)
def test_a_conflict_that_somebody_wrote_by_hand_breaks_nothing(conflict: dict[str, str]) -> None:
    conflicts = Conflicts(items={"c": make(Conflict, conflict)})
    session = Session(risks=risk().risks, options=scored(v=1).options, conflicts=conflicts)
    ConflictWords(session).tell(session.conflicts.items["c"])
    document = Document(session)
    with pytest.raises(UnfitError):
        document.do(TakeOther("c"))
    document.do(LetStand("c"))
    assert not document.session.conflicts.items
