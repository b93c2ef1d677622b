"""Help for where the user is: the advice of the method, then the keys, read from the command tables."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from toi_tui.locale import _
from toi_tui.model.method import Guide
from toi_tui.shell.command import Command, key_name


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """One page: what this step is for, questions to ask, and every key."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 90%; max-width: 96; height: 90%; background: $surface; border: round $primary; padding: 0 1;
        border-title-color: $primary; border-subtitle-color: $text-muted;
    }
    HelpScreen Static { color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "close", show=False),
        Binding("ctrl+q", "app.leave", "quit", show=False),
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
            yield Static(Content.assemble(*self._text()), markup=False)

    def action_scroll(self, direction: str) -> None:
        """Scroll the page."""
        page = self.query_one(VerticalScroll)
        step = {"down": 1, "up": -1, "page-down": page.size.height - 2, "page-up": 2 - page.size.height}[direction]
        page.scroll_relative(y=step, animate=False)

    def _text(self) -> Iterator[str | tuple[str, str]]:
        if self._guide is not None and self._guide.about:
            yield f"\n{self._guide.about}\n"
        if self._guide is not None and self._guide.questions:
            yield "\n" + _("Questions to ask") + "\n", "bold $primary"
            yield "".join(f"  • {question}\n" for question in self._guide.questions)
        for title, table in ((_("Keys here"), self._commands), (_("Keys everywhere"), self._always)):
            yield "\n" + title + "\n", "bold $primary"
            for command in table:
                if command.keys:
                    yield from _described(command)


def _described(command: Command) -> Iterator[str | tuple[str, str]]:
    keys = " ".join(key_name(key) for key in command.keys.split(","))
    yield f"  {keys:<16} ", "bold $accent"
    yield _(command.label)
    yield f" – {_(command.help)}\n" if command.help else "\n"
