"""Commands: what the user can do, in one table per step. Keys, palette, footer and help all read the same tables."""

import string
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model import statically
from toi_tui.shell.commands.situation import Condition, Situation, always, only_for_reading


@statically.frozen
class Command:
    """Something the user can do.

    Attributes:
        id: a stable name, ``swot.weigh``; the config file's keymap uses it.
        usual_keys: the keys in Textual's words, the one that is shown first; empty for the palette alone.
        action: the action it runs, in Textual's syntax.
        label: a word or two for the footer and the palette (an English msgid).
        help: one sentence for the help page (an English msgid); empty where the label says it all.
        footer: where it stands in the footer, the smallest first; 0 keeps it out.
        digits: for a prefix key the smallest and largest digit it waits for (10 is typed as 0).
        palette: whether the palette lists it.
        brief: a shorter label for a footer with little room (an English msgid); empty where the label is short.
        looks: whether it changes nothing: a session that is open for reading only offers no others.
        outward: whether it reaches beyond the session, to the clipboard, a file, the mail: no undo takes that back.
        above_fields: whether its keys come before those of the field that is written in.
        condition: why it cannot be run now; key, footer, palette, help and mouse take it from here.
        asks: what a prefix key says that it waits for: a sentence with ``{key}`` and ``{choices}`` in it, and the
            names of the digits from 1 on; the usual words where that is None.

    """

    id: str
    usual_keys: str
    action: str
    label: str
    help: str = ""
    footer: int = 0
    digits: tuple[int, int] | None = None
    palette: bool = True
    brief: str = ""
    looks: bool = False
    outward: bool = False
    above_fields: bool = False
    condition: Condition = always
    asks: Callable[[Situation], tuple[str, tuple[str, ...]]] | None = None

    def why_not(self, here: Situation) -> str:
        """Why it cannot be run now, in words; empty when it can."""
        if here.read_only and not self.looks:
            return only_for_reading()
        return self.condition(here)

    def prompt(self, here: Situation) -> tuple[str, tuple[str, ...]]:
        """The words of the foot while a prefix key waits for its digit, as `asks`."""
        if self.asks is not None:
            said, names = self.asks(here)
            return said.replace("{key}", self.shown_key), names
        least, most = self.digits or (0, 9)
        text = _("{key}: {label} – type {least}–{most} (Esc cancels)")
        if most == 10:
            text = _("{key}: {label} – type {least}–9, 0 is 10 (Esc cancels)")
        return text.format(key=self.shown_key, label=_(self.label), least=least, most=most), ()

    def at(self, footer: int, label: str = "") -> "Command":
        """The same command at this place of a step's footer, under another label if need be."""
        return replace(self, footer=footer, label=label or self.label, brief="" if label else self.brief)

    @property
    def keys(self) -> str:
        """Its keys: the user's own where the settings have some, else the usual ones."""
        return _own_keys.get(self.id, self.usual_keys)

    @property
    def is_of_step(self) -> bool:
        """Whether a step carries it out, and not the program."""
        return not self.action.startswith("app.")

    def has_key(self, key: str) -> bool:
        """Whether this is one of its keys."""
        return key in self.keys.split(",")

    @property
    def shown_key(self) -> str:
        """The first key as a person reads it."""
        return key_name(self.keys.split(",")[0])


_SHORTER: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_own_keys: dict[str, str] = {}


def use_keys(keys: Mapping[str, str]) -> None:
    """Let the commands of these ids have these keys, in Textual's words with commas between; all others the usual."""
    _own_keys.clear()
    _own_keys.update(keys)


_NAMES: Final = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "shift+left": "⇧←",
    "shift+right": "⇧→",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "delete": "Del",
    "backspace": "⌫",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "space": N_("Space"),
}


def key_name(key: str) -> str:
    """A key in Textual's words as a person reads it, in the language in use."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key_name(key[5:]).upper() if len(key) == 6 else key_name(key[5:])}"
    if key in _NAMES:
        return _(_NAMES[key]) if key == "space" else _NAMES[key]
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return PUNCTUATION.get(key, key)


def key_of(character: str) -> str:
    """The key of a character in Textual's words: ``å``, ``question_mark``."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


PUNCTUATION: Final = {key_of(character): character for character in string.punctuation}
"""The keys of the characters that are neither letters nor digits, as far as every keyboard has them."""
