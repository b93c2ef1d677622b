"""Whose states are in a session file: its last tables, one for each program that wrote it.

What a file says cannot tell what it was made from: somebody who saves an old copy, and somebody who deletes what is
new, leave the same text. The tables tell them apart. Each is called by the random name of one journal, and holds the
number of the last state of that journal that is in the file; whoever copies or edits the file carries them along.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from toi_tui.model import statically
from toi_tui.model.kinds import EMPTY, LARGEST
from toi_tui.storage.format.tables import shallow

WRITERS: Final = "writers"
"""The key of the tables in the file."""

Numbers = Mapping[str, int]
"""The last state of each writer, by its name; of one that is not named there is none."""


@statically.frozen
class FileWriter:
    """Who saves: the name of its journal, and the number of the last state that the journal knows of."""

    name: str
    state: int = 0


@statically.frozen
class Writers:
    """The table of writers as it was read; what nobody understands in it is kept and counts for nothing."""

    raw: Mapping[str, Any] = EMPTY

    @property
    def entries(self) -> Mapping[str, Any]:
        """The table of each writer as it stands, by its name."""
        entries: Mapping[str, Any] = self.raw.get("items", EMPTY)
        return entries

    @property
    def numbers(self) -> Numbers:
        """The last state of each writer."""
        return {name: entry["state"] for name, entry in self.entries.items() if _counts(entry)}

    def with_state(self, name: str, state: int, at: datetime) -> "Writers":
        """The same with a new state of one writer, written at that time."""
        entry = self.entries.get(name)
        kept = entry if isinstance(entry, Mapping) else EMPTY
        return self._with({name: {**kept, "state": state, "at": at.replace(microsecond=0, tzinfo=None)}})

    def joined(self, other: "Writers") -> "Writers":
        """The same with the larger number of each writer: for what holds the states of both."""
        numbers = self.numbers
        return self._with({name: other.entries[name] for name, n in other.numbers.items() if n > numbers.get(name, 0)})

    def _with(self, entries: Mapping[str, Mapping[str, Any]]) -> "Writers":
        return Writers({**self.raw, "items": {**self.entries, **entries}}) if entries else self


NOBODY: Final = Writers()


def _counts(entry: Any) -> bool:
    return isinstance(entry, Mapping) and type(entry.get("state")) is int and 0 < entry["state"] < LARGEST


def within(numbers: Numbers, others: Numbers) -> bool:
    """Whether every state of the first is in the second."""
    return all(state <= others.get(name, 0) for name, state in numbers.items())


def writers_of(tables: Mapping[str, Any], text: str) -> Writers | None:
    """The writers that the tables of a file name; None when something else stands in their place, or no header."""
    raw = tables.get(WRITERS, EMPTY)
    if not raw:
        return NOBODY if WRITERS not in tables else None
    if f"[{WRITERS}" not in text or not isinstance(raw, Mapping) or not shallow(raw):
        return None
    return Writers(raw) if isinstance(raw.get("items", EMPTY), Mapping) else None
