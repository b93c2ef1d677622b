"""The practices side by side: a column for each, a row for each thing that is compared."""

from typing import Final, NamedTuple

from toi_tui.locale import _
from toi_tui.model.parts.practices import Practice
from toi_tui.model.session import Session
from toi_tui.screens.practices.words import CHOICES, FIELDS, MARKS, VERDICTS
from toi_tui.widgets.board import BoardCell, BoardCells, Card

NAME: Final = "name"


class ComparedField(NamedTuple):
    """Which field of which practice a cell is; the practice is empty while there is none."""

    field: str
    practice: str


def cell_key(field: str, practice: str) -> str:
    """The key of a cell: ``owner:b2n7…``."""
    return f"{field}:{practice}"


def where(key: str) -> ComparedField:
    """The field and the practice of a cell's key."""
    field, _colon, practice = key.partition(":")
    return ComparedField(field, practice)


def grid(session: Session, hint: str) -> BoardCells:
    """The comparison; `hint` stands there while no practice is named."""
    practices = session.practices.items
    if not practices:
        return ((BoardCell(cell_key(NAME, ""), _("Good practices"), hint=hint, count=False),),)
    total = len(practices)
    names = tuple(_named(id, row, at, total) for at, (id, row) in enumerate(practices.items(), 1))
    return names, *(tuple(_cell(field, id, row) for id, row in practices.items()) for field in FIELDS)


def _named(id: str, row: Practice, at: int, total: int) -> BoardCell:
    mark = "◌" if row.private else "✎" if row.note else ""
    verdict = f"{MARKS[row.verdict]} {_(VERDICTS[row.verdict])}"
    card = Card(id, row.name, mark, look="title")
    asides, name = (verdict, MARKS[row.verdict]), f"{at} {row.name}"
    return BoardCell(cell_key(NAME, id), f"{at}/{total}", (card,), count=False, aside=asides, name=name)


def _cell(field: str, id: str, row: Practice) -> BoardCell:
    value = getattr(row, field)
    text = _(CHOICES[field][value]) if field in CHOICES else value
    key = cell_key(field, id)
    return BoardCell(key, _(FIELDS[field]), (Card(key, text or "–", look="" if text else "dim"),), count=False)
