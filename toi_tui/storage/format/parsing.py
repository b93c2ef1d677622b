"""From bytes to TOML tables, with every way in which that can fail turned into a problem with a place."""

import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

from toi_tui.locale import N_, _
from toi_tui.storage.disk.atomic import LIMIT
from toi_tui.storage.format import plain
from toi_tui.storage.format.problems import BrokenFile, Problem

if TYPE_CHECKING:
    from tomllib import TOMLDecodeError

PARTS_OF_A_KEY: Final = 100

# Most files need none of these patterns: they are compiled, and kept, by what uses them.
_PLACE = r"(?s)(.*) \(at (?:line (\d+), column (\d+)|end of document)\)"
_LONG_KEY = rf"(?:(?:(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{PARTS_OF_A_KEY}}}"
_TEXTS = (
    r'("{3}(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'{3}(?:[^']++|'(?!''))*+'{3,5}|#[^\n]*+)"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
)
_STARTS = {
    b"\xff\xfe": N_("This file is not UTF-8 but UTF-16: save it as UTF-8 in the program that wrote it."),
    b"\xfe\xff": N_("This file is not UTF-8 but UTF-16: save it as UTF-8 in the program that wrote it."),
    b"PK\x03\x04": N_("This is an office document or a zip archive, not a session."),
    b"%PDF": N_("This is a PDF, not a session."),
    b"SQLite": N_("This is a database, not a session."),
    b"<": N_("This is an XML or HTML file, not a session: a mind map can be brought in with toi import."),
    b"{": N_("This is a JSON file, not a session."),
}
_MISTAKES = {
    "Invalid statement": N_("This line is neither a [table], nor key = value, nor a comment that begins with #."),
    "Expected newline": N_("There is something behind the value: every key gets a line of its own."),
    "Expected '='": N_("There must be = between a key and its value."),
    "Expected ']": N_("The bracket of a [table] is not closed."),
    "Cannot": N_("This key or table stands twice in the file: keep one of them."),
    "Duplicate": N_("This key stands twice: keep one of them."),
    "Invalid initial": N_("A key must stand here: letters, digits, - and _, or any text in quotation marks."),
    "Unclosed array": N_("A list is not closed: its ] is missing."),
    "Unclosed inline": N_("A table is not closed: its } is missing."),
    "Unterminated": N_("A text is not closed: its quotation mark is missing."),
    "Expected": N_("A text is not closed: its quotation marks are missing."),
    "Illegal": N_("A text of one line ends without its quotation mark, or holds a control character."),
    "Found invalid": N_("There is a control character here: take it out."),
    "Unescaped": N_("A backslash in a text must be written twice, or the text put into single quotation marks."),
    "Invalid hex": N_("A \\u in a text must be followed by four digits 0-9 or letters a-f."),
    "Escaped character": N_("This \\u stands for no character: take it out."),
    "Invalid date": N_("This day or time does not exist."),
    "Invalid value": N_("This is no value: text stands in quotation marks, a date is written 2027-04-12."),
}


def parse(data: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a file, its byte order mark included, and its tables.

    Raises:
        BrokenFile: it is too large, not UTF-8, or not TOML.
    """
    if len(data) > LIMIT:
        _refuse(_("The file is larger than {size} MB").format(size=LIMIT >> 20))
    text = _decode(data)
    _refuse_long_keys(text)
    try:
        return text, plain.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        import tomllib  # a file as it should be does without

        if isinstance(error, tomllib.TOMLDecodeError):
            _refuse_mistake(error, data, text)
        _refuse(_("The file holds a number with too many digits."))  # one of more than 4,300 is a plain ValueError
    except RecursionError:
        _refuse(_("Lists or tables of the file are nested too deeply."))


def _decode(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        hint = _known_start(data)
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
        if hint:
            _refuse(hint)
        _refuse(_("This character is not UTF-8: save the file as UTF-8."), line, column)


def _refuse_long_keys(text: str) -> None:
    """Refuse keys of very many parts: reading one takes time that grows with the square of their number."""
    # Counting dots of long lines is quick: a key, quoted or not, stands in one line.
    lines = (line for line in text.split("\n") if len(line) >= 2 * PARTS_OF_A_KEY)
    if any(line.count(".") >= PARTS_OF_A_KEY for line in lines) and re.search(_LONG_KEY, text):
        # Quoted parts of keys count as parts; long texts and comments are none.
        bare = re.sub(_TEXTS, lambda found: "\n" * found[0].count("\n") if found[1] is not None else "a", text)
        if long := re.search(_LONG_KEY, bare):
            _refuse(
                _("This key has too many parts: write it with fewer dots."), bare.count("\n", 0, long.start()) + 1, 1
            )


def _refuse_mistake(error: "TOMLDecodeError", data: bytes, text: str) -> NoReturn:
    found = re.fullmatch(_PLACE, str(error))
    hint = _known_start(data)
    if hint:
        _refuse(hint)
    said, line, column = found.groups() if found else (str(error), None, None)
    message = next((_(words) for start, words in _MISTAKES.items() if said.startswith(start)), None)
    message = message or _("This is not TOML.")
    if line and column:
        _refuse(message, int(line), int(column))
    _refuse(message, text.rstrip("\r\n").count("\n") + 1, 1)


def _known_start(data: bytes) -> str | None:
    return next(
        (_(words) for start, words in _STARTS.items() if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(start)), None
    )


def _refuse(message: str, *place: int) -> NoReturn:
    raise BrokenFile((Problem((place[0], place[1]) if place else None, "", message),)) from None
