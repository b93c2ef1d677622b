"""The session that two others began with, when nobody kept it: a sound assumption instead."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from toi_tui.editing.delta import Delta, ItemChange, apply
from toi_tui.editing.difference import diff
from toi_tui.model.item import Table, value_of, values_of
from toi_tui.model.sameness import same
from toi_tui.model.session import Session


def common(ours: Session, theirs: Session) -> Session:
    """The session of what both have: with it as the base nothing of either goes, and fields that differ are conflicts.

    A field that says something on one side only is not of both, so that what it says stays. It is the same whichever
    of the two is ours: of places that differ one is taken for the earlier, or each side would take over the other's.
    """
    one, other = sorted((ours, theirs), key=_places)
    return apply(other, _chosen(diff(other, one), _without_difference))[0]


def ancestor(ours: Session, theirs: Session, history: Sequence[Session]) -> Session:
    """The assumed beginning of two sessions, of which one's history is known here and there; none is `common`.

    It is the state of the history, which goes from the oldest to the newest, that is nearest to theirs. Where theirs
    is as some other state was, it never changed that (what was not there yet in some state was never deleted); and
    what both have without its being there was added before they parted.
    """
    if not history:
        return common(ours, theirs)
    base = _nearest(theirs, history)
    base = apply(base, _chosen(diff(base, theirs), lambda change: _as_it_was(change, history)))[0]
    return with_common(base, ours, theirs)


def with_common(base: Session, ours: Session, theirs: Session) -> Session:
    """A beginning that may be older than the true one, with the items that both have and it lacks."""
    before, here, there = ({id for _path, rows in session.lists() for id in rows} for session in (base, ours, theirs))
    if not (here & there) - before:
        return base
    return apply(base, _chosen(diff(base, common(ours, theirs)), _addition))[0]


def edited(session: Session, states: Sequence[Session]) -> Session:
    """The state that an editor's session began with, of states that followed each other in editors but for the first.

    It is the nearest; but what was added since the first is not taken for deleted, for who saves may never have seen
    it.
    """
    if len(states) == 1:
        return states[0]
    base = _nearest(session, states)
    added = _chosen(diff(base, states[0]), lambda change: change if change.after is None else None)
    return apply(base, [change for change in added if _row(change, session) is None])[0]


def _nearest(session: Session, states: Sequence[Session]) -> Session:
    """The state from which the fewest changes lead to a session; the latest of several."""
    return min(reversed(states), key=lambda state: len(diff(state, session).changes))


def _places(session: Session) -> list[list[str]]:
    return [list(rows) for _path, rows in session.lists()]


def _chosen(delta: Delta, choose: Callable[[ItemChange], ItemChange | None]) -> Iterable[ItemChange]:
    return (found for found in map(choose, delta) if found is not None)


def _without_difference(change: ItemChange) -> ItemChange | None:
    """A change from theirs to ours, as the one from theirs to what both have."""
    before, after = change.before, change.after
    if before is None:
        return None
    if after is None or change.list_before:
        return change
    return ItemChange(change.list, change.id, before, dict.fromkeys(after)) if after else None


def _as_it_was(change: ItemChange, history: Iterable[Session]) -> ItemChange | None:
    """The part of a change that leads to what some state of the history was."""
    rows = [_row(change, state) for state in history]
    if change.after is None:
        return change if None in rows else None
    if change.before is None:
        row = next((row for row in reversed(rows) if row is not None), None)
        return replace(change, after=values_of(row)) if row is not None else None
    after = {
        key: value
        for key, value in change.after.items()
        if any(row is not None and same(value_of(row, key), value) for row in rows)
    }
    before = {key: change.before[key] for key in after}
    return ItemChange(change.list, change.id, before, after) if after else None


def _row(change: ItemChange, state: Session) -> Table | None:
    return state.items(change.list).get(change.id) if change.id else state.part(change.list)


def _addition(change: ItemChange) -> ItemChange | None:
    return change if change.before is None else None
