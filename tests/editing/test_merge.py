"""Merging: what holds whatever two people did, and what becomes of single changes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from tests.strategies import tries, variants
from toi_tui.editing.merge import Merged, merge
from toi_tui.model.item import kinds_of, make, values_of
from toi_tui.model.kinds import Several
from toi_tui.model.parts.conflicts import Conflict
from toi_tui.model.parts.days import Day, Days
from toi_tui.model.parts.identity import Identity
from toi_tui.model.parts.mindmap import MindMap, Node
from toi_tui.model.parts.options import Option, Options
from toi_tui.model.parts.plan import Plan, PlanStep
from toi_tui.model.parts.risks import Risk, Risks
from toi_tui.model.parts.swot import Strategy, Swot, SwotNote
from toi_tui.model.references import KEYED
from toi_tui.model.sameness import same
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.model.text import clean
from toi_tui.model.tree import tree_of
from toi_tui.storage import codec
from toi_tui.storage.format.tables import tables_of

NAMED_FOR_GOOD = {*KEYED, "conflicts.items"}
"""The lists whose items are never told apart by another id: days, tasks and conflicts keep theirs."""


def seen(session: Session) -> list[Any]:
    """All that a session says, with the order of its lists."""
    return [tables_of(session), *(list(rows) for _, rows in session.lists())]


# What holds whatever both did


@tries(80)
@given(variants())
def test_who_changes_nothing_takes_all_of_the_other_and_the_same_change_is_made_once(
    sides: tuple[Session, ...],
) -> None:
    base, mine, _theirs = sides
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert same(seen(merged.session), seen(mine))
        assert (merged.conflicts, merged.renamed) == ((), ())


@tries(100)
@given(variants())
def test_the_result_is_valid_and_holds_all_that_either_added(sides: tuple[Session, ...]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    assert same(seen(codec.read(codec.write(merged.session)[0]).session), seen(merged.session))
    for path, rows in merged.session.lists():
        assert all(make(LISTS[path], values_of(row)) == row for row in rows.values())
    for path, rows in ours.lists():
        new = {id for id in rows if id not in base.items(path) and _nowhere(base, id)}
        assert new <= merged.session.items(path).keys()
    for path, rows in theirs.lists():
        for id in rows:
            if path not in NAMED_FOR_GOOD and _nowhere(
                base, id
            ):  # the same new id as ours may have got a number behind it
                assert any(each.startswith(id) for each in merged.session.items(path))
    assert merged.session.conflicts.items.keys() >= set(merged.conflicts)


def _nowhere(session: Session, id: str) -> bool:
    return all(id not in rows for path, rows in session.lists() if path not in NAMED_FOR_GOOD)


SWAPPED = {"deleted-here": "deleted-there", "deleted-there": "deleted-here"}


def swapped(row: Conflict) -> Conflict:
    """A conflict as the other finds it; of an item that both have moved it names one's own list."""
    list = row.theirs if row.what == "moved" else row.list
    return replace(row, ours=row.theirs, theirs=row.ours, what=SWAPPED.get(row.what, row.what), list=list)


@tries(100)
@given(variants())
def test_it_does_not_matter_who_merges_but_for_what_is_disputed(sides: tuple[Session, ...]) -> None:
    base, one, other = sides
    here, there = merge(base, one, other), merge(base, other, one)
    if here.renamed or _fresh_ids(base, one) & _fresh_ids(base, other):
        return  # who is told apart gets another name, and that is theirs
    assert set(here.conflicts) == set(there.conflicts)
    found = here.session.conflicts.items, there.session.conflicts.items
    both = [id for id in here.conflicts if id not in one.conflicts.items and id not in other.conflicts.items]
    assert [swapped(found[0][id]) for id in both] == [found[1][id] for id in both]
    disputed = {row.item for id in here.conflicts for row in (found[0][id], found[1][id]) if row.item}
    disputed |= {row.list for id in here.conflicts for row in (found[0][id], found[1][id]) if not row.item}
    for path in PARTS:
        if path not in disputed:
            assert said(here.session.part(path)) == said(there.session.part(path))
    for path in set(LISTS) - {"conflicts.items"}:
        mine, yours = (
            {id: said(row) for id, row in of.items(path).items() if clean(id) not in disputed}
            for of in (here.session, there.session)
        )
        assert mine == yours


