"""Texts of blocks that left a file or were written anew, so that an undo brings a block back with its comments.

They are remembered as long as the session is open, the oldest forgotten first.
"""

from collections.abc import Mapping
from typing import Any, Final

from toi_tui.model.sameness import same
from toi_tui.storage.format.blocks import Keys

MOST: Final = 2**21
"""Characters of all texts that are remembered: a map of some ten thousand nodes."""

_EACH: Final = 8  # texts of one block, each saying something else

FormerTexts = tuple[tuple[Any, str], ...]
"""Of blocks with one header: what each said, and its text; the oldest first."""

Former = Mapping[Keys, FormerTexts]
"""By the keys of their headers: the texts of former blocks."""


def remember(former: dict[Keys, FormerTexts], keys: Keys, said: Any, text: str) -> None:
    """Remember the text of a block that said this table."""
    others = [each for each in former.pop(keys, ()) if each[1] != text]
    former[keys] = (*others, (said, text))[-_EACH:]


def forget_oldest(former: dict[Keys, FormerTexts], most: int = MOST) -> None:
    """Forget the texts that are too many."""
    size = sum(len(text) for texts in former.values() for _said, text in texts)
    while size > most:
        size -= sum(len(text) for _said, text in former.pop(next(iter(former))))


def text_of(former: Former, keys: Keys, table: Any) -> str:
    """The latest text of a block that said just this table; empty when none is known."""
    return next((text for said, text in reversed(former.get(keys, ())) if same(said, table)), "")
