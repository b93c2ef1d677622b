"""A list to choose one thing from: whose an answer is, or the word of a field."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList

from toi_tui.locale import _
from toi_tui.shell.terminal.bindings import IN_BOXES

_BY_DIGIT = 9


class ChooseScreen(ModalScreen[str | None], inherit_bindings=False):
    """Choose by arrows and Enter, by the digit in front, or with the mouse; the key that was chosen, None for Esc.

    The empty key stands for none of them: in front of the others it is number 0, and the first of them is 1.
    """

    DEFAULT_CSS = """
    ChooseScreen { align: center middle; }
    ChooseScreen Vertical {
        width: 90%; max-width: 60; height: auto; max-height: 90%; background: $surface; border: round $primary;
        border-title-color: $primary; border-subtitle-color: $text-muted;
    }
    ChooseScreen OptionList, ChooseScreen OptionList:focus {
        height: auto; max-height: 100%; border: none; padding: 0 1; background: $surface; color: $foreground;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "close", show=False),
        Binding("j", "step('down')", "down", show=False),
        Binding("k", "step('up')", "up", show=False),
        Binding("space", "step('select')", "choose", show=False),
        *IN_BOXES,
    ]

    def __init__(self, title: str, choices: Mapping[str, str], here: str) -> None:
        super().__init__()
        self._title, self._choices, self._here = title, dict(choices), here
        self._first = 1 if next(iter(choices), "") else 0

    def compose(self) -> ComposeResult:
        """The choices, numbered as far as digits go."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(self.keys())
            names = enumerate(self._choices.values(), self._first)
            yield OptionList(*(Content(f"{n if n <= _BY_DIGIT else ' '} {name}") for n, name in names))

    def on_mount(self) -> None:
        """Begin at what is chosen now; what is asked about stays in sight behind it."""
        self.styles.background = "transparent"
        keys = list(self._choices)
        self._list.highlighted = keys.index(self._here) if self._here in keys else 0
        self._list.focus()

    def keys(self) -> str:
        """What the keys do."""
        return _("Enter chooses · Esc leaves it")

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def action_step(self, how: str) -> None:
        """Move with the keys that move everywhere."""
        {"down": self._list.action_cursor_down, "up": self._list.action_cursor_up, "select": self._list.action_select}[
            how
        ]()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once."""
        if not (event.character and event.character.isascii() and event.character.isdecimal()):
            return
        at = int(event.character) - self._first
        if 0 <= at < len(self._choices):
            event.stop()
            self.dismiss(list(self._choices)[at])

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Close with what was chosen."""
        self.dismiss(list(self._choices)[message.option_index])


class FieldScreen(ChooseScreen):
    """The words of a field. As in a field that is written Tab keeps and goes on; `goes_on` says that it did."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "go_on", "go on", show=False)]
    goes_on = False

    def keys(self) -> str:
        """What the keys do."""
        return _("Enter chooses · Tab goes on · Esc")

    def action_go_on(self) -> None:
        """Choose and go on to the next field."""
        self.goes_on = True
        self.action_step("select")
