"""Keys that type characters while no field is open: whether a run of them is commands or a text.

A run is one character after another with no long pause between them. How quickly they come decides nothing else: a
busy machine hands on a whole sentence at once. It knows no command and no clock; it is told what was typed, when, and
what came of it.
"""

from dataclasses import replace
from typing import Final, Literal

from toi_tui.model import statically

PAUSE: Final = 1.0
"""Seconds without a key after which the next begins another run."""
QUIET: Final = 0.3
"""Seconds without a key after which what cannot be taken back is done."""
MOVES: Final = frozenset("hjkl")
_LETTERS_OF_A_WORD: Final = 3

Outcome = Literal["acted", "in vain", "opened"]
"""The end of a key: it did something; it had no command, was refused, or broke off what waited; it opened a field."""
Verdict = Literal["undecided", "text", "command"]


@statically.frozen
class TypingRun:
    """A run so far.

    Attributes:
        text: all of its characters.
        at: when the last of them was typed, in seconds.
        in_a_row: the different letters that stand in a row at its end, small and capital ones alike.
        has_word: whether letters stood in a row that only a word has: three different ones, not all of them moves.
        in_vain: whether one of its characters did nothing it should.
        opened: whether one of them opened a field.
    """

    text: str = ""
    at: float = 0.0
    in_a_row: frozenset[str] = frozenset()
    has_word: bool = False
    in_vain: bool = False
    opened: bool = False

    def goes_on(self, at: float) -> bool:
        """Whether a character typed at this time is still part of it."""
        return at - self.at < PAUSE

    def typed(self, character: str, at: float) -> "TypingRun":
        """The run with one more character."""
        in_a_row = self.in_a_row | {character.casefold()} if character.isalpha() else frozenset[str]()
        has_word = self.has_word or (len(in_a_row) >= _LETTERS_OF_A_WORD and not in_a_row <= MOVES)
        return replace(self, text=self.text + character, at=at, in_a_row=in_a_row, has_word=has_word)

    def came_to(self, outcome: Outcome) -> "TypingRun":
        """The run, of whose last characters one came to this. What has opened a field by then is a command."""
        if self.verdict != "undecided":
            return self
        return replace(self, in_vain=self.in_vain or outcome == "in vain", opened=outcome == "opened")

    @property
    def verdict(self) -> Verdict:
        """Whether it is a text or a command; undecided as long as it may become either."""
        if self.opened:
            return "command"
        return "text" if self.has_word and self.in_vain else "undecided"
