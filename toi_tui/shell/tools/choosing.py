"""A choice is entered as a choice: in a box of its words, whichever field Tab came from."""

from collections.abc import Callable
from typing import Final

from toi_tui.locale import _
from toi_tui.model.item import value_of
from toi_tui.shell.bench import Bench
from toi_tui.shell.target import Target

NOTHING: Final = "–"


class Choosing:
    """Fields that hold one of a few words; `then` goes on from a field that was entered with Tab."""

    def __init__(self, bench: Bench, then: Callable[[Target], None]) -> None:
        self._bench, self._then = bench, then

    def choose(self, target: Target) -> None:
        """Let the user choose; Tab takes what the cursor of the box stands on and goes on to the next field."""
        from toi_tui.shell.boxes.asking import plain  # not needed before the first paint
        from toi_tui.shell.boxes.choosing import FieldScreen

        meaning = self._bench.meaning
        words = {word: _(name) if name else NOTHING for word, name in meaning.words(target).items()}
        language = self._bench.desk.session.identity.language
        box = FieldScreen(meaning.choice_title(target), [plain(words)], language, self._chosen(target))

        def answered(word: str | None) -> None:
            if word is not None:
                self._bench.do(meaning.chosen(target, word))
                if box.goes_on:
                    self._then(target)

        self._bench.app.push_screen(box, answered)

    def _chosen(self, target: Target) -> str:
        row = self._bench.meaning.row(target)
        return str(value_of(row, target.field)) if row is not None else ""
