"""The item at the cursor: deleted, erased, made private, copied, given to somebody."""

from collections.abc import Callable, Mapping

from textual.message import Message

from toi_tui.editing.items import SetFields
from toi_tui.locale import N_, _, ngettext
from toi_tui.shell.bench import Bench
from toi_tui.shell.target import Deletion
from toi_tui.widgets.text import clip, one_line


class Items:
    """The tool for an item as a whole: deleting, erasing, private or not, copying."""

    class Erase(Message):
        """Items are to be erased for good; `name` says which, in their own words."""

        def __init__(self, ids: tuple[str, ...], name: str) -> None:
            super().__init__()
            self.ids, self.name = ids, name

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    # Deleting

    def action_delete(self) -> None:
        """Delete what stands at the cursor, and what cannot stand without it."""
        deletion = self._bench.meaning.deletion(self._bench.panel.spot)
        if isinstance(deletion, Deletion):
            self.delete(deletion)

    def delete(self, deletion: Deletion) -> None:
        """Delete without a question, undo brings it back; ask first where more go with it."""
        if not deletion.more:
            self._delete(deletion)
            return
        choices = {"delete": _("Delete them; u takes it back"), "leave": _("Leave them")}
        title = _("Delete {n} items?").format(n=deletion.more + 1)
        self._ask(title, choices, lambda answer: self._delete(deletion) if answer == "delete" else None)

    def _ask(self, title: str, choices: Mapping[str, str], then: Callable[[str], None]) -> None:
        """Ask a question that begins on leaving all as it is."""
        self._choose(title, choices, "leave", then, by_letter=False)

    def _choose(
        self, title: str, choices: Mapping[str, str], here: str, then: Callable[[str], None], *, by_letter: bool = True
    ) -> None:
        from toi_tui.shell.boxes.asking import plain  # not needed before the first paint
        from toi_tui.shell.boxes.choosing import ChooseScreen

        def answered(key: str | None) -> None:
            if key is not None:
                then(key)

        language = self._bench.desk.session.identity.language
        box = ChooseScreen(title, [plain(choices)], language, here, by_letter=by_letter)
        self._bench.app.push_screen(box, answered)

    def _delete(self, deletion: Deletion) -> None:
        if self._bench.do(deletion.edit) is None:
            return
        said = ngettext(
            "Deleted “{text}” and {n} below it. u takes it back.",
            "Deleted “{text}” and {n} below it. u takes it back.",
            deletion.more,
        )
        said = said if deletion.more else _("Deleted “{text}”. u takes it back.")
        if deletion.said:
            self._bench.say(deletion.said)
        elif deletion.name is not None:
            self._bench.say(said.format(text=clip(one_line(deletion.name), 40), n=deletion.more))

    def action_erase(self) -> None:
        """Erase the item at the cursor for good, after a question."""
        meaning, target, item = self._bench.meaning, self._bench.here.target, self._bench.here.item
        if target is None or item is None:
            return
        from toi_tui.model.names import called  # nothing is erased before the first paint

        ids, name = meaning.doomed(target), clip(one_line(called(item) or meaning.text_of(target)), 40)
        more = len(ids) - 1
        alone = _("Erase it from the file, the history and all backups; nothing brings it back.")
        goes = _("Erase it and {n} below it from the file, the history and all backups; nothing brings them back.")
        choices = {"leave": _("Leave it"), "erase": goes.format(n=more) if more else alone}

        def answered(answer: str) -> None:
            if answer == "erase":
                self._bench.post_message(self.Erase(ids, name))

        self._ask(_("Erase “{text}” for good?").format(text=name), choices, answered)

    # Marking, copying

    def action_private(self) -> None:
        """Make an item private, or show it again."""
        target, item = self._bench.here.target, self._bench.here.item
        if target is None or item is None:
            return
        now = not item.private
        edit = SetFields(target.list, target.id, {"private": now}, label=N_("private on or off"))
        if self._bench.do(edit) is not None:
            self._bench.say(_("Private: never on the wall.") if now else _("No longer private."))

    def action_copy(self) -> None:
        """Copy the text at the cursor to the clipboard."""
        target = self._bench.here.target
        if target is not None:
            self._bench.app.copy_to_clipboard(self._bench.meaning.text_of(target))
            self._bench.say(_("Copied."))

    def choose_person(self, here: str, then: Callable[[str], None], others: Mapping[str, str] | None = None) -> None:
        """Let the user choose one of the people, nobody, or one of `others`; what is chosen is given to `then`."""
        people = {id: person.name for id, person in self._bench.desk.session.people.items.items()}
        choices = {"": _("nobody in particular"), **people, **(others or {})}
        self._choose(_("Whose is it?"), choices, here, then)
