"""Help for where the user is: the advice of the method, the keys here, read from the command tables, and questions."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toi_tui import locale
from toi_tui.locale import _
from toi_tui.model.method import Guide
from toi_tui.shell.commands.command import Command, key_name
from toi_tui.shell.terminal.bindings import IN_BOXES
from toi_tui.widgets.text import wrap

Part = str | tuple[str, str]

_COLUMN: Final = 19
"""Where what a key does begins."""
_ROOMY: Final = 60
_LEAST: Final = 20


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """One page: what this step is for, its keys, questions to ask, and the keys that are the same everywhere."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 90%; max-width: 96; height: 90%; background: $surface; border: round $primary; padding: 0 1;
        border-title-color: $primary; border-subtitle-color: $text-muted; scrollbar-gutter: stable;
    }
    HelpScreen Static { color: $foreground; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "close", show=False),
        *IN_BOXES,
        Binding("down,j", "scroll('down')", "down", show=False),
        Binding("up,k", "scroll('up')", "up", show=False),
        Binding("pagedown,space", "scroll('page-down')", "page down", show=False),
        Binding("pageup", "scroll('page-up')", "page up", show=False),
    ]

    def __init__(self, title: str, commands: Sequence[Command], always: Sequence[Command], guide: Guide | None) -> None:
        super().__init__()
        self._title, self._commands, self._always, self._guide = title, commands, always, guide

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with VerticalScroll() as page:
            page.border_title = Content(self._title)
            page.border_subtitle = Content(_("Esc or q closes"))
            page.can_focus = False
            yield Static(markup=False)

    def on_resize(self) -> None:
        """Lay the page out in its width."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        page = self.query_one(Static)
        page.update(Content.assemble(*self._text(max(page.size.width, _LEAST))))

    def action_scroll(self, direction: str) -> None:
        """Scroll the page."""
        page = self.query_one(VerticalScroll)
        step = {"down": 1, "up": -1, "page-down": page.size.height - 2, "page-up": 2 - page.size.height}[direction]
        page.scroll_relative(y=step, animate=False)

    def _text(self, width: int) -> Iterator[Part]:
        if self._guide is not None and self._guide.about:
            yield f"\n{self._guide.about}\n"
        yield from _keys(_("Keys here"), self._commands, width)
        if self._guide is not None and self._guide.questions:
            yield _heading(_("Questions to ask"))
            for question in self._guide.questions:
                yield f"  • {_hanging(question, width, 4)}\n"
        yield from _keys(_("Keys everywhere"), self._always, width)


def _heading(text: str) -> Part:
    return f"\n{text}\n", "bold $primary"


def _keys(title: str, table: Sequence[Command], width: int) -> Iterator[Part]:
    """What each key does: in columns where there is room for two."""
    shown = [command for command in table if command.keys]
    if shown:
        yield _heading(title)
    for command in shown:
        keys = " ".join(key_name(key) for key in command.keys.split(","))
        lead = f"  {keys:<16} " if width >= _ROOMY else f"  {keys} "
        said = f"{_(command.label)} – {_(command.help)}" if command.help else _(command.label)
        yield lead, "bold $accent"
        yield f"{_hanging(said, width, _COLUMN if width >= _ROOMY else 4, len(lead))}\n"


def _hanging(text: str, width: int, indent: int, begun: int = 0) -> str:
    """A text whose further lines stand under its first; on the first so many cells are taken already."""
    taken = max(begun - indent, 0)
    lines = wrap("\xa0" * taken + text, width - indent, locale.current())
    return f"\n{' ' * indent}".join(lines)[taken:]
