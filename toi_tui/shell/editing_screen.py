"""A screen whose panels hold items that are written, moved and deleted in place: nearly every step's."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.content import Content
from textual.geometry import Region

from toi_tui.editing.document import Change, Edit
from toi_tui.editing.items import AddItem, AddItems, RemoveItems, SetFields
from toi_tui.locale import N_, _, ngettext
from toi_tui.model.frozen import dataclass
from toi_tui.model.item import Fields, Item, MisfitError, kinds_of, value_of
from toi_tui.model.kinds import Kind, Text, UnfitError
from toi_tui.model.session import LISTS, PARTS
from toi_tui.model.text import lines_of
from toi_tui.shell import typed
from toi_tui.shell.step_screen import StepScreen
from toi_tui.widgets.panel import Direction, Panel, Spot
from toi_tui.widgets.text import clip, one_line

if TYPE_CHECKING:
    from toi_tui.shell.find_bar import FindBar
    from toi_tui.widgets.editor import Editor

_ARROWS: Final[Mapping[str, Direction]] = {
    "up": "up", "down": "down", "left": "left", "right": "right", "k": "up", "j": "down", "h": "left", "l": "right",
}  # fmt: skip
_LEAST_EDITOR = 12


@dataclass(frozen=True, slots=True)
class Target:
    """What can be edited: the field of an item (or of a part, when `id` is empty).

    `lines` if it has several; `optional` if the item can stand without it. Dates, times and numbers are written as
    people write them.
    """

    list: str
    id: str
    field: str = "text"
    lines: bool = False
    optional: bool = False

    @property
    def kind(self) -> Kind:
        """What the field holds; text where it is a step's own name for several fields written as one."""
        return kinds_of(LISTS[self.list] if self.id else PARTS[self.list]).get(self.field, Text())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new item goes: its list, the item it stands behind, and the values it begins with.

    `id` is empty where the new item gets a random one.
    """

    list: str
    after: str | None = None
    values: Mapping[str, Any] | None = None
    field: str = "text"
    id: str = ""


class EditingScreen(StepScreen):
    """Rapid capture, editing in place, moving, deleting: said once for all steps.

    A step says what a spot of its panels means: `target`, `place` and `destination`.
    """

    _editor: "Editor | None" = None
    _target: Target | None = None
    _fitted = Region()
    _fresh = False
    _run = 0
    _carried: Spot | None = None
    _found: Panel | None = None

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

    def written(self, target: Target, text: str) -> Edit | str:
        """The edit that puts a text into a target; or, in words, why the text does not fit there."""
        try:
            value = typed.read(target.kind, text, self.desk.now().date())
        except UnfitError as error:
            return str(error)
        return SetFields(target.list, target.id, {target.field: value})

    def doomed(self, target: Target) -> tuple[str, ...]:
        """The ids of what goes when an item is deleted: itself, and what cannot stand without it."""
        return (target.id,)

    def spot_of(self, panel: Panel) -> Spot:
        """Where the editor stands in a panel that has opened it: at the cursor, unless a step says otherwise."""
        return panel.spot

    # The document

    def do(self, edit: Edit, run: str | None = None) -> Change | None:
        """Carry out an edit; what its field cannot hold is said and nothing changes."""
        if self.desk.read_only:
            self.say(_("This session is open for reading only."))
            return None
        try:
            return self.desk.document.do(edit, run)
        except MisfitError:
            self.say(_("That value does not fit here; nothing was changed."))
            return None

    def item(self, target: Target | None) -> Item | None:
        """The item of a target, when it has one that exists."""
        return self.desk.session.items(target.list).get(target.id) if target and target.id else None

    def text_of(self, target: Target) -> str:
        """What a target holds now, as it is written."""
        row = self.item(target) if target.id else self.desk.session.part(target.list)
        return typed.written(value_of(row, target.field)) if row is not None else ""

    # Writing in place

    def action_new(self) -> None:
        """Begin a new item behind the cursor."""
        place = self.place(self.panel.spot)
        if place is not None:
            self.begin(place)

    def begin(self, place: Place) -> None:
        """Begin a new item at a place."""
        panel, id = self.panel, place.id or self.desk.new_id()
        self._run += 1
        edit = self.addition(place, {id: place.values or {}})
        if self.do(edit, self._run_name) is not None and panel.select(id):
            self._open(panel, Target(place.list, id, place.field), fresh=True)

    def action_edit(self) -> None:
        """Edit what the cursor stands on; where nothing stands, begin something."""
        target = self.target(self.panel.spot)
        if target is None:
            self.action_new()
        else:
            self.edit(target)

    def edit(self, target: Target) -> None:
        """Open the editor on a target that the cursor stands on."""
        if self.desk.read_only:
            self.say(_("This session is open for reading only."))
            return
        self._run += 1
        self._open(self.panel, target, fresh=False)

    def action_note(self) -> None:
        """Write the evidence or remark behind an item."""
        target = self.target(self.panel.spot)
        if target is not None and target.id:
            self.edit(Target(target.list, target.id, "note", lines=True))

    @property
    def _run_name(self) -> str:
        return f"{self.STEP.id} {self._run}"

    def _open(self, panel: Panel, target: Target, *, fresh: bool) -> None:
        self._target, self._fresh = target, fresh
        from toi_tui.widgets.editor import Editor  # not needed before the first paint

        editor = Editor(self.text_of(target), lines=target.lines)
        self._editor, self._fitted = editor, Region(-1, -1)
        self._fit(panel, editor)
        panel.mount(editor)
        editor.focus()
        if not isinstance(target.kind, Text):
            editor.select_all()  # a date is written anew, a text is mended
        if target.lines:
            editor.border_title = Content(self.heading(target))
        self.foot.wait_for(self.prompt(target))

    def heading(self, target: Target) -> str:
        """What stands over an editor of several lines."""
        return _("Evidence, remark (Esc keeps)") if target.field == "note" else ""

    def prompt(self, target: Target) -> str:
        """What the foot says while something is written."""
        if target.lines:
            return _("Esc keeps and ends · Enter begins a new line")
        return _("Enter keeps and goes on · Esc keeps and ends · Ctrl+Z undoes")

    def _fit(self, panel: Panel, editor: "Editor") -> None:
        """Put the editor over the text it edits, as high as the text is."""
        size = panel.size
        target = self._target
        if target is not None and target.lines:
            height = min(max(size.height // 3, 4), size.height)
            region = Region(0, size.height - height, size.width, height)
            editor.set_class(True, "-lines")
        else:
            found = panel.region_of(self.spot_of(panel)) or Region(0, 0, size.width, 1)
            width = max(min(_LEAST_EDITOR, size.width), found.width)
            x = max(0, min(found.x, size.width - width))
            height = max(1, min(editor.lines_needed(width), size.height - found.y))
            region = Region(x, found.y, width, height)
        if region.offset != self._fitted.offset:
            editor.styles.offset = region.offset
        if region.size != self._fitted.size:
            editor.styles.width, editor.styles.height = region.size
        self._fitted = region

    def on_editor_grown(self, message: "Editor.Grown") -> None:
        """Make room for one more line."""
        if message.editor is self._editor:
            self._fit(self.panel, message.editor)

    def on_editor_drafted(self, message: "Editor.Drafted") -> None:
        """Put what was typed so far into the session."""
        if message.editor is self._editor:
            self._draft(message.text_now)

    def on_editor_broken(self, message: "Editor.Broken") -> None:
        """What follows a jump of the cursor is a step of its own for undo."""
        if message.editor is self._editor and not self._fresh:
            self.desk.document.close_run()

    def on_editor_pasted(self, message: "Editor.Pasted") -> None:
        """Several lines pasted into an item become several items; none is lost."""
        target = self._target
        if message.editor is not self._editor or target is None:
            return
        lines = lines_of(message.pasted)
        first = (message.text_now + " " + lines[0]).strip() if lines else message.text_now
        place = self.place(self.panel.spot)
        if place is None or (place.list, place.field) != (target.list, target.field):
            self._editor.replace_text(" ".join((message.text_now, *lines)).strip())
            self._draft(self._editor.text)
            return
        self._end_editing(first, "escape")
        more = {self.desk.new_id(): {**(place.values or {}), place.field: line} for line in lines[1:]}
        if more:
            self.do(self.addition(replace(place, after=target.id), more))
            self.panel.select(next(reversed(more)))
            self.say(ngettext("{n} line pasted.", "{n} lines pasted.", len(lines)).format(n=len(lines)))

    def on_editor_ended(self, message: "Editor.Ended") -> None:
        """Keep the text; after Enter on a new item go on with the next."""
        if message.editor is not self._editor:
            return
        if message.key in {"enter", "tab"} and self._target is not None:
            edit = self.written(self._target, message.text_now)
            if isinstance(edit, str):
                message.editor.resume()
                self.foot.wait_for(edit)
                return
        fresh, panel, target = self._fresh, self.panel, self._target
        kept = self._end_editing(message.text_now, message.key)
        if message.key != "blur":
            panel.focus()
        standing = target is not None and (kept or target.optional or not target.id)
        if target is not None and standing and message.key in {"enter", "tab"} and self.after_kept(target, message.key):
            return
        if message.key == "enter" and fresh and kept:
            self.action_new()
        elif message.key == "tab":
            self.after_tab(fresh=fresh, kept=kept)

    def after_kept(self, target: Target, key: str) -> bool:  # noqa: ARG002 - for the steps to say
        """Say what Enter or Tab (`key`) goes on with after it kept a text, in a form say; true when it does."""
        return False

    def after_tab(self, *, fresh: bool, kept: bool) -> None:
        """Say what Tab does after it kept a text; by itself nothing more."""

    def _draft(self, text: str) -> str:
        """Put the text into the session; says why when it does not fit."""
        edit = self.written(self._target, text) if self._target is not None else ""
        if isinstance(edit, str):
            return edit
        self.do(edit, self._run_name)
        return ""

    def _end_editing(self, text: str, _key: str) -> bool:
        """Put the text into the session and close the editor; true when there is an item with text now."""
        target, editor = self._target, self._editor
        if target is None or editor is None:
            return False
        kept = text.strip() if not target.lines else text.rstrip()
        if not kept and self._fresh:
            self.do(RemoveItems(target.list, (target.id,)), self._run_name)
        elif kept or target.optional or target.lines or not target.id:
            misfit = self._draft(kept)
            if misfit:
                self.say(misfit)
        else:
            self.say(_("An item needs a text; Del deletes it."))
        self.desk.document.close_run()
        self._editor = self._target = None
        self.foot.wait_for("")
        editor.remove()
        return bool(kept)

    @property
    def is_editing(self) -> bool:
        """Whether an editor is open."""
        return self._editor is not None

    def settle(self) -> None:
        """Put what is typed in an open editor into the session, before undo, saving or leaving."""
        if self._editor is not None and self._target is not None:
            self._draft(self._editor.text)
            self.desk.document.close_run()

    def show_change(self, change: Change) -> None:
        """Bring the panels up to date, and an open editor with them."""
        super().show_change(change)
        if self._editor is None or self._target is None:
            return
        if change.kind == "edit":
            self._fit(self.panel, self._editor)
        elif self._target.id and self.item(self._target) is None:
            editor, self._editor, self._target = self._editor, None, None
            self.foot.wait_for("")
            self.panel.focus()
            editor.remove()
        elif self._editor.text != self.text_of(self._target):
            self._editor.replace_text(self.text_of(self._target))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the editor over its text."""
        super().on_resize(event)
        if self._editor is not None:
            self.call_after_refresh(self._fit, self.panel, self._editor)

    def on_panel_opened(self, message: Panel.Opened) -> None:
        """A double click edits, or begins something where nothing stands."""
        self.action_edit()

    # Deleting, marking, copying

    def action_delete(self) -> None:
        """Delete without a question; undo brings it back."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is None or row is None:
            return
        doomed = self.doomed(target)
        text = clip(one_line(self.text_of(target)), 40)
        if self.do(RemoveItems(target.list, doomed)) is not None:
            more = len(doomed) - 1
            said = _("Deleted “{text}”. u takes it back.").format(text=text)
            if more:
                said = ngettext(
                    "Deleted “{text}” and {n} below it. u takes it back.",
                    "Deleted “{text}” and {n} below it. u takes it back.",
                    more,
                ).format(text=text, n=more)
            self.say(said)

    def action_private(self) -> None:
        """Make an item private, or show it again."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is None or row is None:
            return
        now = not row.private
        if self.do(SetFields(target.list, target.id, {"private": now}, label=N_("private on or off"))) is not None:
            self.say(_("Private: never on the wall.") if now else _("No longer private."))

    def action_source(self) -> None:
        """Go to what the item at the cursor was carried over from."""
        for source in getattr(self.item(self.target(self.panel.spot)), "sources", ()):
            found = self.desk.session.find(source)
            step = next((step for step in self.desk.steps if found and found[0] in step.lists), None)
            if step is not None:
                self.post_message(self.GoTo(step.id, source))
                return
        self.say(_("This was not carried over from elsewhere."))

    def action_copy(self) -> None:
        """Copy the text at the cursor to the clipboard."""
        target = self.target(self.panel.spot)
        if target is not None:
            self.desk.clipboard = self.text_of(target)
            self.app.copy_to_clipboard(self.desk.clipboard)
            self.say(_("Copied."))

    # Moving

    def action_carry(self) -> None:
        """Pick the item up: arrows carry it."""
        spot = self.panel.spot
        if self.item(self.target(spot)) is None or self.desk.read_only:
            return
        self._run += 1
        self._carried = spot
        self.panel.carrying = True
        self.panel.refresh()
        self.foot.wait_for(_("Arrows carry · Enter drops · Esc puts it back"))

    def action_move(self, direction: Direction) -> None:
        """Move the item one place."""
        self._move(direction, None)

    def _move(self, direction: Direction, run: str | None) -> None:
        panel, spot = self.panel, self.panel.spot
        onto = panel.neighbour(direction) if spot.key else None
        edit = self.destination(spot, onto) if onto is not None else None
        if edit is not None and self.do(edit, run) is not None:
            panel.select(spot.key)

    def on_panel_dropped(self, message: Panel.Dropped) -> None:
        """Move what was dragged with the mouse."""
        edit = self.destination(message.spot, message.onto)
        if edit is not None and self.do(edit) is not None:
            message.panel.select(message.spot.key)

    def on_key(self, event: events.Key) -> None:
        """While something is carried, only arrows, Enter and Esc mean anything."""
        if self._carried is None:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        if event.key in _ARROWS:
            self._move(_ARROWS[event.key], self._run_name)
        elif event.key in {"enter", "escape", "m"}:
            self._end_carrying(restore=event.key == "escape")

    def _end_carrying(self, *, restore: bool) -> None:
        carried, self._carried = self._carried, None
        panel = self.panel
        panel.carrying = False
        self.foot.wait_for("")
        if restore:
            self.desk.document.cancel_run(self._run_name)
        else:
            self.desk.document.close_run()
        if carried is not None:
            panel.select(carried.key)
        panel.refresh()

    # Finding

    def action_find(self) -> None:
        """Find in the panels of this step."""
        from toi_tui.shell.find_bar import FindBar  # not needed before the first paint

        if not self.query(FindBar):
            bar = FindBar()
            self.mount(bar, before="#foot")
            bar.focus()

    def on_find_bar_wanted(self, message: "FindBar.Wanted") -> None:
        """Go to the first hit, or the next one."""
        hits = [(panel, key) for panel in self.query(Panel) if panel.display for key in panel.matching(message.text)]
        if not hits:
            self.foot.say(_("No hits for “{text}”.").format(text=message.text) if message.text else "")
            return
        at = message.number % len(hits)
        self.foot.say(_("Hit {n} of {total}").format(n=at + 1, total=len(hits)))
        panel, key = hits[at]
        panel.select(key)
        self._found = panel

    def on_find_bar_closed(self, message: "FindBar.Closed") -> None:
        """Stay where the hit is."""
        self.foot.say("")
        message.bar.remove()
        (self._found or self.panel).focus()
        self._found = None

    def after_paste_outside(self, text: str) -> None:
        """Begin items from lines that were pasted while no editor was open."""
        place, lines = self.place(self.panel.spot), lines_of(text)
        if place is None or not lines:
            return
        new = {self.desk.new_id(): {**(place.values or {}), place.field: line} for line in lines}
        if self.do(self.addition(place, new)) is not None:
            self.panel.select(next(reversed(new)))
            self.say(ngettext("{n} line pasted.", "{n} lines pasted.", len(lines)).format(n=len(lines)))

    def on_paste(self, event: events.Paste) -> None:
        """A paste with no editor open begins items where the cursor stands."""
        if self._editor is None and self._carried is None and not self.query("FindBar"):
            event.stop()
            self.after_paste_outside(event.text)
