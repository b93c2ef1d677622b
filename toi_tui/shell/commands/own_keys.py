"""The user's own keys: which of those that the settings wish for hold, and what is wrong with the others."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from toi_tui.locale import N_
from toi_tui.shell.commands.command import PUNCTUATION, Command, key_name, key_of, use_keys
from toi_tui.storage.config import Mistake, config_file

Tables = Sequence[Sequence[Command]]
"""Commands that are there together, on one screen: no two of them may have the same key."""

_UNKNOWN = N_("{file}: keys.{command}: there is no command of this name; `toi keys --ids` tells the names.")
_IMPOSSIBLE = N_('{file}: keys.{command}: "{key}" is no key that every terminal can tell; the usual keys are used.')
_TAKEN = N_('{file}: keys.{command}: "{key}" is a key of {other} as well; the usual keys are used.')

_ALIASES: Final = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
}  # fmt: skip
_MOVING: Final = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_NAMED: Final = {
    *_MOVING, *(f"{held}+{key}" for held in ("shift", "ctrl") for key in _MOVING), "insert", "delete", "backspace",
    "tab", "shift+tab", "enter", "escape", "space", *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in "abcdefgjklnopqrstuvwxyz"),  # h, i and m are Backspace, Tab and Enter
}  # fmt: skip


def take(wishes: Mapping[str, str], tables: Tables) -> list[Mistake]:
    """Use the keys that these wishes may have from now on; what is wrong with the others."""
    keys, problems = checked(wishes, tables)
    use_keys(keys)
    return problems


def checked(wishes: Mapping[str, str], tables: Tables) -> tuple[dict[str, str], list[Mistake]]:
    """The wishes that hold, by command id, in Textual's words for keys; and what is wrong with the others.

    Two wishes may exchange keys; where a key would stand for two commands at once, neither wish for it holds.
    """
    commands = {each.id for table in tables for each in table}
    problems = [_problem(_UNKNOWN, id) for id in wishes if id not in commands]
    keys: dict[str, str] = {}
    for id in (id for id in wishes if id in commands):
        said = [key.strip() for key in wishes[id].split(",")] if wishes[id] != "," else [","]
        found = [(key, _normal(key)) for key in said]
        bad = [key for key, known in found if known is None]
        if bad:
            problems.append(_problem(_IMPOSSIBLE, id, key=bad[0]))
        else:
            keys[id] = ",".join(dict.fromkeys(known for _key, known in found if known))
    while clashes := {id: (key, other) for id, key, other in _clashes(keys, tables)}:
        for id, (key, other) in clashes.items():
            problems.append(_problem(_TAKEN, id, key=key_name(key), other=other))
            del keys[id]
    return keys, problems


def _problem(text: str, id: str, **values: str) -> Mistake:
    return Mistake(text, {"file": str(config_file()), "command": id, **values})


def _clashes(keys: Mapping[str, str], tables: Tables) -> Iterator[tuple[str, str, str]]:
    """The wishes with a key that another command of the same screen has: the wish, the key, the other command."""
    for table in tables:
        owners: dict[str, str] = {}
        for command in table:
            for key in _keys(command, keys):
                other = owners.setdefault(key, command.id)
                if other != command.id:
                    yield from ((id, key, {other, command.id}.difference({id}).pop())
                                for id in (command.id, other) if id in keys)  # fmt: skip


def _keys(command: Command, keys: Mapping[str, str]) -> Iterable[str]:
    return filter(None, keys.get(command.id, command.usual_keys).split(","))


def _normal(key: str) -> str | None:
    """A key in Textual's words; None for one that not every terminal can tell from another, or that is none."""
    if len(key) == 1:
        return key_of(key) if key.isprintable() else None
    lower = re.sub(r"[\s-]+", "_", key.lower())
    *held, last = lower.split("+")
    last = _ALIASES.get(last, last)
    lower = "+".join((*held, last))
    if lower in _NAMED:
        return lower
    return lower if lower in PUNCTUATION else None
