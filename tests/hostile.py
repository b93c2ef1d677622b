"""Sessions that nobody would make on purpose, and a person who looks at every corner of them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import cycle
from typing import Any, Final

from tests.room import Room
from toi_tui.model.item import Table, kinds_of, lists_of, make
from toi_tui.model.kinds import LARGEST, Choice, Exactly, Kind, PerKey, Reference, Several, Text, Whole
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.model.text import clean

TEXTS: Final = (
    "[b]lihava[/b] [/] [/ [red] [@click=app.quit]paina[/] [link=file:///etc/passwd]x[/] [not a tag",
    "\x1b]0;OTSIKKO\x07\x1b[2J\x1b]52;c;eA==\x07\x9b31m\x90q\x9c \x00\x7f\x08",
    "\u202eoikealta\u202c \u2066x\u2069 \u200b\u200d\u2028\u2029\ufeff\u00ad",
    "e\u0301\u0327" * 40 + "\u0301" * 300,
    "👩\u200d👩\u200d👧\u200d👦🇫🇮🇫❤\ufe0f😀🏽" * 12,
    "\ud800 \udfff",
    '=HYPERLINK("http://x") +1 -1 @SUM \t=1',
    "<script>alert(1)</script> & &amp; ]]> <!-- --> #set page(fill: red) $x^2$ `a` | b | *c* _d_",
    "{} {0} {name} %s %(x)s %d {{",
    "\r\nrivi\rtoinen\n\n\nkolmas\n",
    " \t \t ",
    "x" * 3000,
    "sana " * 600,
    "a-" * 800,
    "中" * 500,
    "12.4.–1.1.  klo 25.99, viikko 99, 31.2.2027 – 0.0.",
    "T1", "R1", "tray", "open",
    '../../etc/passwd\\con?*:|"<>',
    "\"\"\"'''\\",
)  # fmt: skip
"""Each is what a text may be in the model, once it is cleaned."""

_IDS: Final = ("x", "y", "oma id", "[/]", "T1", "1", "tray", "9" * 5000)
_ODD: Final[dict[type, tuple[Any, ...]]] = {
    bool: (True, False),
    date: (date.min, date.max, date(2027, 4, 14), None),
    time: (time.min, time.max, None),
    datetime: (datetime.min, datetime.max, None),  # noqa: DTZ901
}


def session() -> Session:
    """A session in which each of the texts stands in every field of every list, between ends of every range."""
    return Session(**{name: _part(name) for name in PARTS})


def _part(name: str) -> Table:
    texts = cycle(map(clean, TEXTS))
    of = PARTS[name]
    lists = {key: dict(_rows(f"{name}.{key}")) for key in lists_of(of)}
    own = make(of, {key: _value(kind, next(texts), 0) for key, kind in kinds_of(of).items()})
    return type(own)(**{key: getattr(own, key) for key in kinds_of(of)}, **lists)


def _rows(path: str) -> Iterator[tuple[str, Table]]:
    for number, text in enumerate(map(clean, TEXTS)):
        given = {key: _value(kind, text, number) for key, kind in kinds_of(LISTS[path]).items()}
        id = _IDS[number] if number < len(_IDS) else f"{path}{number}"
        yield id, make(LISTS[path], {key: value for key, value in given.items() if value is not None})


def _value(kind: Kind, text: str, number: int) -> Any:
    match kind:
        case Reference():
            return _IDS[(number + 1) % len(_IDS)]  # dangling, to itself, and in circles
        case Text():
            return text
        case Choice(words):
            return words[number % len(words)]
        case Whole(least, most):
            return (least, min(most, LARGEST))[number % 2]
        case Several(of):
            return [_value(of, text, number + each) for each in range(3)]
        case PerKey(of):
            return {id: _value(of, text, number) for id in _IDS[:3]}
        case Exactly(type):
            return _ODD[type][number % len(_ODD[type])]
    raise AssertionError(kind)


LOOKING: Final = (
    "down", "down", "right", "tab", "pagedown", "end", "o", "g", "B", "z", "tab", "up", "z", "escape", "home", "left",
    "pageup", "shift+tab", "G", "down", "escape", "C", "escape", "slash", "a", "enter", "escape", "f",
    "2", "escape", "question_mark", "pagedown", "escape",
)  # fmt: skip
"""Keys that change nothing, on any step."""


async def tour(mentor: Room, steps: str = "1234567890", keys: tuple[str, ...] = LOOKING) -> None:
    """Look at everything on every step; whatever it is, it can be shown, and it stays as it is."""
    document = mentor.screen.desk.document
    before = document.session
    for step in steps:
        await mentor.press(step)
        await mentor.press(*(key for key in keys if step != "6" or "tab" not in key))  # Tab makes an idea there
    await mentor.press("ctrl+f")
    await mentor.write("a")
    await mentor.press("down", "enter", "escape")
    assert document.session is before


async def carry_over(mentor: Room, steps: str = "1234567890") -> None:
    """Carry over what comes first on every step, as far as that is not asked for, and take it back."""
    document = mentor.screen.desk.document
    before = document.session
    for step in steps:
        await mentor.press(step, "home", "down", "c", "escape")
        if document.session is not before:
            await mentor.press("u")
            assert document.session == before
