"""A language that nobody speaks: every letter and digit of a text wears a mark; a bare letter on a screen is a fault.

Digits are bare in what the program counts and dates alone, and the language has its own way to write dates.

It is added to the program as any language is: an entry in the table, a catalogue, and a method file.
"""

import re
from collections.abc import Collection
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from toi_tui import locale
from toi_tui.locale.languages import LANGUAGES, Language
from toi_tui.model.declaring import KIND
from toi_tui.model.item import Table, kinds_of, lists_of, revise, value_of
from toi_tui.model.kinds import Kind, PerKey, Several, Text
from toi_tui.model.parts.identity import Identity
from toi_tui.model.session import Session
from toi_tui.model.words import CHOICES
from toi_tui.screens.session import pages
from toi_tui.storage import config, shipped
from toi_tui.storage.disk.places import own_methods_folder

CODE = "xx"
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöåÄÖÅ0123456789"
_MARKED = "āƀćďēƒģĥīĵķļɱńōƥɋŕśţūṽŵẋŷźĀɃĆĎĒƑĢĤĪĴĶĻṂŃŌƤɊŔŚŢŪṼŴẊŶŹǟȫǻǞȪǺ⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARKS = str.maketrans(_PLAIN, _MARKED)
_VALUE = re.compile(r"(\{[^}]*\}|%\(\w+\)[srd]|%[srd])")
_WORDS = re.compile(r"[A-Za-z]{2,}")
_KEYS = frozenset(["Esc", "Enter", "Tab", "Del", "PgUp", "PgDn", "Home", "End", "Ctrl"])
"""What stands on the keys of a keyboard."""
_IDS = ("id", "language", "opens", "parent")
"""The texts of a method file that nobody reads: what they say leads somewhere."""
_SILENT = {"id", "method", "language", "opens", "field", "item"}


def marked(text: str) -> str:
    """The text with a mark on each letter and digit; the places of values stay."""
    parts = _VALUE.split(text)
    return "".join(part if at % 2 else part.translate(_MARKS) for at, part in enumerate(parts))


PSEUDO = Language(
    name=marked("Pseudo"),
    weekdays=tuple(map(marked, ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"))),
    months=tuple(
        map(marked, ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "el", "tw"))
    ),
    date="{month:02}/{day:02}",
    full="{year}/{month:02}/{day:02}",
    clock="{hour:02}.{minute:02}",
    decimal="٫",
    yes=(marked("yes"),),
    reading=LANGUAGES["en"].reading,
)


def add_pseudo_language(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program have the language for as long as a test runs: entry, catalogue in this folder, and method.

    What is made of the table while modules are imported is brought up to date by hand.
    """
    monkeypatch.setitem(LANGUAGES, CODE, PSEUDO)
    words = {each.name: each.metadata for each in fields(Identity)}["language"][KIND]
    monkeypatch.setattr(words, "words", tuple(LANGUAGES))
    monkeypatch.setitem(config.CHOICES, "language", ("auto", *LANGUAGES))
    monkeypatch.setitem(CHOICES, CODE, PSEUDO.name)
    monkeypatch.setitem(pages.CHOICES["language"], CODE, PSEUDO.name)
    folder.mkdir()
    _write_catalogue(folder)
    monkeypatch.setattr(locale, "_FOLDER", folder)
    locale._catalogue.cache_clear()
    own_methods_folder().mkdir(parents=True)
    (own_methods_folder() / f"toi.{CODE}.toml").write_text(_method(), "utf-8")


def _write_catalogue(folder: Path) -> None:
    catalogue = Catalog("en")
    with (Path(locale.__file__).parent / "fi/LC_MESSAGES/toi_tui.po").open("rb") as file:
        for message in read_po(file):
            if message.id:
                texts = message.id if isinstance(message.id, tuple) else (message.id,)
                said = tuple(map(marked, texts))
                catalogue.add(message.id, said if isinstance(message.id, tuple) else said[0])
    for each in Path(locale.__file__).parent.glob("*/LC_MESSAGES"):
        (folder / each.parent.name).symlink_to(each.parent)
    made = folder / CODE / "LC_MESSAGES" / "toi_tui.mo"
    made.parent.mkdir(parents=True)
    with made.open("wb") as file:
        write_mo(file, catalogue)


def _method() -> str:
    lines = (shipped._folder("methods") / "toi.en.toml").read_text("utf-8").splitlines()
    said = [
        line if line.startswith(_IDS) else re.sub(r'"(?:[^"\\]|\\.)*"', lambda each: marked(each[0]), line)
        for line in lines
    ]
    return "\n".join(said).replace('language = "en"', f'language = "{CODE}"')


def in_pseudo(session: Session) -> Session:
    """The session as people who speak the language would have written it."""
    parts = {each.name: _part(getattr(session, each.name)) for each in fields(session) if each.name != "extra"}
    said = replace(session, **parts)
    return replace(said, session=revise(said.session, {"language": CODE}))


def _part(part: Table) -> Table:
    lists = {name: {id: _said(item) for id, item in getattr(part, name).items()} for name in lists_of(type(part))}
    return replace(_said(part), **lists)


def _said(row: Table) -> Table:
    texts = {
        name: _value(kind, value_of(row, name)) for name, kind in kinds_of(type(row)).items() if name not in _SILENT
    }
    return revise(row, {name: value for name, value in texts.items() if value})


def _value(kind: Kind, value: Any) -> Any:
    """A text, or several, marked; nothing for what is no text."""
    match kind:
        case PerKey(of) if type(of) is Text:
            return {key: marked(text) for key, text in value.items()}
        case Several(of) if type(of) is Text:
            return tuple(map(marked, value))
    return marked(value) if type(kind) is Text else None


def unmarked(shown: str, known: Collection[str] = ()) -> list[str]:
    """The words on a screen that wear no marks, but for those that are the same in every language."""
    return [word for word in _WORDS.findall(shown) if word not in _KEYS and not any(word in each for each in known)]
