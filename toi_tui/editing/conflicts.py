"""Conflicts: how a merge writes one down, and the two edits that settle it."""

import hashlib
from collections.abc import Sequence
from typing import Any, Final

from toi_tui.editing.delta import Draft
from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.disputed import field_and_key, field_kind, other_text, standing_value, understood, written
from toi_tui.model.item import make, value_of
from toi_tui.model.kinds import EMPTY, UnfitError
from toi_tui.model.parts.conflicts import Conflict
from toi_tui.model.session import LISTS

CONFLICTS: Final = "conflicts.items"


def conflict_id(found: Conflict) -> str:
    """The id of a conflict: the same on whichever side it is found, so that nobody settles it twice."""
    of = LISTS.get(found.list)  # either side may have put the item into another list of its kind
    place = of.__name__ if of else found.list
    said = (place, found.item, found.field, *sorted((found.ours, found.theirs)))
    return f"c{hashlib.sha256(repr(said).encode()).hexdigest()[:9]}"


def conflict(what: str, list: str, id: str, field: str = "", *, values: Sequence[Any], private: bool) -> Conflict:
    """A conflict of a field or an item, with its values before, ours and theirs; private where the item is."""
    base, ours, theirs = map(written, values)
    said = {"what": what, "list": list, "item": id, "field": field, "base": base, "ours": ours, "theirs": theirs}
    return make(Conflict, {**said, "private": private})


@statically.frozen
class LetStand:
    """Settle a conflict: what stands now stays."""

    id: str
    label: str = N_("settling a conflict")

    def run(self, draft: Draft) -> None:
        """Change the draft; a conflict that is gone meanwhile is settled."""
        if _conflict(draft, self.id) is not None:
            draft.remove(CONFLICTS, self.id)


@statically.frozen
class TakeOther:
    """Settle a conflict: the other value takes the place of the one that stands; what one side had deleted goes.

    Raises:
        UnfitError: the other value is none that this version could put there.
    """

    id: str
    label: str = N_("settling a conflict")

    def run(self, draft: Draft) -> None:
        """Change the draft; a conflict that is gone meanwhile is settled."""
        found = _conflict(draft, self.id)
        if found is None:
            return
        draft.remove(CONFLICTS, self.id)
        match found.what:
            case "deleted-here" | "deleted-there":
                _delete(draft, found)
            case "moved":
                _move(draft, found)
            case "edited":
                _take(draft, found)


def _conflict(draft: Draft, id: str) -> Conflict | None:
    row = draft.items(CONFLICTS).get(id)
    return row if isinstance(row, Conflict) else None


def _place(draft: Draft, found: Conflict) -> str | None:
    """The list that the item stands in now: where the conflict was, or where it has been put since."""
    of = LISTS.get(found.list)
    lists = (found.list, *(path for path in LISTS if LISTS[path] is of))
    return next((path for path in lists if path in LISTS and found.item in draft.items(path)), None)


def _delete(draft: Draft, found: Conflict) -> None:
    path = _place(draft, found)
    if path is not None:
        draft.remove(path, found.item)


def _move(draft: Draft, found: Conflict) -> None:
    path = _place(draft, found)
    to = other_text(found, path)
    if path is not None and path != to and LISTS.get(to) is LISTS[path]:
        draft.relocate(path, found.item, to, None)


def _take(draft: Draft, found: Conflict) -> None:
    path = _place(draft, found) if found.item else found.list
    if path is None:
        return  # the item is gone: there is nothing left to settle
    kind = field_kind(found)
    if kind is None:
        raise UnfitError
    row = draft.items(path)[found.item] if found.item else draft.part(path)
    field, key = field_and_key(found.field)
    value = understood(kind, other_text(found, standing_value(found, row)))
    if key:
        table = {each: old for each, old in (value_of(row, field) or EMPTY).items() if each != key}
        value = table if value is None else {**table, key: value}
    draft.set(path, found.item, **{field: value})
