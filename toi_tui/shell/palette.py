"""The command palette in the language in use: Textual's own, with our words."""

from textual.command import CommandInput, CommandList, CommandPalette
from textual.content import Content
from textual.widgets.option_list import Option

from toi_tui.locale import _
from toi_tui.widgets.one_line import LONGEST


class Palette(CommandPalette):
    """Every command by its name."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("Type what you want to do…"), id="--command-palette")

    def on_mount(self) -> None:
        """No command is called by a whole page that somebody pastes."""
        self.query_one(CommandInput).max_length = LONGEST

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:  # else it is not laid out, and has no pages to turn
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say that nothing is called so; Textual has no other hook for this one text of its own."""
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, lambda: self._say_no_match(search_value))

    def _say_no_match(self, search_value: str) -> None:
        self._list_visible = bool(search_value)
        if search_value:
            text = Content(_("No command is called that. Try a word of what you want to do."))
            self.query_one(CommandList).add_option(Option(text, id=self._NO_MATCHES, disabled=True))
