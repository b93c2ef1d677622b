"""Erasing items for good: out of the session, and their words out of all that was done to it. No undo brings them back.

People may ask for it. What is erased leaves its id in the chronicle, and no word.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from toi_tui.editing.conflicts import CONFLICTS
from toi_tui.editing.delta import Delta, Draft, ItemChange
from toi_tui.editing.history import Change
from toi_tui.model.parts.conflicts import Conflict
from toi_tui.model.session import LISTS, Session


def without(session: Session, ids: Collection[str]) -> tuple[Session, Delta]:
    """The session without these items and without the conflicts about them, and what that changes."""
    draft = Draft(session)
    for path in LISTS:
        for id, row in tuple(draft.items(path).items()):
            if id in ids or (isinstance(row, Conflict) and row.item in ids):
                draft.remove(path, id)
    return draft.finish()


def erased(changes: Iterable[Change], ids: Collection[str]) -> Iterator[Change]:
    """The changes without a word of these items; each is still a change, so that undo counts as before."""
    all_changes = tuple(changes)
    gone = {*ids, *_conflicts_about(all_changes, ids)}
    for change in all_changes:
        delta = Delta(tuple(_wordless(each) if each.id in gone else each for each in change.delta))
        yield replace(change, delta=delta)


def _conflicts_about(changes: Iterable[Change], ids: Collection[str]) -> Iterator[str]:
    """The ids of the conflicts that were about these items."""
    for change in changes:
        for each in change.delta:
            said = (each.before or {}).get("item"), (each.after or {}).get("item")
            if each.list == CONFLICTS and any(item in ids for item in said):
                yield each.id


def _wordless(change: ItemChange) -> ItemChange:
    return ItemChange(change.list, change.id, {}, {})
