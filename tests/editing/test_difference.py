"""The difference of two sessions leads from one to the other, and says no more than has changed."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import sessions, tries, variants
from toi_tui.editing.delta import apply
from toi_tui.editing.difference import diff
from toi_tui.editing.sequence import merged_order, moved
from toi_tui.model.parts.plan import Plan
from toi_tui.model.parts.swot import Swot, SwotNote
from toi_tui.model.sameness import same
from toi_tui.model.session import Session
from toi_tui.storage.format.tables import tables_of


def seen(session: Session) -> list[Any]:
    """All that a session says, with the order of its lists."""
    return [tables_of(session), *(list(rows) for _, rows in session.lists())]


@tries(120)
@given(st.one_of(variants(1), st.tuples(sessions(extra=True), sessions(extra=True))))
def test_applying_the_difference_gives_the_other_session_and_its_reverse_the_first(pair: tuple[Session, ...]) -> None:
    before, after = pair
    delta = diff(before, after)
    there, done = apply(before, delta)
    assert same(seen(there), seen(after))
    assert done == delta
    back, _ = apply(there, delta.reversed())
    assert same(seen(back), seen(before))


@given(sessions(extra=True))
def test_a_session_does_not_differ_from_itself(session: Session) -> None:
    assert not diff(session, session)


def notes(ids: str, **texts: str) -> Mapping[str, SwotNote]:
    return {id: SwotNote(text=texts.get(id, id.upper())) for id in ids}


def changes(before: Swot, after: Swot) -> list[tuple[str, str, Any, Any]]:
    delta = diff(Session(swot=before), Session(swot=after))
    return [(each.list, each.id, each.after, each.place_after) for each in delta]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("abcd", "bcda", [("swot.threats", "a", {}, "d")]),
        ("abcd", "dabc", [("swot.threats", "d", {}, "")]),
        ("abc", "abdc", [("swot.threats", "d", {"text": "D"}, "b")]),
        ("abc", "ac", [("swot.threats", "b", None, None)]),
    ],
)
def test_as_few_items_as_can_be_are_moved(before: str, after: str, expected: list[Any]) -> None:
    assert changes(Swot(threats=notes(before)), Swot(threats=notes(after))) == expected


def test_an_item_that_changed_its_list_and_a_field_is_moved_and_changed() -> None:
    before = Swot(threats=notes("ab"), strengths=notes("c"))
    after = Swot(threats=notes("b"), strengths=notes("ca", a="new"))
    assert changes(before, after) == [
        ("swot.strengths", "a", {}, "c"),
        ("swot.strengths", "a", {"text": "new"}, None),
    ]


def test_the_fields_of_parts_and_unknown_tables_are_told() -> None:
    before, after = Session(extra={"later": 1}), Session(plan=Plan(focus="now"), extra={"later": 1.0})
    assert [(each.list, each.id, each.before, each.after) for each in diff(before, after)] == [
        ("", "", {"later": 1}, {"later": 1.0}),
        ("plan", "", {"focus": ""}, {"focus": "now"}),
    ]


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(IDS, IDS)
def test_all_but_the_moved_stand_in_the_same_order(before: list[str], after: list[str]) -> None:
    gone = moved(before, after)
    assert [id for id in before if id in after and id not in gone] == [
        id for id in after if id in before and id not in gone
    ]


@given(IDS, IDS, IDS)
def test_a_merged_order_holds_what_is_wanted_once(base: list[str], ours: list[str], theirs: list[str]) -> None:
    wanted = {*ours, *theirs}
    order = merged_order(base, ours, theirs, wanted)
    assert sorted(order) == sorted(wanted)
    assert merged_order(base, ours, base, set(ours)) == ours
    assert merged_order(base, base, theirs, set(theirs)) == theirs
    assert merged_order(base, ours, ours, set(ours)) == ours


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("ab", "abx", "aby", "abxy"),
        ("ab", "axb", "ayb", "axyb"),
        ("ab", "xab", "yab", "xyab"),
        ("abc", "cab", "abcy", "cyab"),
        ("abcd", "abcd", "dabc", "dabc"),
        ("abcd", "bacd", "abdc", "bdac"),
        ("abc", "bca", "cab", "cba"),
        ("abc", "bca", "bac", "bca"),
        ("abc", "ac", "abyc", "ayc"),
    ],
)
def test_both_sides_changes_of_the_order_are_kept(base: str, ours: str, theirs: str, merged: str) -> None:
    wanted = {id for id in ours + theirs if id in ours or id not in base}
    assert "".join(merged_order(base, ours, theirs, wanted)) == merged
