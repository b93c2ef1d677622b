"""The command palette in the language in use: Textual's own, with our words, our order and our way of finding.

Textual sorts by the alphabet and looks at names alone. Here the commands of the step stand first, those of its footer
before all, and a word of what a command does finds it too.
"""

from typing import Final

from textual.command import CommandInput, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content

from toi_tui.locale import _
from toi_tui.shell.commands.in_boxes import through
from toi_tui.shell.terminal.mended.bindings import bind_more
from toi_tui.shell.terminal.mended.palette import WordedPalette
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


class Palette(WordedPalette):
    """Every command by its name."""

    DEFAULT_CSS = """
    Palette SearchIcon { width: 1; color: $accent; text-style: bold; }
    Palette > .command-palette--help-text { color: $text-muted; text-style: not bold; }
    """

    def __init__(self) -> None:
        super().__init__(Commands, _("Type what you want to do…"))
        bind_more(self, through(()))

    def on_mount(self) -> None:
        """A sign that every terminal has; many show a box for Textual's. As in our own fields nothing blinks."""
        self.query_one(SearchIcon).icon = "/"
        line = self.query_one(CommandInput)
        line.cursor_blink = False
        line.max_length = LONGEST  # no command is called by a whole page that somebody pastes

    def no_match(self) -> str:
        """The words for it that no command is called what was typed."""
        return _("No command is called that. Try a word of what you want to do.")
