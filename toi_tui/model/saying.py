"""The values of fields as a person says them, in the language in use."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from toi_tui.locale import _, dates
from toi_tui.model import words
from toi_tui.model.kinds import Choice, Kind, PerKey, Reference, Several
from toi_tui.model.names import called
from toi_tui.model.session import Session


def field_name(field: str) -> str:
    """The name of a field; unknown ones stand for themselves."""
    return _(words.FIELDS[field]) if field in words.FIELDS else field


class Saying:
    """Says values of one session, whose items they may refer to."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def name(self, id: str) -> str:
        """The name of the item of an id; the id itself for a task, and where nothing is known of it."""
        found = None if id in self._session.tasks.items else self._session.find(id)
        return called(found[1]) if found else id

    def value(self, kind: Kind, value: Any) -> str:
        """A value of a field as a person says it; empty for none."""
        match kind, value:
            case Choice(), str():
                return _(words.CHOICES[value]) if value in words.CHOICES else value
            case Reference(), str():
                return self.name(value)
            case Several(of), tuple():
                return "; ".join(self.value(of, each) for each in value)
            case PerKey(of), Mapping():
                return "; ".join(f"{self.name(id)}: {self.value(of, each)}" for id, each in value.items())
            case _, bool():
                return _("yes") if value else ""
            case _, datetime():
                return f"{dates.full(value.date())} {dates.clock(value)}"
            case _, date():
                return dates.full(value)
            case _, time():
                return dates.clock(value)
        return str(value)
