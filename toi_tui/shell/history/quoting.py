"""A change quoted in the item's own words, for what undo took back or brought back."""

from collections.abc import Iterator
from typing import Any, Final

from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.model.names import MAIN_FIELDS
from toi_tui.model.session import Session
from toi_tui.widgets.text import clip, one_line

_WIDTH: Final = 40


def quoted(change: Change, session: Session) -> str:
    """The text of the first item that a change touched, as it stands now or stood before; empty where it has none.

    How many more come or go with it is said too: the lines of a paste.
    """
    first = next((each for each in _texts(change, session) if isinstance(each, str) and each.strip()), "")
    more = sum(1 for each in change.delta if each.before is None or each.after is None) - 1
    said = _("“{text}” and {n} more") if more > 0 else _("“{text}”")
    return said.format(text=clip(one_line(first), _WIDTH), n=more) if first else ""


def _texts(change: Change, session: Session) -> Iterator[Any]:
    changes = tuple(change.delta)
    for each in reversed(changes) if change.kind == "undo" else changes:
        row = session.items(each.list).get(each.id) if each.id else None
        for word in MAIN_FIELDS:
            yield (each.after or {}).get(word)
            yield (each.before or {}).get(word)
            yield getattr(row, word, "")
