"""Words that a field refused. The session never had them, nor has its history: undo finds them here."""

from collections import deque
from typing import Final

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.document import Document
from toi_tui.editing.history import Change
from toi_tui.model import statically
from toi_tui.shell.target import Target

MOST: Final = 100
"""So many are noted: as many as anybody goes back through."""


@statically.frozen
class Refused:
    """Words that were left in a field that refused them: the step, what they were written for, and what they are."""

    step: str
    target: Target
    text: str


class Refusals:
    """The words that were refused, the latest last, each with what was done since.

    To undo they are steps like others: it comes to them when all that was done after them is taken back.
    """

    def __init__(self, document: Document) -> None:
        self._noted: deque[tuple[Refused, Chronicle]] = deque(maxlen=MOST)
        document.listen_to_kept(self._follow)

    @property
    def last(self) -> Refused | None:
        """The words that were refused last and not brought back since."""
        return self._noted[-1][0] if self._noted else None

    def note(self, refused: Refused) -> None:
        """Note words; those that go beyond `MOST` are forgotten, the oldest first."""
        self._noted.append((refused, Chronicle()))

    def take(self) -> Refused | None:
        """Hand out the words that were refused last, once; None while something done since stands."""
        return self._noted.pop()[0] if self._noted and self._noted[-1][1].history.done is None else None

    def _follow(self, change: Change) -> None:
        for _refused, since in self._noted:
            since.take(change)
