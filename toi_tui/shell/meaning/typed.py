"""The values of fields as people write them: what an editor begins with, and what it is read as."""

from datetime import date, time
from typing import Any

from toi_tui.locale import _, dates
from toi_tui.model.dates import read_date, read_time
from toi_tui.model.kinds import Exactly, Kind, UnfitError, Whole, whole_of


def written(value: Any) -> str:
    """A value as its editor shows it; empty for none."""
    if isinstance(value, time):
        return dates.clock(value)
    if isinstance(value, date):
        return dates.full(value)
    return "" if value is None else str(value)


def read(kind: Kind, text: str, today: date) -> Any:
    """The value of a text in a field of this kind; None for an empty one where the field may be absent.

    Raises:
        UnfitError: it means nothing there; the error says what to write instead.
    """
    if kind == Exactly(date):
        return _understood(text, read_date(text, today), _("“{text}” is no date. Write 12.4. or 12.4.2027."))
    if kind == Exactly(time):
        return _understood(text, read_time(text), _("“{text}” is no time of day. Write 9.30."))
    if isinstance(kind, Whole):
        number = whole_of(text.strip())
        fits = number is not None and kind.least <= number <= kind.most
        said = _("“{text}” does not fit here. Write a number from {least} to {most}.")
        return _understood(text, number if fits else None, said, least=kind.least, most=kind.most)
    return kind.fit(text)


def _understood(text: str, value: Any, complaint: str, **params: int) -> Any:
    if value is None and text.strip():
        raise UnfitError(complaint.format(text=text.strip(), **params))
    return value
