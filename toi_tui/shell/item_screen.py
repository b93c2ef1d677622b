"""A screen whose panels hold items: what a spot of them means, and what can be done with the item that stands there."""

from collections.abc import Callable, Mapping
from datetime import date

from textual.message import Message

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import AddItem, AddItems, RemoveItems, SetFields
from toi_tui.locale import N_, _, ngettext
from toi_tui.model.item import Fields, Item, MisfitError, value_of
from toi_tui.model.kinds import UnfitError
from toi_tui.model.schedule import said_since
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.panel import Spot
from toi_tui.widgets.text import clip, one_line


class ItemScreen(StepScreen):
    """Items of the session in panels. A step says what a spot means: `target`, `place` and `destination`."""

    class Erase(Message):
        """Items are to be erased for good; `name` says which, in their own words."""

        def __init__(self, ids: tuple[str, ...], name: str) -> None:
            super().__init__()
            self.ids, self.name = ids, name

    _run = 0

    # To be said by the steps

    def target(self, spot: Spot) -> Target | None:
        """What is edited at a spot; None when there is nothing to edit."""
        raise NotImplementedError

    def place(self, spot: Spot) -> Place | None:
        """Where an item goes that is begun at a spot; None when none can."""
        raise NotImplementedError

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """The edit that moves the item of a spot behind that of another, or to the beginning of its group."""
        raise NotImplementedError

    def addition(self, place: Place, new: Mapping[str, Fields]) -> Edit:
        """The edit that begins items at a place."""
        if len(new) > 1:
            return AddItems(place.list, new, place.after)
        ((id, values),) = new.items()
        return AddItem(place.list, id, values, place.after)

    @property
    def since(self) -> date:
        """The day from which a date without a year is counted: it is the first such date then."""
        return said_since(self.desk.session, self.desk.now().date())

    def written(self, target: Target, text: str) -> Edit | str:
        """The edit that puts a text into a target; or, in words, why the text does not fit there."""
        from toi_tui.shell.tools import typed  # nothing is written before the first paint

        try:
            value = typed.read(target.kind, text, self.since)
        except UnfitError as error:
            return str(error)
        return SetFields(target.list, target.id, {target.field: value})

    def doomed(self, target: Target) -> tuple[str, ...]:
        """The ids of what goes when an item is deleted: itself, and what cannot stand without it."""
        return (target.id,)

    def say_nothing_here(self) -> None:
        """Say that a key has nothing to act on where the cursor stands."""
        self.say(_("There is nothing here for that key."))

    # The document

    def do(self, edit: Edit, run: str | None = None, *, begins: bool = False) -> Change | None:
        """Carry out an edit; what its field cannot hold is said and nothing changes.

        `begins` says that it is nothing yet, and may come to nothing.
        """
        if self.desk.read_only:
            self.say(_("This session is open for reading only."))
            return None
        try:
            return self.desk.document.do(edit, run, begins=begins)
        except MisfitError:
            self.say(_("That value does not fit here; nothing was changed."))
            return None

    def item(self, target: Target | None) -> Item | None:
        """The item of a target, when it has one that exists."""
        return self.desk.session.items(target.list).get(target.id) if target and target.id else None

    def text_of(self, target: Target) -> str:
        """What a target holds now, as it is written."""
        from toi_tui.shell.tools import typed

        row = self.item(target) if target.id else self.desk.session.part(target.list)
        return typed.written(value_of(row, target.field)) if row is not None else ""

    @property
    def _run_name(self) -> str:
        return f"{self.STEP.id} {self._run}"

    def choose_person(self, here: str, then: Callable[[str], None], others: Mapping[str, str] | None = None) -> None:
        """Let the user choose one of the people, nobody, or one of `others`; what is chosen is given to `then`."""
        from toi_tui.shell.boxes.asking import plain  # not needed before the first paint
        from toi_tui.shell.boxes.choosing import ChooseScreen

        if self.desk.read_only:
            self.say(_("This session is open for reading only."))
            return
        people = {id: person.name for id, person in self.desk.session.people.items.items()}
        choices = {"": _("nobody in particular"), **people, **(others or {})}
        box = ChooseScreen(_("Whose is it?"), [plain(choices)], self.desk.session.session.language, here)
        self.app.push_screen(box, lambda key: _given(key, then))

    # Deleting, marking, copying

    def action_delete(self) -> None:
        """Delete the item at the cursor, and what cannot stand without it."""
        target = self.target(self.panel.spot)
        if target is None or self.item(target) is None:
            self.refuse_to_delete()
            return
        doomed = self.doomed(target)
        self.delete(RemoveItems(target.list, doomed), self.text_of(target), len(doomed) - 1)

    def refuse_to_delete(self) -> None:
        """Say that the cursor stands on nothing that can be deleted."""
        self.say(_("There is no item to delete here."))

    def delete(self, edit: Edit, name: str, more: int = 0) -> None:
        """Delete an item without a question, undo brings it back; ask first where `more` go with it."""
        if not more or self.desk.read_only:
            self._delete(edit, name, more)
            return
        from toi_tui.shell.boxes.asking import plain  # not needed before the first paint
        from toi_tui.shell.boxes.choosing import ChooseScreen

        choices = {"delete": _("Delete them; u takes it back"), "leave": _("Leave them")}
        title, language = _("Delete {n} items?").format(n=more + 1), self.desk.session.session.language
        box = ChooseScreen(title, [plain(choices)], language, "leave", by_letter=False)
        self.app.push_screen(box, lambda answer: self._delete(edit, name, more) if answer == "delete" else None)

    def _delete(self, edit: Edit, name: str, more: int) -> None:
        if self.do(edit) is not None:
            said = ngettext(
                "Deleted “{text}” and {n} below it. u takes it back.",
                "Deleted “{text}” and {n} below it. u takes it back.",
                more,
            )
            said = said if more else _("Deleted “{text}”. u takes it back.")
            self.say(said.format(text=clip(one_line(name), 40), n=more))

    def action_erase(self) -> None:
        """Erase the item at the cursor for good, after a question."""
        target = self.target(self.panel.spot)
        if target is None or self.item(target) is None:
            self.say_nothing_here()
            return
        from toi_tui.shell.boxes.asking import plain  # not needed before the first paint
        from toi_tui.shell.boxes.choosing import ChooseScreen

        ids, name = self.doomed(target), clip(one_line(self.text_of(target)), 40)
        more = len(ids) - 1
        alone = _("Erase it from the file, the history and all backups; nothing brings it back.")
        goes = _("Erase it and {n} below it from the file, the history and all backups; nothing brings them back.")
        choices = {"leave": _("Leave it"), "erase": goes.format(n=more) if more else alone}

        def answered(answer: str | None) -> None:
            if answer == "erase":
                self.post_message(self.Erase(ids, name))

        title, language = _("Erase “{text}” for good?").format(text=name), self.desk.session.session.language
        self.app.push_screen(ChooseScreen(title, [plain(choices)], language, "leave", by_letter=False), answered)

    def action_private(self) -> None:
        """Make an item private, or show it again."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is None or row is None:
            self.say_nothing_here()
            return
        now = not row.private
        if self.do(SetFields(target.list, target.id, {"private": now}, label=N_("private on or off"))) is not None:
            self.say(_("Private: never on the wall.") if now else _("No longer private."))

    def action_copy(self) -> None:
        """Copy the text at the cursor to the clipboard."""
        target = self.target(self.panel.spot)
        if target is None:
            self.say_nothing_here()
        else:
            self.app.copy_to_clipboard(self.text_of(target))
            self.say(_("Copied."))


def _given(key: str | None, then: Callable[[str], None]) -> None:
    if key is not None:
        then(key)
