"""The text of one block written anew: the comments above it stay, and what it said before it says in the same words."""

import re
from typing import Any, Final

from toi_tui.model import statically
from toi_tui.storage.format import plain
from toi_tui.storage.format.blocks import Keys, split
from toi_tui.storage.format.canonical import dump
from toi_tui.storage.weaving import former
from toi_tui.storage.weaving.former import FormerTexts

_HEAD: Final = re.compile(r"\ufeff?(?:[ \t]*(?:#[^\n]*)?\n)*")


@statically.frozen
class Rewriting:
    """How blocks of a file are written anew: with the texts that stood there formerly, and how its lines end.

    The block before the first header is the one without keys.
    """

    former: dict[Keys, FormerTexts]
    newline: str

    def text(self, keys: Keys, table: Any, before: str) -> str:
        """The text of a block that is to say this table, instead of the text `before`."""
        known = former.text_of(self.former, keys, table)
        if known and not before:
            return known
        body = known[len(lead_of(known, keys)) :] or self._body(keys, table)
        return (lead_of(before, keys) or self.newline * bool(keys)) + body

    def leave(self, keys: Keys, table: Any, text: str) -> None:
        """Keep the text of a block that said this table and goes."""
        former.remember(self.former, keys, table, text)

    def replace(self, keys: Keys, table: Any, text: str) -> None:
        """Keep the text of a block that said this table and is written anew, unless any text would be like it."""
        if text[len(lead_of(text, keys)) :] != self._body(keys, table):
            self.leave(keys, table, text)

    def _body(self, keys: Keys, table: Any) -> str:
        for key in reversed(keys):
            table = {key: table}
        return dump(table).replace("\n", self.newline)


def lead_of(text: str, keys: Keys = ()) -> str:
    """The blank lines and comments before the first header of a block, or of a file before its first line.

    A file's may name its schema for an editor, and a byte order mark is part of it.
    """
    if not text:
        return ""
    return text[: split(text)[1].header] if keys else _HEAD.match(text).group()  # type: ignore[union-attr]  # it may be empty


def table_of(text: str, keys: Keys) -> Any:
    """The table that a block's text says under these keys; None when there is none."""
    table: Any = plain.loads(text.removeprefix("\ufeff"))
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table
