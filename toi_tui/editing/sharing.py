"""A session that was read anew, with the very items of one that is known where both say the same.

Many states of a large session take little room then, and what did not change is found at once.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toi_tui.model.item import Item, alike, lists_of
from toi_tui.model.session import PARTS, Session


def shared(session: Session, known: Session) -> Session:
    """The session, equal to what it was, with the parts and items of the one that is known."""
    parts: dict[str, Any] = {}
    for name in PARTS:
        new, old = session.part(name), known.part(name)
        lists: dict[str, Any] = {key: _shared(getattr(new, key), getattr(old, key)) for key in lists_of(type(new))}
        whole = replace(new, **lists)
        parts[name] = old if alike(whole, old) and all(lists[key] is getattr(old, key) for key in lists) else whole
    return replace(session, **parts)


def _shared(rows: Mapping[str, Item], known: Mapping[str, Item]) -> Mapping[str, Item]:
    shared = {id: known[id] if id in known and alike(known[id], row) else row for id, row in rows.items()}
    same = list(shared) == list(known) and all(shared[id] is known[id] for id in shared)
    return known if same else shared