def said(row: Any) -> Any:
    """What a row says, its lists in no order."""
    kinds = kinds_of(type(row))
    values = {key: getattr(row, key) for key in kinds}
    return {key: sorted(each) if isinstance(kinds[key], Several) else each for key, each in values.items()}


def _fresh_ids(base: Session, side: Session) -> set[str]:
    return {id for path, rows in side.lists() for id in rows if _nowhere(base, id)}


# What becomes of single changes

NOTE = SwotNote(text="hours", weight=2, note="since 2020")


def threats(**notes: SwotNote) -> Session:
    return Session(swot=Swot(threats=notes))


def changed(row: Any, **values: Any) -> Any:
    return replace(row, **values)


def told(merged: Merged) -> list[tuple[str, str, str, str, str, str]]:
    rows = (merged.session.conflicts.items[id] for id in merged.conflicts)
    return [(row.what, row.list, row.item, row.field, row.ours, row.theirs) for row in rows]


def test_fields_that_one_side_changed_are_taken_over() -> None:
    merged = merge(threats(a=NOTE), threats(a=changed(NOTE, text="lessons")), threats(a=changed(NOTE, weight=5)))
    assert (merged.session, merged.conflicts) == (threats(a=changed(NOTE, text="lessons", weight=5)), ())


def test_a_field_that_both_changed_keeps_ours_and_both_visibly() -> None:
    ours, theirs = changed(NOTE, text="mine", private=True), changed(NOTE, text="yours", weight=5)
    merged = merge(threats(a=NOTE), threats(a=ours), threats(a=theirs))
    assert merged.session.swot.threats["a"] == changed(ours, weight=5)
    assert told(merged) == [("edited", "swot.threats", "a", "text", "mine", "yours")]
    (conflict,) = merged.session.conflicts.items.values()
    assert (conflict.base, conflict.private) == ("hours", True)


def test_the_same_conflict_found_again_is_there_once() -> None:
    base, ours, theirs = (threats(a=changed(NOTE, text=text)) for text in ("b", "o", "t"))
    first = merge(base, ours, theirs)
    second = merge(base, first.session, theirs)
    assert (second.session, second.conflicts) == (first.session, first.conflicts)
    back = merge(base, theirs, ours)
    both = merge(base, first.session, back.session)
    assert list(both.session.conflicts.items) == list(first.conflicts)


def test_what_both_sides_know_to_be_disputed_stands_the_same_on_both() -> None:
    base, ours, theirs = (threats(a=changed(NOTE, text=text)) for text in ("b", "o", "t"))
    mine, yours = merge(base, ours, theirs).session, merge(base, theirs, ours).session
    here, there = merge(base, mine, yours).session, merge(base, yours, mine).session
    assert here == there
    assert here.swot.threats["a"].text == "o"
    assert [(row.ours, row.theirs) for row in here.conflicts.items.values()] == [("o", "t")]


def test_a_disputed_place_and_a_disputed_order_stand_the_same_on_both_as_well() -> None:
    def placed(quadrant: str, *ranking: str) -> Session:
        return Session(swot=Swot(**{quadrant: {"a": NOTE}}), options=Options(ranking=ranking))

    base, ours, theirs = placed("threats", *"abc"), placed("strengths", *"bac"), placed("weaknesses", *"acb")
    mine, yours = merge(base, ours, theirs).session, merge(base, theirs, ours).session
    assert mine != yours
    here, there = merge(base, mine, yours).session, merge(base, yours, mine).session
    assert here == there


def test_a_deletion_stands_where_the_other_side_changed_nothing() -> None:
    assert merge(threats(a=NOTE), threats(), threats(a=NOTE)).session == Session()
    assert merge(threats(a=NOTE), threats(a=NOTE), threats()).session == Session()


def test_a_deletion_against_an_edit_keeps_the_edit_and_is_a_conflict() -> None:
    edited = changed(NOTE, text="new")
    here = merge(threats(a=NOTE), threats(), threats(a=edited))
    assert here.session.swot.threats == {"a": edited}
    assert told(here) == [("deleted-here", "swot.threats", "a", "", "", "new")]
    there = merge(threats(a=NOTE), threats(a=edited), threats())
    assert there.session.swot.threats == {"a": edited}
    assert told(there) == [("deleted-there", "swot.threats", "a", "", "new", "")]


