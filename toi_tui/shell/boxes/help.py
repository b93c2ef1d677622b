"""Help for where the user is: the advice of the method, the keys here, read from the command tables, and questions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from toi_tui import locale
from toi_tui.locale import _
from toi_tui.model.kinds import EMPTY
from toi_tui.model.method import Guide
from toi_tui.shell.boxes.box import Box
from toi_tui.shell.commands import in_boxes
from toi_tui.shell.commands.command import Command, key_name
from toi_tui.shell.commands.situation import not_now_said
from toi_tui.widgets.text import wrap

Part = str | tuple[str, str]

_COLUMN: Final = 19
"""Where what a key does begins."""
_ROOMY: Final = 60
_LEAST: Final = 20


class HelpScreen(Box[None]):
    """One page: what this step is for, its keys, questions to ask, and the keys that are the same everywhere."""

    KEYS = in_boxes.HELP_PAGE
    DEFAULT_CSS = """
    HelpScreen > Vertical { max-width: 96; height: 90%; overflow-y: auto; scrollbar-gutter: stable; }
    """

    def __init__(
        self,
        title: str,
        commands: Sequence[Command],
        always: Sequence[Command],
        guide: Guide | None,
        not_now: Mapping[str, str] = EMPTY,
    ) -> None:
        """`not_now` has the reasons of the commands that cannot be run where the user is, by their ids."""
        super().__init__()
        self._title, self._commands, self._always, self._guide = title, commands, always, guide
        self._not_now = not_now

    def heading(self) -> str:
        """The place that it helps with."""
        return self._title

    def keys(self) -> Sequence[str]:
        """The keys in words."""
        return (_("Esc or q closes"),)

    def inside(self) -> ComposeResult:
        """One page, which the frame scrolls."""
        yield Static(markup=False)

    def on_resize(self) -> None:
        """Lay the page out in its width."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        page = self.query_one(Static)
        page.update(Content.assemble(*self._text(max(page.size.width, _LEAST))))

    def _text(self, width: int) -> Iterator[Part]:
        if self._guide is not None and self._guide.about:
            yield f"\n{self._guide.about}\n"
        yield from _keys(_("Keys here"), self._commands, width, self._not_now)
        if self._guide is not None and self._guide.questions:
            yield _heading(_("Questions to ask"))
            for question in self._guide.questions:
                yield f"  • {_hanging(question, width, 4)}\n"
        yield from _keys(_("Keys everywhere"), self._always, width)


def _heading(text: str) -> Part:
    return f"\n{text}\n", "bold $primary"


def _keys(title: str, table: Sequence[Command], width: int, not_now: Mapping[str, str] = EMPTY) -> Iterator[Part]:
    """The keys of a table, their meanings, and why not now: in columns where there is room for two."""
    shown = [command for command in table if command.keys]
    if shown:
        yield _heading(title)
    for command in shown:
        keys = " ".join(key_name(key) for key in command.keys.split(","))
        lead = f"  {keys:<16} " if width >= _ROOMY else f"  {keys} "
        said = f"{_(command.label)} – {_(command.help)}" if command.help else _(command.label)
        why = not_now.get(command.id, "")
        said = f"{said} ({not_now_said(why)})" if why else said
        yield lead, "$text-muted" if why else "bold $accent"
        yield f"{_hanging(said, width, _COLUMN if width >= _ROOMY else 4, len(lead))}\n"


def _hanging(text: str, width: int, indent: int, begun: int = 0) -> str:
    """A text whose further lines stand under its first; on the first so many cells are taken already."""
    taken = max(begun - indent, 0)
    lines = wrap("\xa0" * taken + text, width - indent, locale.current())
    return f"\n{' ' * indent}".join(lines)[taken:]
