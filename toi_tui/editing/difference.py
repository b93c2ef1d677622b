"""The difference of two sessions, however they came about, as the delta that leads from one to the other."""

from collections.abc import Mapping

from toi_tui.editing.delta import FIRST, Delta, Draft, ItemChange
from toi_tui.editing.sequence import moved
from toi_tui.model.item import Item, Table, kinds_of, value_of, values_of
from toi_tui.model.sameness import same
from toi_tui.model.session import LISTS, PARTS, Session

Moves = Mapping[tuple[str, str], str]
"""Where an item comes from that stands in a list now: by its list and id."""


def diff(before: Session, after: Session) -> Delta:
    """The difference of two sessions, as the delta that `apply` makes the second of the first with.

    It is small: an item that changed its list, or its place, is moved, and as few as can be are.
    """
    draft = Draft(before)
    for part in ("", *PARTS):
        _change_fields(draft, part, "", before.part(part), after.part(part))
    lists = [path for path in LISTS if before.items(path) is not after.items(path)]
    moves = _moves(before, after)
    leaving = {(path, id) for (_path, id), path in moves.items()}
    for path in lists:
        for id in before.items(path):
            if id not in after.items(path) and (path, id) not in leaving:
                draft.remove(path, id)
    for path in lists:
        _arrange(draft, path, before.items(path), after.items(path), moves)
    return draft.finish()[1]


def _moves(before: Session, after: Session) -> Moves:
    """Where items come from that changed lists.

    A list of other items would not take one as it is: there it goes, and another one comes.
    """
    gone = {id: path for path, rows in before.lists() for id in rows if id not in after.items(path)}
    moves: dict[tuple[str, str], str] = {}
    for path, rows in after.lists():
        for id in gone.keys() & rows.keys():
            if id not in before.items(path) and LISTS[gone[id]] is LISTS[path]:
                moves[path, id] = gone.pop(id)
    return moves


def _arrange(draft: Draft, path: str, before: Mapping[str, Item], after: Mapping[str, Item], moves: Moves) -> None:
    relocated = moved(before, after)
    place = FIRST
    for id, row in after.items():
        if (path, id) in moves:
            draft.relocate(moves[path, id], id, path, place)
        elif id not in before:
            draft.add(path, id, values_of(row), place)
        elif id in relocated:
            draft.move(path, id, place)
        now = draft.items(path)[id]
        if now is not row:
            _change_fields(draft, path, id, now, row)
        place = id


def _change_fields(draft: Draft, path: str, id: str, now: Table, then: Table) -> None:
    keys = [*kinds_of(type(then)), *{**now.extra, **then.extra}]
    changed = [key for key in keys if not same(value_of(now, key), value_of(then, key))]
    if changed:
        old, new = ({key: value_of(row, key) for key in changed} for row in (now, then))
        draft.put(ItemChange(path, id, old, new))