def test_a_move_to_another_list_goes_with_an_edit_of_the_other_side() -> None:
    base = threats(a=NOTE, b=NOTE)
    ours = Session(swot=Swot(threats={"b": NOTE}, strengths={"a": NOTE}))
    theirs = threats(a=changed(NOTE, weight=5), b=NOTE)
    for merged in (merge(base, ours, theirs), merge(base, theirs, ours)):
        assert merged.session.swot == Swot(threats={"b": NOTE}, strengths={"a": changed(NOTE, weight=5)})
        assert merged.conflicts == ()


def test_what_both_put_into_other_lists_stays_where_ours_is() -> None:
    ours, theirs = (Session(swot=Swot(**{name: {"a": NOTE}})) for name in ("strengths", "weaknesses"))
    merged = merge(threats(a=NOTE), ours, theirs)
    assert merged.session.swot == ours.swot
    assert told(merged) == [("moved", "swot.strengths", "a", "", "swot.strengths", "swot.weaknesses")]
    assert merge(threats(a=NOTE), theirs, ours).conflicts == merged.conflicts


def test_a_conflict_of_a_note_that_was_moved_names_the_list_it_is_in_now() -> None:
    ours = Session(swot=Swot(strengths={"a": changed(NOTE, text="mine")}))
    theirs = threats(a=changed(NOTE, text="yours"))
    for merged in (merge(threats(a=NOTE), ours, theirs), merge(threats(a=NOTE), theirs, ours)):
        assert [row[:4] for row in told(merged)] == [("edited", "swot.strengths", "a", "text")]


def test_additions_stand_where_they_were_put_ours_first() -> None:
    base, ours, theirs = (threats(**dict.fromkeys(ids, NOTE)) for ids in ("ab", "axb", "yaczb"))
    assert list(merge(base, ours, theirs).session.swot.threats) == list("yaxczb")


def test_the_same_new_id_with_other_content_is_told_apart_and_references_follow() -> None:
    ours = Session(swot=Swot(threats={"k": SwotNote(text="mine")}))
    theirs = Session(swot=Swot(threats={"k": SwotNote(text="yours")}, tows={"t": Strategy(sources=("k",))}))
    merged = merge(Session(), ours, theirs)
    assert merged.session.swot.threats == {"k": SwotNote(text="mine"), "k2": SwotNote(text="yours")}
    assert merged.session.swot.tows["t"].sources == ("k2",)
    assert merged.conflicts == ()


def test_the_same_new_id_with_the_same_content_is_one_item() -> None:
    assert merge(Session(), threats(a=NOTE), threats(a=NOTE)).session == threats(a=NOTE)


def test_a_day_added_on_both_sides_is_one_day() -> None:
    ours, theirs = (Session(days=Days(items={"6": Day(place=place, phase="extra")})) for place in ("A1", "B2"))
    merged = merge(Session(), ours, theirs)
    assert merged.session.days.items == {"6": Day(place="A1", phase="extra")}
    assert told(merged) == [("edited", "days.items", "6", "place", "A1", "B2")]


def test_new_risks_of_the_same_number_get_numbers_of_their_own() -> None:
    def risks(**numbers: int) -> Session:
        return Session(risks=Risks(items={id: Risk(number=number, text=id) for id, number in numbers.items()}))

    merged = merge(risks(a=1, b=6), risks(a=1, b=6, mine=7), risks(a=1, b=6, yours=7, second=8))
    numbers = {id: risk.number for id, risk in merged.session.risks.items.items()}
    assert numbers == {"a": 1, "b": 6, "mine": 7, "yours": 9, "second": 8}
    assert [(each.id, each.before, each.after) for each in merged.renamed] == [("yours", 7, 9)]


def test_new_options_of_the_same_letter_get_letters_of_their_own() -> None:
    def options(**labels: str) -> Session:
        return Session(options=Options(items={id: Option(label=label) for id, label in labels.items()}))

    merged = merge(options(a="A"), options(a="A", mine="B"), options(a="A", yours="B", other=""))
    labels = {id: option.label for id, option in merged.session.options.items.items()}
    assert labels == {"a": "A", "mine": "B", "yours": "C", "other": ""}


