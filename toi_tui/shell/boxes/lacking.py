"""The question about changes in a journal that the file lacks, where nobody can know whether they are wanted."""

from collections.abc import Iterator
from typing import Final, Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from toi_tui.editing.delta import Delta, ItemChange
from toi_tui.locale import _, ngettext
from toi_tui.model import names
from toi_tui.model.names import MAIN_FIELDS
from toi_tui.model.session import Session
from toi_tui.shell.boxes.unasked import UnaskedScreen
from toi_tui.shell.commands import in_boxes
from toi_tui.widgets.text import clip, one_line

Answer = Literal["take", "leave"]

_WIDTH: Final = 60


class LackingScreen(UnaskedScreen[Answer]):
    """Look at what the journal has, take it, or leave the file as it is."""

    KEYS = in_boxes.LACKING
    DEFAULT_CSS = """
    LackingScreen > Vertical { overflow-y: auto; }
    """

    def __init__(self, lacking: Delta, session: Session) -> None:
        super().__init__()
        self._lacking, self._session = lacking, session
        self._is_seen = False

    def heading(self) -> str:
        """Where there is more."""
        return _("Not in this file")

    def inside(self) -> ComposeResult:
        """Says what there is, and the three answers."""
        yield Static(Content("\n".join(self._text())), markup=False)

    def _text(self) -> Iterator[str]:
        count = len(self._lacking.changes)
        said = ngettext(
            "The journal has {n} change that this file lacks.",
            "The journal has {n} changes that this file lacks.",
            count,
        )
        yield said.format(n=count)
        yield _("The file may have been put back on purpose, or moved here.")
        yield ""
        if self._is_seen:
            yield from (_told(each, self._session) for each in self._lacking)
            yield ""
        else:
            yield _("Enter  look at them")
        yield _("t      take them; u takes them back")
        yield _("l      leave the file as it is; “toi recover” still knows them")

    def action_look(self) -> None:
        """Show what the journal has."""
        self._is_seen = True
        self.query_one(Static).update(Content("\n".join(self._text())))


def _told(change: ItemChange, session: Session) -> str:
    """A change as a line: what comes, goes or becomes something else, and where."""
    mark = "+" if change.before is None else "−" if change.after is None else "→"
    row = session.items(change.list).get(change.id) if change.id else None
    words = [*(change.after or {}).values()] if not change.id else []
    for word in MAIN_FIELDS:
        words += [(change.after or {}).get(word), (change.before or {}).get(word), getattr(row, word, "")]
    text = next((each for each in words if isinstance(each, str) and each.strip()), "")
    return f"{mark} {_where(change.list)}: {clip(one_line(text), _WIDTH)}".rstrip(": ")


def _where(path: str) -> str:
    part = path.partition(".")[0]
    return _(names.LISTS.get(path) or names.PARTS.get(part) or part)
