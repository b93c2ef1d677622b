"""Textual's palette with its faults mended: the only place that knows its private names.

Textual has no public hook for what it says when nothing is found, which is English, and its keys for pages fail as
long as its list is not laid out.
"""

from contextlib import suppress

from textual import on
from textual.command import CommandList, CommandPalette, Provider
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option
from textual.worker import WorkerCancelled


class WordedPalette(CommandPalette):
    """A palette that says in its own words that nothing is called so."""

    def __init__(self, commands: type[Provider], placeholder: str) -> None:
        super().__init__([commands], placeholder=placeholder, id="--command-palette")

    def no_match(self) -> str:
        """The words for it that no command is called what was typed."""
        raise NotImplementedError

    @on(Input.Submitted)
    async def _choose(self, event: Input.Submitted) -> None:
        """Choose among what is found for all that was typed: Enter may come while there is only what came before."""
        event.stop()
        event.prevent_default()
        for search in [each for each in self.workers if each.node is self and not each.is_cancelled]:
            with suppress(WorkerCancelled):
                await search.wait()
        self._select_or_command()

    def _action_command_list(self, action: str) -> None:
        is_laid_out = bool(self.query_one(CommandList).scrollable_content_region)
        if is_laid_out or action == "select":  # else it has no pages to turn
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, lambda: self._say_no_match(search_value))

    def _say_no_match(self, search_value: str) -> None:
        self._list_visible = bool(search_value)
        if search_value:
            found = self.query_one(CommandList)
            found.add_option(Option(Content(self.no_match()), id=self._NO_MATCHES, disabled=True))