def test_whoever_merges_gives_the_same_letters_and_makes_no_conflict_of_them() -> None:
    def options(**labels: str) -> Session:
        return Session(options=Options(items={id: Option(label=label) for id, label in labels.items()}))

    begun, one, two, three = options(), options(a="A"), options(b="A"), options(c="A")
    mine, yours = merge(begun, one, two).session, merge(begun, three, two).session
    for merged in (merge(two, mine, yours), merge(two, yours, mine)):
        assert merged.conflicts == ()
        assert {id: row.label for id, row in merged.session.options.items.items()} == {"a": "A", "b": "B", "c": "C"}


def test_a_word_for_a_letter_that_both_wrote_is_disputed() -> None:
    base, ours, theirs = (
        Session(options=Options(items={"a": Option(label=label)})) for label in ("A", "Pilotti", "Kokeilu")
    )
    assert told(merge(base, ours, theirs)) == [("edited", "options.items", "a", "label", "Pilotti", "Kokeilu")]


def test_scores_and_remarks_are_merged_by_their_keys() -> None:
    def scored(**scores: int) -> Session:
        return Session(options=Options(items={"o": Option(scores=scores)}))

    merged = merge(scored(v=1, w=1, x=1), scored(v=2, w=1, y=3), scored(v=4, w=5, x=1, z=2))
    assert merged.session.options.items["o"].scores == {"v": 2, "w": 5, "y": 3, "z": 2}
    assert told(merged) == [("edited", "options.items", "o", "scores.v", "2", "4")]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged", "disputed"),
    [
        ("abc", "abcx", "abcy", "abcxy", False),
        ("abc", "bc", "abcy", "bcy", False),
        ("abc", "bac", "abc", "bac", False),
        ("abc", "abc", "cab", "cab", False),
        ("abc", "bac", "acb", "bac", True),
    ],
)
def test_rankings_take_in_both_sides_and_two_new_orders_are_disputed(
    base: str, ours: str, theirs: str, merged: str, disputed: bool
) -> None:
    found = merge(*(Session(options=Options(ranking=tuple(ids))) for ids in (base, ours, theirs)))
    assert "".join(found.session.options.ranking) == merged
    assert bool(found.conflicts) == disputed


def test_marks_are_merged_as_a_set() -> None:
    def marked(*marks: str) -> Session:
        return Session(mindmap=MindMap(nodes={"n": Node(marks=marks)}))

    merged = merge(marked("core"), marked("core", "positive"), marked("critical"))
    assert merged.session.mindmap.nodes["n"].marks == ("positive", "critical")
    assert merged.conflicts == ()


def test_the_fields_of_parts_are_merged() -> None:
    base, ours, theirs = (
        Session(session=Identity(title=title, goal=goal), plan=Plan(steps={"s": PlanStep(action="act")}))
        for title, goal in (("a", "a"), ("b", "a"), ("c", "d"))
    )
    merged = merge(base, ours, theirs)
    assert (merged.session.identity.title, merged.session.identity.goal) == ("b", "d")
    assert told(merged) == [("edited", "session", "", "title", "b", "c")]


def test_what_nobody_knows_survives_from_both_sides() -> None:
    def later(unknown: Mapping[str, Any]) -> Session:
        return Session(extra={"later": unknown}, swot=Swot(threats={"a": make(SwotNote, unknown)}))

    merged = merge(later({"x": {"n": 1}}), later({"x": {"n": 1, "m": 2}}), later({"x": {"n": 3}, "z": True}))
    assert merged.session == later({"x": {"n": 3, "m": 2}, "z": True})
    clash = merge(later({"x": {"n": 1}}), later({"x": {"n": 2}}), later({"x": {"n": 3}}))
    assert clash.session.extra == {"later": {"x": {"n": 2}}}
    assert told(clash) == [
        ("edited", "swot.threats", "a", "x.n", "2", "3"),
        ("edited", "", "", "later.x.n", "2", "3"),
    ]


def test_a_circle_of_the_map_that_two_moves_make_is_kept_and_can_be_shown() -> None:
    def nodes(**parents: str) -> Session:
        return Session(mindmap=MindMap(nodes={id: Node(parent=parent) for id, parent in parents.items()}))

    merged = merge(nodes(r="", a="r", b="r"), nodes(r="", a="b", b="r"), nodes(r="", a="r", b="a"))
    assert {id: node.parent for id, node in merged.session.mindmap.nodes.items()} == {"r": "", "a": "b", "b": "a"}
    assert sorted(tree_of(merged.session.mindmap.nodes).branch("a")) in (["a"], ["a", "b"])
