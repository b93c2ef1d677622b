"""Finding a text in all of the session, whichever step it is on."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from toi_tui.locale import _, ngettext
from toi_tui.model.finding import Hit, found_in, texts_of
from toi_tui.model.names import list_name, sign
from toi_tui.model.session import Session
from toi_tui.shell.boxes.box import Box
from toi_tui.shell.commands import in_boxes
from toi_tui.widgets.one_line import OneLine
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.sheet import Group, Row, Sheet
from toi_tui.widgets.spot import Direction
from toi_tui.widgets.text import clip, one_line

SHOWN: Final = 60
"""So many hits are shown: more than that one narrows down with another letter."""

_CLIP: Final = 160
_BEFORE: Final = 40


class FindAllScreen(Box[Hit]):
    """A line to type in and the hits below it; Enter goes to the one with the cursor."""

    KEYS = in_boxes.FIND_ALL
    DEFAULT_CSS = """
    FindAllScreen { align: center top; }
    FindAllScreen > Vertical { width: 94%; max-width: 100; height: 94%; max-height: 94%; margin-top: 1; }
    FindAllScreen Input { height: 1; border: none; padding: 0; background: $panel; }
    FindAllScreen Input:focus { border: none; }
    FindAllScreen Sheet { background: $surface; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.texts = session, texts_of(session)
        self._hits: tuple[Hit, ...] = ()

    def heading(self) -> str:
        """The text of the upper border."""
        return _("Find in all of the session")

    def keys(self) -> Sequence[str]:
        """The keys in words."""
        return _("Enter goes there · ↑↓ choose · Esc closes"), _("Enter goes there · Esc closes")

    def hits(self, wish: str) -> tuple[Hit, ...]:
        """The hits for a wish."""
        return found_in(self.texts, wish)

    def tail(self, hit: Hit) -> str:
        """The words behind a hit: its short name, and whether it is private."""
        row = self.session.items(hit.path).get(hit.id) if hit.id else None
        return " ".join(each for each in (sign(row) if row else "", "◌" if hit.private else "") if each)

    def inside(self) -> ComposeResult:
        """The line and the hits."""
        yield OneLine(placeholder=_("Type a part of the text"))
        sheet = Sheet(id="hits", language=self.session.identity.language)
        sheet.can_focus = False
        yield sheet

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _look_again(self, event: Input.Changed) -> None:
        event.stop()
        self.look_for(event.value.strip())

    def look_for(self, wish: str) -> None:
        """Show what is found."""
        self._hits = self.hits(wish)
        sheet = self.query_one(Sheet)
        sheet.show([*self._groups(wish), *self._more(wish)])
        sheet.go("home")

    def _groups(self, wish: str) -> Iterator[Group]:
        numbered = list(enumerate(self._hits[:SHOWN]))
        for path, group in groupby(numbered, key=lambda pair: pair[1].path):
            rows = (Row(str(at), around(hit.text, wish), tail=self.tail(hit)) for at, hit in group)
            yield Group(path, list_name(path), tuple(rows))

    def _more(self, wish: str) -> Iterator[Group]:
        count, more = len(self._hits), len(self._hits) - SHOWN
        if more > 0:
            said = ngettext("and {n} more; type more letters", "and {n} more; type more letters", more).format(n=more)
            yield Group("more", said)
        elif wish and not count:
            yield Group("more", _("No hits for “{text}”.").format(text=clip(wish, _BEFORE)))

    def action_go(self, direction: Direction) -> None:
        """Move the cursor."""
        self.query_one(Sheet).go(direction)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        self._answer()

    def on_panel_opened(self, _message: Panel.Opened) -> None:
        """A double click goes there."""
        self._answer()

    def _answer(self) -> None:
        key = self.query_one(Sheet).spot.key
        if key:
            self.dismiss(self._hits[int(key)])


def around(text: str, wish: str) -> str:
    """A text on one line, from a little before the wish on when that stands far behind."""
    line = one_line(text)
    at = line.casefold().find(wish.casefold())
    return clip(f"…{line[at - _BEFORE :]}" if at > 2 * _BEFORE else line, _CLIP)
