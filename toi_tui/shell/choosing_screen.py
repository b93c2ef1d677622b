"""A choice is entered as a choice: in a box of its words, whichever field Tab came from."""

from collections.abc import Mapping

from toi_tui.editing.items import SetFields
from toi_tui.locale import N_, _
from toi_tui.model.item import value_of
from toi_tui.model.kinds import Choice
from toi_tui.shell.item_screen import ItemScreen
from toi_tui.shell.tools.target import Target

NOTHING = "–"


class ChoosingScreen(ItemScreen):
    """Fields that hold one of a few words. A step says what they are called: `choice_of` and `words`."""

    # To be said by the steps

    def words(self, target: Target) -> Mapping[str, str]:
        """What a choice is one of: the words of the file and what people call them, an English text for each."""
        kind = target.kind
        return {word: word for word in kind.words} if isinstance(kind, Choice) else {}

    def choice_of(self, target: Target) -> str:
        """What is chosen: the name of the field."""
        return target.field

    def after_kept(self, target: Target, key: str) -> bool:  # noqa: ARG002 - for the steps to say
        """Say what Enter or Tab (`key`) goes on with after it kept a field, in a form say; true when it does."""
        return False

    # What all of them do

    def choose(self, target: Target) -> None:
        """Let the user choose; Tab takes what the cursor of the box stands on and goes on to the next field."""
        from toi_tui.shell.boxes.asking import plain  # not needed before the first paint
        from toi_tui.shell.boxes.choosing import FieldScreen

        words = {word: _(name) if name else NOTHING for word, name in self.words(target).items()}
        language = self.desk.session.session.language
        box = FieldScreen(self.choice_of(target), [plain(words)], language, self._chosen(target))

        def keep(word: str | None) -> None:
            if word is not None:
                self.take(target, word)
                if box.goes_on:
                    self.after_kept(target, "tab")

        self.app.push_screen(box, keep)

    def take(self, target: Target, word: str) -> None:
        """Put a word into its field."""
        self.do(SetFields(target.list, target.id, {target.field: word}, label=N_("choosing")))

    def _chosen(self, target: Target) -> str:
        row = self.item(target) if target.id else self.desk.session.part(target.list)
        return str(value_of(row, target.field)) if row is not None else ""
