"""A day's date, times and place as one line of text: ``ti 13.4. 9–15 neuvotteluhuone Kuusi``."""

import datetime as dt
import re
from typing import Final

from toi_tui.locale.languages import any_said
from toi_tui.model import statically
from toi_tui.model.dates import read_date, without_weekday

_DATE_LIKE: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d*|\d{4}-\d|\d{1,2}\.\d{1,2}$|\d{1,2}[,/]\d{1,2}(?!\w)")
_HOUR: Final = r"(\d{1,2})(?:[.:](\d{2}))?"
_CLOCK: Final = any_said("clock")
_END: Final = r"(?=\s|,|$),?"
_TIMES: Final = tuple(
    re.compile(f"{form}{_END}", re.IGNORECASE)
    for form in (
        rf"(?:{_CLOCK}\s*)?{_HOUR}\s*[–-]\s*(?:{_CLOCK}\s*)?{_HOUR}",
        r"(\d{1,2})[.:](\d{2})",  # an hour alone may be the number of a room
        rf"{_CLOCK}\s*{_HOUR}",
    )
)
_DATE_WORDS: Final = 4  # "ti 13 huhtikuuta 2027"


@statically.frozen
class When:
    """When and where a day is; what is not said is None or empty."""

    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    place: str = ""


def read_when(text: str, today: dt.date) -> When | None:
    """The date, times and place that a line says, each of which may be missing; None when a date or time is wrong."""
    day, rest = _dated(" ".join(text.split()), today)
    bare = without_weekday(rest)
    found = next((said for form in _TIMES if (said := form.match(bare))), None)
    if found is None:
        return None if day is None and _DATE_LIKE.match(bare) else When(day, place=rest)
    place = bare[found.end() :].strip(" ,")
    hours = found.groups()
    try:
        start = dt.time(int(hours[0]), int(hours[1] or 0))
        end = dt.time(int(hours[2]), int(hours[3] or 0)) if len(hours) > 2 else None
    except ValueError:
        return None
    return None if end is not None and end <= start else When(day, start, end, place)


def _dated(text: str, today: dt.date) -> tuple[dt.date | None, str]:
    """The date that a text begins with, in as many words as it takes, and the rest of the text."""
    words = text.split(" ")
    for count in range(min(_DATE_WORDS, len(words)), 0, -1):
        day = read_date(" ".join(words[:count]).rstrip(","), today)
        if day is not None:
            return day, " ".join(words[count:])
    return None, text
