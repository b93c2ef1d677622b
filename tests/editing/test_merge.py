"""Merging: what holds whatever two people did, and what becomes of single changes."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from tests.strategies import variants
from toi_tui.editing.merge import merge
from toi_tui.model.item import kinds_of, make, values_of
from toi_tui.model.kinds import Several
from toi_tui.model.parts.conflicts import Conflict
from toi_tui.model.references import KEYED
from toi_tui.model.sameness import same
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.storage import codec
from toi_tui.storage.tables import tables_of


def seen(session: Session) -> list[Any]:
    """All that a session says, with the order of its lists."""
    return [tables_of(session), *(list(rows) for _, rows in session.lists())]


# What holds whatever both did


@settings(max_examples=150)
@given(variants())
def test_who_changes_nothing_takes_all_of_the_other_and_the_same_change_is_made_once(
    sides: tuple[Session, ...],
) -> None:
    base, mine, _theirs = sides
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert same(seen(merged.session), seen(mine))
        assert (merged.conflicts, merged.renamed) == ((), ())


@settings(max_examples=200)
@given(variants())
def test_the_result_is_valid_and_holds_all_that_either_added(sides: tuple[Session, ...]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    assert same(seen(codec.read(codec.write(merged.session)[0]).session), seen(merged.session))
    for path, rows in merged.session.lists():
        assert all(make(LISTS[path], values_of(row)) == row for row in rows.values())
    for path, rows in ours.lists():
        assert {id for id in rows if id not in base.items(path) and _nowhere(base, id)} <= merged.session.items(
            path
        ).keys()
    for path, rows in theirs.lists():
        if path in KEYED:
            continue
        for id, row in rows.items():
            if _nowhere(base, id) and _nowhere(ours, id):
                assert id in merged.session.items(path)
            elif _nowhere(base, id) and ours.items(path).get(id) != row:
                twins = [each for name, each in merged.session.items(path).items() if name.startswith(id)]
                assert any(_alike_but_for_references(row, each) for each in twins)
    assert merged.session.conflicts.items.keys() >= set(merged.conflicts)


def _nowhere(session: Session, id: str) -> bool:
    return all(id not in rows for path, rows in session.lists() if path not in KEYED)


def _alike_but_for_references(one: Any, other: Any) -> bool:
    return type(one) is type(other) and one.note == other.note


SWAPPED = {"deleted-here": "deleted-there", "deleted-there": "deleted-here"}


def swapped(row: Conflict) -> Conflict:
    return replace(row, ours=row.theirs, theirs=row.ours, what=SWAPPED.get(row.what, row.what))


@settings(max_examples=200)
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
    disputed = {(row.list, row.item) for id in here.conflicts for row in (found[0][id], found[1][id])}
    for path in (*PARTS, *LISTS):
        if path == "conflicts.items":
            continue
        mine, yours = ({"": of.part(path)} if path in PARTS else of.items(path) for of in (here.session, there.session))
        assert {id for id in mine if (path, id) not in disputed} == {id for id in yours if (path, id) not in disputed}
        for id in mine:
            if (path, id) not in disputed and not {(each, id) for each in LISTS} & disputed:
                assert said(mine[id]) == said(yours[id])


def said(row: Any) -> Any:
    """What a row says, its lists in no order."""
    kinds = kinds_of(type(row))
    values = {key: getattr(row, key) for key in kinds}
    return {key: sorted(each) if isinstance(kinds[key], Several) else each for key, each in values.items()}


def _fresh_ids(base: Session, side: Session) -> set[str]:
    return {id for path, rows in side.lists() for id in rows if _nowhere(base, id)}
