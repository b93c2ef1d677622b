"""Commands: what the user can do, in one table per step. Keys, palette, footer and help all read the same tables."""

from dataclasses import replace
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do.

    Attributes:
        id: a stable name, ``swot.weigh``; the config file's keymap uses it.
        keys: the keys in Textual's words, the one that is shown first; empty for the palette alone.
        action: the action it runs, in Textual's syntax.
        label: a word or two for the footer and the palette (an English msgid).
        help: one sentence for the help page (an English msgid); empty where the label says it all.
        footer: where it stands in the footer, the smallest first; 0 keeps it out.
        digits: for a prefix key the smallest and largest digit it waits for (10 is typed as 0).
        palette: whether the palette lists it.

    """

    id: str
    keys: str
    action: str
    label: str
    help: str = ""
    footer: int = 0
    digits: tuple[int, int] | None = None
    palette: bool = True

    def at(self, footer: int, label: str = "") -> "Command":
        """The same command at this place of a step's footer, under another label if need be."""
        return replace(self, footer=footer, label=label or self.label)

    @property
    def shown_key(self) -> str:
        """The first key as a person reads it."""
        return key_name(self.keys.split(",")[0])


_NAMES: Final = {
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "less_than_sign": "<",
    "greater_than_sign": ">",
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
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key
