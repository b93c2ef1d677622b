"""The user's settings: ``config.toml`` in the config folder, written by hand or by the program.

A mistake in it never keeps anybody out: what cannot be understood is reported and the default is used.
"""

import codecs
import errno
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from toi_tui.locale import N_, _
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model.text import clean
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.places import config_folder, private

CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("auto", *LANGUAGES),
    "theme": ("auto", "dark", "light"),
    "glyphs": ("auto", "unicode", "ascii"),
}
"""The settings with a few possible values; the first is the default."""

_LIMIT = 1024 * 1024
_PARTS = 100
_BAD_CHOICE = N_('{file}: {key}: must be one of {choices}; "{default}" is used.')
_BAD_KEYS = N_('{file}: {key}: must be a key such as "f7" or a list of keys; the usual keys are used.')
_BAD_TABLE = N_("{file}: {key}: must be a table; the usual keys are used.")
_BAD_FILE = N_("{file}: this is not a TOML file that can be read ({reason}); the usual settings are used.")


class Mistake(NamedTuple):
    """Something in the file that was not understood; its text is made where it is shown, in the language of then."""

    text: str
    values: Mapping[str, str]

    def __str__(self) -> str:
        return _(self.text).format(**{name: clean(value) for name, value in self.values.items()})


class Config(NamedTuple):
    """The settings in use."""

    language: str = "auto"
    theme: str = "auto"
    glyphs: str = "auto"
    keys: Mapping[str, str] = MappingProxyType({})
    """Command ids and the user's keys for them, several with commas between, as Textual's keymaps have them."""
    unknown: tuple[str, ...] = ()
    """Keys of the file that this version does not know; they are left alone."""
    problems: tuple[Mistake, ...] = ()
    """Mistakes in the file, for the user to mend."""


def config_file() -> Path:
    """Where the settings lie; the file may not exist."""
    return config_folder() / "config.toml"


def read() -> Config:
    """The settings in use: the defaults, and what the file says otherwise."""
    file = config_file()
    try:
        return _understood(file, _parse(atomic.read(file, _LIMIT)))
    except FileNotFoundError:
        return Config()
    except OSError as error:
        return _broken(file, error.strerror or str(error))
    except (
        ValueError,
        RecursionError,
    ) as error:  # TOML and UTF-8 errors are ValueErrors, an endless number a plain one
        return _broken(file, str(error))


def save_setting(key: str, value: str) -> None:
    """Set one of `CHOICES` in the file and keep the rest of it, comments included.

    ValueError for a setting or value that does not exist; OSError when the file cannot be read or written, or cannot
    be understood: then it is left as it is.
    """
    if value not in CHOICES.get(key, ()):
        raise ValueError(f"{key} cannot be {value!r}")
    file = config_file()
    try:
        before = atomic.read(file, _LIMIT)
    except FileNotFoundError:
        before = b""
    atomic.replace(private(file.parent) / file.name, _with_setting(file, before, key, value))


def _with_setting(file: Path, before: bytes, key: str, value: str) -> bytes:
    try:
        wanted = {**_parse(before), key: value}
        mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
        after = mark + _set_line(before.decode("utf-8-sig"), key, value).encode()
        if _parse(after) == wanted:
            return after
    except (ValueError, RecursionError):
        pass
    raise OSError(errno.EINVAL, _("The setting cannot be kept: mend the file by hand"), str(file))


def _set_line(text: str, key: str, value: str) -> str:
    """The text with this setting in its line, or in a new line before the first table."""
    head_end = table.start() if (table := re.search(r"^[ \t]*\[", text, re.MULTILINE)) else len(text)
    head, tables = text[:head_end], text[head_end:]
    line = re.compile(rf"""^([ \t]*(["']?){key}\2[ \t]*=[ \t]*)("[^"\r\n]*"|'[^'\r\n]*'|[^\s#]+)""", re.MULTILINE)
    if line.search(head):
        return line.sub(rf'\g<1>"{value}"', head, count=1) + tables
    newline = "\r\n" if "\r\n" in text else "\n"
    if head and not head.endswith("\n"):
        head += newline
    return f'{head}{key} = "{value}"{newline}{tables}'


def _parse(data: bytes) -> dict[str, Any]:
    """The file's tables; ValueError or RecursionError when it is not TOML."""
    text = data.decode("utf-8-sig")
    # Time grows with the square of the parts of a dotted key.
    if any(line.count(".") > _PARTS for line in text.split("\n")):
        raise ValueError("too many dots in a line")
    import tomllib  # where there are no settings a start does without

    return tomllib.loads(text)


def _broken(file: Path, reason: str) -> Config:
    return Config(problems=(Mistake(_BAD_FILE, {"file": str(file), "reason": reason}),))


def _understood(file: Path, table: Mapping[str, Any]) -> Config:
    known = {*Config._fields} - {"unknown", "problems"}
    problems: list[Mistake] = []
    settings = {key: table[key] for key in CHOICES if key in table}
    for key in list(settings):
        if settings[key] not in CHOICES[key]:
            del settings[key]
            values = {"file": str(file), "key": key, "choices": ", ".join(CHOICES[key]), "default": CHOICES[key][0]}
            problems.append(Mistake(_BAD_CHOICE, values))
    keys = dict(_keys(file, table.get("keys", {}), problems))
    unknown = tuple(key for key in table if key not in known)
    return Config(**settings, keys=keys, unknown=unknown, problems=tuple(problems))


def _keys(file: Path, table: object, problems: list[Mistake]) -> Iterator[tuple[str, str]]:
    """The user's keys; what is wrong with them goes into the problems."""
    if not isinstance(table, dict):
        problems.append(Mistake(_BAD_TABLE, {"file": str(file), "key": "keys"}))
        return
    for command, keys in _flat(table):
        wishes = keys if isinstance(keys, list) else [keys]
        if wishes and all(isinstance(wish, str) and wish.strip() for wish in wishes):
            yield command, ",".join(wish.strip() for wish in wishes)
        else:
            problems.append(Mistake(_BAD_KEYS, {"file": str(file), "key": f"keys.{command}"}))


def _flat(table: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, Any]]:
    """Dotted names: a command id such as ``swot.next`` reads as a table within a table when it is not quoted."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{start}{name}.")
        else:
            yield start + name, value
