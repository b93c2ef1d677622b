"""The meaning of a spot: what is written there, begun, moved and deleted, and why not. It needs no screen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from toi_tui.editing.document import Edit
from toi_tui.editing.items import AddItem, AddItems, RemoveItems, SetFields
from toi_tui.locale import N_, _
from toi_tui.model.item import Fields, Item, Table, value_of
from toi_tui.model.kinds import Choice, Text, UnfitError
from toi_tui.model.schedule import said_since
from toi_tui.model.session import Session
from toi_tui.model.text import lines_of
from toi_tui.shell.commands.situation import nothing_here
from toi_tui.shell.desk import Desk
from toi_tui.shell.target import Deletion, Leaving, NewItems, Place, Target
from toi_tui.widgets.spot import Direction, Spot


class Meaning:
    """The meaning of the spots of a step's panels. A step says what differs from the usual.

    Where something cannot be, the answer is the reason in words, in the language in use.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.desk.session

    # What stands at a spot

    def target(self, spot: Spot) -> Target | None:
        """The field that is edited at a spot; None when there is nothing to edit."""
        raise NotImplementedError

    def row(self, target: Target | None) -> Table | None:
        """The item or the part of a target, when it exists."""
        if target is None:
            return None
        return self.session.items(target.list).get(target.id) if target.id else self.session.part(target.list)

    def item(self, target: Target | None) -> Item | None:
        """The item of a target, when it has one that exists."""
        return self.session.items(target.list).get(target.id) if target and target.id else None

    def panel_of(self, target: Target) -> str:  # noqa: ARG002 - for the steps to say
        """The id of the panel that a target is written in; empty for the one where the cursor stands."""
        return ""

    # Beginning

    def place(self, spot: Spot) -> Place | str:
        """Where an item goes that is begun at a spot; or why none can."""
        raise NotImplementedError

    def begins(self, spot: Spot) -> Place | Target | str:
        """The place of a new item at a spot, most often the spot's own; or the field of one that is there once."""
        return self.place(spot)

    def edits(self, spot: Spot) -> Target | Place | str:
        """The field that is edited at a spot; where nothing stands, something begins."""
        return self.target(spot) or self.begins(spot)

    def why_not_edited(self, spot: Spot) -> str:
        """Why nothing is edited at a spot; empty where something is."""
        found = self.edits(spot)
        return found if isinstance(found, str) else ""

    def why_not_begun(self, spot: Spot) -> str:
        """Why nothing begins at a spot; empty where something does."""
        found = self.begins(spot)
        return found if isinstance(found, str) else ""

    def addition(self, place: Place, new: Mapping[str, Fields]) -> Edit:
        """The edit that begins items at a place."""
        if len(new) > 1:
            return AddItems(place.list, new, place.after)
        ((id, values),) = new.items()
        return AddItem(place.list, id, values, place.after)

    def pasted(self, spot: Spot, text: str) -> NewItems | None:
        """The items that are made at a spot of lines that were pasted; None where no item can begin."""
        place = self.place(spot)
        lines = lines_of(text)
        if isinstance(place, str) or not lines:
            return None
        new = self._new(place, lines)
        return NewItems(self.addition(place, new), next(reversed(new)), len(lines))

    def pasted_into(self, target: Target, spot: Spot, text: str) -> NewItems | None:
        """The items that are made of lines that were pasted into a field; None where all of them belong to its text."""
        place = self.place(spot)
        first, *lines = lines_of(text) or ("",)
        if isinstance(place, str) or not lines or (place.list, place.field) != (target.list, target.field):
            return None
        new = self._new(place, lines)
        edit = self.addition(replace(place, after=target.id), new)
        return NewItems(edit, next(reversed(new)), len(lines) + 1, first)

    def _new(self, place: Place, lines: Sequence[str]) -> dict[str, Fields]:
        texts = (" ".join(lines),) if place.id else lines  # under an id of its own there is room for one item
        return {place.id or self.desk.new_id(): {**(place.values or {}), place.field: text} for text in texts}

    # Writing

    def text_of(self, target: Target) -> str:
        """The text that a target holds now, as it is written."""
        from toi_tui.shell.meaning import typed  # nothing is written before the first paint

        row = self.row(target)
        return typed.written(value_of(row, target.field)) if row is not None else ""

    @property
    def since(self) -> date:
        """The day from which a date without a year is counted: it is the first such date then."""
        return said_since(self.session, self.desk.now().date())

    def written(self, target: Target, text: str) -> Edit | str:
        """The edit that puts a text into a target; or why the text does not fit there."""
        from toi_tui.shell.meaning import typed

        try:
            value = typed.read(target.kind, text, self.since)
        except UnfitError as error:
            return str(error)
        return SetFields(target.list, target.id, {target.field: value})

    def is_drafted(self, target: Target) -> bool:
        """Whether the session gets what is typed before it is whole: half a text is one, half a date another date."""
        return isinstance(target.kind, Text)

    def spot_of(self, target: Target | None, spot: Spot) -> Spot:  # noqa: ARG002 - for the steps to say
        """Where the editor of a target stands while the cursor is at `spot`."""
        return spot

    def heading(self, target: Target) -> str:
        """The words over an editor of several lines."""
        return _("Evidence, remark (Esc keeps)") if target.field == "note" else ""

    def prompt(self, target: Target, *, fresh: bool, begun: bool) -> str:  # noqa: ARG002 - for the steps to say
        """The keys that end a field, as the foot says them; `fresh` and `begun` as in `Leaving`."""
        if target.lines:
            return _("Esc done · Enter begins a new line")
        if fresh:
            return _("Enter next · Esc done · Ctrl+Z undoes")
        return _("Enter or Esc done · Ctrl+Z undoes")

    def doubt(self, target: Target) -> str:  # noqa: ARG002 - for the steps to say
        """Words on a text that was kept and may yet be a slip; by itself none."""
        return ""

    def after(self, left: Leaving) -> Target | Place | Direction | None:
        """The place to write next after a field: another field, a new item, the field that way, or nothing.

        By itself Enter goes on from a new item to the next.
        """
        if left.key == "enter" and left.fresh and left.has_text:
            begins = self.begins(left.spot)
            return None if isinstance(begins, str) else begins
        return None

    def is_gone_on_to(self, target: Target) -> bool | None:
        """Whether a field that a direction leads to is opened; None when it is passed over."""
        return target.optional or not target.id

    # Choosing

    def words(self, target: Target) -> Mapping[str, str]:
        """The words that a choice is one of: those of the file and what people call them, an English text for each."""
        kind = target.kind
        return {word: word for word in kind.words} if isinstance(kind, Choice) else {}

    def choice_title(self, target: Target) -> str:
        """The name of the field that is chosen."""
        return target.field

    def chosen(self, target: Target, word: str) -> Edit:
        """The edit that puts a word into its field."""
        return SetFields(target.list, target.id, {target.field: word}, label=N_("choosing"))

    # Moving, deleting, carrying over

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """The edit that moves the item of a spot behind that of another, or to the beginning of its group.

        Where it has no place there: why, or nothing where that is plain to see.
        """
        raise NotImplementedError

    def dropped(self, spot: Spot, onto: Spot) -> Edit | str:
        """The edit that moves the item of a spot to where it was dropped with the mouse."""
        return self.destination(spot, onto)

    def why_not_moved(self, spot: Spot) -> str:
        """Why what stands at a spot cannot be moved; empty when it can."""
        return "" if self.item(self.target(spot)) is not None else _("There is nothing to move here.")

    def why_not_deleted(self, spot: Spot) -> str:
        """Why nothing is deleted at a spot; empty where something is."""
        found = self.deletion(spot)
        return found if isinstance(found, str) else ""

    def doomed(self, target: Target) -> tuple[str, ...]:
        """The ids of what goes when an item is deleted: itself, and what cannot stand without it."""
        return (target.id,)

    def deletion(self, spot: Spot) -> Deletion | str:
        """The deletion of what stands at a spot; or why nothing can be deleted."""
        target = self.target(spot)
        item = self.item(target)
        if target is None or item is None:
            return _("There is no item to delete here.")
        from toi_tui.model.names import called  # nothing is deleted before the first paint

        doomed = self.doomed(target)
        return Deletion(RemoveItems(target.list, doomed), self.text_of(target) or called(item), len(doomed) - 1)

    def why_not_hidden(self, spot: Spot) -> str:
        """Why what stands at a spot has no privacy of its own; empty when it has."""
        return "" if self.item(self.target(spot)) is not None else nothing_here()

    def carried_over(self, spot: Spot) -> tuple[tuple[str, str], ...]:
        """The lists and ids of what is carried over from a spot; a part's own fields have no id.

        A step whose items stand for several others says so here.
        """
        target = self.target(spot)
        return ((target.list, target.id),) if target is not None else ()
