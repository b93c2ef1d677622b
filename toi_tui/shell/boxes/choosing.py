"""The question box: one of several rows is chosen, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from textual import events

from toi_tui.locale import _
from toi_tui.shell.boxes.asking import NONE, Asking
from toi_tui.shell.commands import in_boxes
from toi_tui.widgets.sheet import Group, Row

_BY_DIGIT: Final = 9


class ChooseScreen(Asking[str]):
    """Which of these: chosen with Enter, with a click, by what stands in front of it, or by its first letter.

    The answer is the key of a row, empty for the row of `NONE`; None for Esc. The cursor begins at the row `here`.
    The first nine rows have a digit in front, from 1 on, or from 0 where the first stands for none of them; a row with
    a mark of its own keeps that. A letter goes to the next row that begins with it, and takes it when it is the only
    one; a Space behind a letter belongs to a text, and takes nothing. Without `by_letter` letters do neither: what
    cannot be taken back, and what is asked where a text might be expected, is not answered by the letters of that text.
    """

    KEYS = in_boxes.CHOOSE

    def __init__(
        self, title: str, groups: Sequence[Group], language: str, here: str = "", *, by_letter: bool = True
    ) -> None:
        super().__init__(title, list(_numbered(groups)), language)
        self._here, self._by_letter, self._spelt = here or NONE, by_letter, False

    def keys(self) -> Sequence[str]:
        """The keys in words."""
        return (_("Enter takes it · Esc cancels"),)

    def begin(self) -> None:
        """Begin at what is chosen now."""
        super().begin()
        self.sheet.select(self._here)

    def action_take(self) -> None:
        """Take the row with the cursor."""
        self._take(self.sheet.spot.key)

    def clicked(self) -> None:
        """Take the row."""
        self.action_take()

    def _take(self, key: str) -> None:
        if key:
            self.dismiss("" if key == NONE else key)

    def action_take_unspelt(self) -> None:
        """Take the row with the cursor, by a key that could be one of a text."""
        self.action_take()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind a letter Space is no command."""
        return not (self._spelt and action == "take_unspelt") and super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Take the row that has this in front, or go to the one that begins with it."""
        said = event.character or ""
        if said.isalnum() and not any(command.has_key(event.key) for command in self.KEYS):
            event.stop()
            self._spelt = self._spelt or said.isalpha()
            self._spell(said)

    def _spell(self, said: str) -> None:
        marked = [row.key for row in self.rows if row.mark == said]
        found = marked or [row.key for row in self._beginning_with(said)]
        if len(found) == 1:
            self._take(found[0])
        elif found:
            here = found.index(self.sheet.spot.key) if self.sheet.spot.key in found else -1
            self.sheet.select(found[(here + 1) % len(found)])

    def _beginning_with(self, letter: str) -> Iterator[Row]:
        wanted = letter.casefold()
        return (row for row in self.rows if self._by_letter and row.text.casefold().startswith(wanted))


class FieldScreen(ChooseScreen):
    """The words of a field. As in a field that is written Tab keeps and goes on; `goes_on` says that it did."""

    KEYS = in_boxes.CHOOSE_IN_FIELD
    goes_on = False

    def __init__(self, title: str, groups: Sequence[Group], language: str, here: str) -> None:
        super().__init__(title, groups, language, here, by_letter=False)

    def keys(self) -> Sequence[str]:
        """The keys in words."""
        return (_("Enter chooses · Tab goes on · Esc"),)

    def action_go_on(self) -> None:
        """Choose and go on to the next field."""
        self.goes_on = True
        self.action_take()


def _numbered(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups with a digit in front of each row that can be chosen, as far as digits go."""
    keys = [row.key for group in groups for row in group.rows if row.key]
    first = 0 if keys[:1] == [NONE] else 1
    digits = {key: str(number) if number <= _BY_DIGIT else " " for number, key in enumerate(keys, first)}
    for group in groups:
        rows = (replace(row, mark=row.mark or digits.get(row.key, " ")) for row in group.rows)
        yield replace(group, rows=tuple(rows))
