"""The command palette in the language in use: Textual's own, with our words, our order and our way of finding.

Textual sorts by the alphabet and looks at names alone. Here the commands of the step stand first, those of its footer
before all, and a word of what a command does finds it too.
"""

from contextlib import suppress
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option
from textual.worker import WorkerCancelled

from toi_tui.locale import _
from toi_tui.shell.terminal.bindings import IN_BOXES
from toi_tui.widgets.one_line import LONGEST

_BEGINS: Final = 1.0
_IN_NAME: Final = 0.8
_IN_HELP: Final = 0.5


class Commands(Provider):
    """The commands in the order the app gives them."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for name, does, run, _listed in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(Content(name), run, help=does)

    async def search(self, query: str) -> Hits:
        """Those with every word that was typed in their name, or in what they do."""
        words = query.casefold().split()
        for name, does, run, _listed in self.app.get_system_commands(self.screen):
            fits = _fit(words, name.casefold(), does.casefold())
            if fits:
                yield Hit(fits, self._marked(name, words), run, help=does)

    def _marked(self, name: str, words: list[str]) -> Content:
        shown, said = Content(name), name.casefold()
        if self.match_style is None or len(said) != len(name):  # a letter that folds into two moves the places
            return shown
        for word in words:
            at = said.find(word)
            if at >= 0:
                shown = shown.stylize(self.match_style, at, at + len(word))
        return shown


def _fit(words: list[str], name: str, does: str) -> float:
    """How well a command fits what was typed; 0 when it does not."""
    if not all(word in name or word in does for word in words):
        return 0.0
    if any(word not in name for word in words):
        return _IN_HELP
    return _BEGINS if name.startswith(words[0]) else _IN_NAME


class Palette(CommandPalette):
    """Every command by its name."""

    BINDINGS: ClassVar[list[BindingType]] = [*IN_BOXES]
    DEFAULT_CSS = """
    Palette SearchIcon { width: 1; color: $accent; text-style: bold; }
    Palette > .command-palette--help-text { color: $text-muted; text-style: not bold; }
    """

    def __init__(self) -> None:
        super().__init__([Commands], placeholder=_("Type what you want to do…"), id="--command-palette")

    def on_mount(self) -> None:
        """A sign that every terminal has; many show a box for Textual's. As in our own fields nothing blinks."""
        self.query_one(SearchIcon).icon = "/"
        line = self.query_one(CommandInput)
        line.cursor_blink = False
        line.max_length = LONGEST  # no command is called by a whole page that somebody pastes

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
        """Say that nothing is called so; Textual has no other hook for this one text of its own."""
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, lambda: self._say_no_match(search_value))

    def _say_no_match(self, search_value: str) -> None:
        self._list_visible = bool(search_value)
        if search_value:
            text = Content(_("No command is called that. Try a word of what you want to do."))
            self.query_one(CommandList).add_option(Option(text, id=self._NO_MATCHES, disabled=True))
