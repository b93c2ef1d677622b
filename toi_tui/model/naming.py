"""What items, fields and values are called, in the language of the screen."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final

from toi_tui.locale import _, dates
from toi_tui.model import words
from toi_tui.model.item import Item
from toi_tui.model.kinds import Choice, Kind, PerKey, Reference, Several
from toi_tui.model.session import Session

_TITLES: Final = ("text", "name", "question", "action", "issue", "indicator", "phase")
"""The field that an item is called by: the first of these that says something."""


def title_field(row: Item) -> str:
    """The field that an item is called by; empty when none says anything."""
    return next((key for key in _TITLES if getattr(row, key, "")), "")


def called(row: Item) -> str:
    """What an item is called; may be empty."""
    return str(getattr(row, title_field(row), ""))


def list_name(path: str) -> str:
    """The name of a list or part; unknown ones stand for themselves."""
    part = path.partition(".")[0]
    name = words.LISTS.get(path) or words.PARTS.get(part)
    return _(name) if name else path


def field_name(field: str) -> str:
    """The name of a field; unknown ones stand for themselves."""
    return _(words.FIELDS[field]) if field in words.FIELDS else field


class Naming:
    """The names of one session's items, for values that refer to them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def name(self, id: str) -> str:
        """What the item of an id is called; the id itself for a task, and where nothing is known of it."""
        found = None if id in self._session.tasks.items else self._session.find(id)
        return called(found[1]) if found else id

    def said(self, kind: Kind, value: Any) -> str:
        """A value of a field as a person says it; empty for none."""
        match kind, value:
            case Choice(), str():
                return _(words.CHOICES[value]) if value in words.CHOICES else value
            case Reference(), str():
                return self.name(value)
            case Several(of), tuple():
                return "; ".join(self.said(of, each) for each in value)
            case PerKey(of), Mapping():
                return "; ".join(f"{self.name(id)}: {self.said(of, each)}" for id, each in value.items())
            case _, bool():
                return _("yes") if value else ""
            case _, datetime():
                return f"{dates.full(value.date())} {dates.clock(value)}"
            case _, date():
                return dates.full(value)
            case _, time():
                return dates.clock(value)
        return str(value)
