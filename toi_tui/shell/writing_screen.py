"""Writing in place: an editor over the item at the cursor, and rapid capture of one item after the other."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import events
from textual.geometry import Region
from textual.timer import Timer

from toi_tui.editing.delta import Delta
from toi_tui.editing.history import Change
from toi_tui.editing.items import RemoveItems, SetFields
from toi_tui.locale import _, ngettext
from toi_tui.model.item import MisfitError
from toi_tui.model.kinds import Choice, Text
from toi_tui.model.text import lines_of
from toi_tui.shell.choosing_screen import ChoosingScreen
from toi_tui.shell.step_screen import fault_said
from toi_tui.shell.tools.refused import Refused
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.panel import Panel, Spot
from toi_tui.widgets.text import clip, one_line

if TYPE_CHECKING:
    from toi_tui.widgets.editor import Editor

_LEAST_EDITOR: Final = 12
_QUOTED: Final = 30
_SHOW: Final = 0.5
"""Seconds of a rest in the typing after which the panels show it too. Meanwhile the editor does, and each picture of a
panel would keep the next key waiting for its own: the screen paints one at a time, some 17 ms apart."""


class WritingScreen(ChoosingScreen):
    """Items are begun and edited where they stand."""

    _editor: "Editor | None" = None
    _target: Target | None = None
    _fresh = False
    _original, _brought_back = "", ""
    _begun_at = ""
    _is_drafting = False
    _is_held = False
    """Whether what is typed is in its field alone, as it does not fit or a fault keeps it there."""
    _drafted: Change | None = None
    """What the session has from the open editor and the panels do not show yet."""
    _show_timer: Timer | None = None

    def spot_of(self, panel: Panel) -> Spot:
        """Where the editor stands in a panel that has opened it: at the cursor, unless a step says otherwise."""
        return panel.spot

    def action_new(self) -> None:
        """Begin a new item behind the cursor."""
        place = self.place(self.panel.spot)
        if place is not None:
            self.begin(place)

    def begin(self, place: Place) -> None:
        """Begin a new item at a place."""
        self.let_go()
        panel, id = self.panel, place.id or self.desk.new_id()
        self._run += 1
        self._begun_at = panel.spot.key
        if self.do(self.addition(place, {id: place.values or {}}), self._run_name, begins=True) is None:
            return
        try:
            panel.select(id)
            self._open(panel, Target(place.list, id, place.field), fresh=True)
        except Exception:
            self.desk.document.cancel_run(self._run_name)  # an item that no field writes must not stay behind
            raise

    def action_edit(self) -> None:
        """Edit what the cursor stands on; where nothing stands, begin something."""
        target = self.target(self.panel.spot)
        if target is None:
            self.action_new()
        else:
            self.edit(target)

    def edit(self, target: Target) -> None:
        """Open the editor on a target that the cursor stands on; a choice is chosen."""
        if self.desk.read_only:
            self.say(_("This session is open for reading only."))
        elif isinstance(target.kind, Choice):
            self.choose(target)
        elif not _is_editable(self.text_of(target)):
            self.say(_("This text is too long to be edited here. It stays as it is."))
        else:
            self._edit(target)

    def _edit(self, target: Target) -> None:
        self.let_go()
        self._run += 1
        self._open(self.panel, target, fresh=False)

    def action_note(self) -> None:
        """Write the evidence or remark behind an item."""
        target = self.target(self.panel.spot)
        if target is not None and target.id:
            self.edit(Target(target.list, target.id, "note", lines=True))
        else:
            self.say_nothing_here()

    def _open(self, panel: Panel, target: Target, *, fresh: bool) -> None:
        self._target, self._fresh, self._brought_back, self._is_held = target, fresh, "", False
        self._original = text = self.text_of(target)
        heading, prompt = self.heading(target), self.prompt(target)
        editor = self._editor = _editor_in(panel)
        self.foot.wait_for(prompt)
        editor.open(text, lines=target.lines, heading=heading)
        if not self.is_drafted(target):
            editor.select_all()  # a date is written anew, a text is mended
        self._fit(panel, editor)
        self.call_after_refresh(self._refit)  # a panel that was not shown has its size only then

    def _refit(self) -> None:
        """Keep an open editor over its text."""
        if self._editor is not None:
            self._fit(self.panel, self._editor)

    def is_drafted(self, target: Target) -> bool:
        """Whether the session gets what is typed before it is whole: half a text is one, half a date another date."""
        return isinstance(target.kind, Text)

    def heading(self, target: Target) -> str:
        """What stands over an editor of several lines."""
        return _("Evidence, remark (Esc keeps)") if target.field == "note" else ""

    def prompt(self, target: Target) -> str:
        """What the foot says while something is written."""
        if target.lines:
            return _("Esc done · Enter begins a new line")
        if self._fresh:
            return _("Enter next · Esc done · Ctrl+Z undoes")
        return _("Enter or Esc done · Ctrl+Z undoes")

    def _fit(self, panel: Panel, editor: "Editor") -> None:
        """Put the editor over the text it edits, as high as the text is."""
        size = panel.size
        target = self._target
        if target is not None and target.lines:
            most = min(max(size.height // 3, 4), size.height)  # only as high as the text: each key repaints all of it
            height = max(3, min(editor.lines_needed(size.width) + 1, most))
            region = Region(0, size.height - height, size.width, height)
        else:
            found = panel.region_of(self.spot_of(panel)) or Region(0, 0, size.width, 1)
            width = max(min(_LEAST_EDITOR, size.width), found.width)
            x = max(0, min(found.x, size.width - width))
            height = max(1, min(editor.lines_needed(width), size.height - found.y))
            region = Region(x, found.y, width, height)
        editor.place(region)

    def _is_open(self, message: "Editor.Said") -> bool:
        """Whether a message of an editor is about what is being written now."""
        return message.editor is self._editor and not message.is_late

    def on_editor_grown(self, message: "Editor.Grown") -> None:
        """Make room for one more line, in the panel too: else the editor would stand over what comes below."""
        if self._is_open(message) and self._target is not None:
            if not self._target.lines and self.is_drafted(self._target):
                self._draft(message.text_now)
                self._show_drafted()
            self._fit(self.panel, message.editor)

    def on_editor_drafted(self, message: "Editor.Drafted") -> None:
        """Put what was typed so far into the session."""
        if self._is_open(message) and self._target is not None and self.is_drafted(self._target):
            self._is_drafting = True
            try:
                said = self._draft(message.text_now)
            finally:
                self._is_drafting = False
            if said:
                self.foot.wait_for(said)

    def on_editor_broken(self, message: "Editor.Broken") -> None:
        """What follows a jump of the cursor is a step of its own for undo."""
        if self._is_open(message) and not self._fresh:
            self.desk.document.close_run()

    def on_editor_pasted(self, message: "Editor.Pasted") -> None:
        """Several lines pasted into an item become several items; none is lost."""
        target = self._target
        if target is None or not self._is_open(message):
            return
        lines = lines_of(message.pasted)
        place = self.place(self.panel.spot)
        if len(lines) < 2 or place is None or (place.list, place.field) != (target.list, target.field):
            joined = " ".join((message.text_now, *lines)).strip()
            if not _is_editable(joined):
                self.foot.wait_for(too_much_at_once())
                return
            message.editor.replace_text(joined)
            self._draft(message.editor.text)
            return
        panel = self.panel
        first = f"{message.text_now} {lines[0]}".strip()
        more = {self.desk.new_id(): {**(place.values or {}), place.field: line} for line in lines[1:]}
        self._draft(first)
        self.do(self.addition(replace(place, after=target.id), more), self._run_name)  # one step for undo
        self._end_editing(first)
        last = next(reversed(more))
        if panel.select(last):  # the typing goes on behind what was pasted: its next letter must be no command
            self._run += 1
            self._open(panel, replace(target, id=last), fresh=True)
            said = ngettext("{n} line pasted.", "{n} lines pasted.", len(lines)).format(n=len(lines))
            self.foot.wait_for(f"{said} {self.prompt(target)}")

    def on_editor_too_long(self, message: "Editor.TooLong") -> None:
        """Say why a paste was left out."""
        if self._is_open(message):
            self.foot.wait_for(too_much_at_once())

    def on_editor_ended(self, message: "Editor.Ended") -> None:
        """Keep the text; after Enter on a new item go on with the next."""
        if not self._is_open(message):
            return
        if message.key in {"enter", "tab"} and (said := self._refusal_of(message.text_now)):
            message.editor.resume()
            self.foot.wait_for(said)
            return
        fresh, panel, target = self._fresh, self.panel, self._target
        kept = self._end_editing(message.text_now, is_put=message.key in {"enter", "tab"})
        if message.key != "blur":
            panel.focus()
        standing = target is not None and (kept or target.optional or not target.id)
        if target is not None and standing and message.key in {"enter", "tab"} and self.after_kept(target, message.key):
            return
        if message.key == "enter" and fresh and kept:
            self.action_new()
        elif message.key == "tab":
            self.after_tab(fresh=fresh, kept=kept)

    def doubt(self, target: Target) -> str:  # noqa: ARG002 - for the steps to say
        """What is to be said of a text that was kept and may yet be a slip; by itself nothing."""
        return ""

    def after_tab(self, *, fresh: bool, kept: bool) -> None:
        """Say what Tab does after it kept a text; by itself nothing more."""

    def _draft(self, text: str) -> str:
        """Put the text into the session; says why when it does not fit."""
        said = self._put_in(self._target, text) if self._target is not None else ""
        self._is_held = bool(said)
        return said

    def _put_in(self, target: Target, text: str) -> str:
        try:
            edit = self.written(target, text)
            if isinstance(edit, str):
                return edit
            self.desk.document.do(edit, self._run_name)
        except MisfitError:
            return _("That value does not fit here; nothing was changed.")
        except Exception as fault:
            if not self.desk.bears(fault):
                raise
            return self._put_in_as_it_is(target, text)
        return ""

    def _put_in_as_it_is(self, target: Target, text: str) -> str:
        """Put a text into its field although a fault keeps its step from it; says where it is when it has none."""
        if target.is_text:
            try:
                self.desk.document.do(SetFields(target.list, target.id, {target.field: text}), self._run_name)
            except Exception as fault:
                if not self.desk.bears(fault):
                    raise
            else:
                super().tell_of_fault(fault_said())
                return ""
        return _("A fault in the program: these words are only in this field. Esc closes it, then u brings them back.")

    def _refusal_of(self, text: str) -> str:
        """Why a text cannot be kept; empty where it was, or where there is none."""
        target = self._target
        if target is None:
            return ""
        kept = _kept(target, text)
        return self._draft(kept) if kept or _may_be_empty(target) else ""

    def _end_editing(self, text: str, *, is_put: bool = False) -> bool:
        """Put the text into the session, unless it is, and close the editor; true when an item has text now."""
        target, editor = self._target, self._editor
        if target is None or editor is None:
            return False
        kept = _kept(target, text)
        if not kept and self._fresh:
            self.do(RemoveItems(target.list, (target.id,)), self._run_name)
            self.panel.select(self._begun_at)  # the next key must not act on the item that came after
        elif kept or _may_be_empty(target):
            if not is_put and self._draft(kept):
                self._draft(self._original)  # of what does not fit a part may be there, from a save while it was typed
                self._keep_refused(kept)
            elif said := self.doubt(target):
                self.say(said)
        else:
            self._draft(self._original)
            self.say(_("An item needs a text; Del deletes it."))
        self._show_drafted()
        self.desk.document.close_run()
        self._editor = self._target = None
        self.foot.wait_for("")
        editor.close()
        return bool(kept)

    def _keep_refused(self, text: str) -> None:
        if self._target is None or not text:
            return
        said = _("“{text}” was not kept.")
        if text != self._brought_back:  # else it was seen and left once more: what was done before it can be undone
            self.desk.refusals.keep(Refused(self.STEP.id, self._target, text))
            said = _("“{text}” was not kept. u brings it back into its field.")
        self.say(said.format(text=clip(one_line(text), _QUOTED)))

    def bring_back(self, refused: Refused) -> None:
        """Open the field again that refused these words, and put them into it."""
        target = refused.target
        if target.id and self.item(target) is None:
            said = _("What it was written for is gone: {text}")
            self.say(said.format(text=one_line(refused.text)))
            return
        self.return_to(target)
        if self._editor is not None:
            self._brought_back = refused.text
            self._editor.replace_text(refused.text)
            self._fit(self.panel, self._editor)
            self.foot.wait_for(self._draft(refused.text) or self.prompt(target))

    def return_to(self, target: Target) -> None:
        """Put the cursor where a target stands, and open its field."""
        self.reveal(target.id or f"{target.list}.{target.field}")
        self.edit(target)

    @property
    def is_editing(self) -> bool:
        """Whether an editor is open."""
        return self._editor is not None

    def put_down(self) -> None:
        """Put what is typed in an open editor into the session by now, unless it must be whole; the typing goes on."""
        if self._target is not None and self.is_drafted(self._target):
            self._put()

    def settle(self) -> None:
        """Put what is typed in an open editor into the session, before undo, saving or leaving."""
        self._put()
        if self._editor is not None:
            self.desk.document.close_run()

    def _put(self) -> None:
        if self._editor is not None:
            self._draft(self._editor.text)

    def finish(self) -> None:
        """Close an open editor, its text kept."""
        super().finish()
        if self._editor is not None:
            self._end_editing(self._editor.text)
            self.set_focus(self.panel)

    def recover(self) -> None:
        """Leave an open editor open, ready to go on, and what was typed in the session."""
        if self._editor is not None:
            self._editor.resume()
        try:
            super().recover()
        finally:
            if self._editor is not None:
                self._fit(self.panel, self._editor)
                self.put_down()

    def tell_of_fault(self, said: str) -> None:
        """Say it; of words that are in their field alone that is said instead."""
        target, editor = self._target, self._editor
        held = self._draft(editor.text) if target and editor and self.is_drafted(target) else ""
        super().tell_of_fault(held or said)

    def show_change(self, change: Change) -> None:
        """Bring the panels up to date, and an open editor with them; what it drafts itself they show after a rest."""
        drafted, self._drafted = self._drafted, None
        if self._show_timer is not None:
            self._show_timer.stop()
        if drafted is not None:
            change = replace(change, delta=drafted.delta.then(change.delta))
        if self._is_drafting:
            self._drafted = change
            self._show_timer = self.set_timer(_SHOW, self._show_drafted)
            return
        super().show_change(change)
        if self._editor is None or self._target is None:
            return
        if change.kind != "edit" and self._target.id and self.item(self._target) is None:
            editor, self._editor, self._target = self._editor, None, None
            self.foot.wait_for("")
            self.panel.focus()
            editor.close()
            if change.kind == "merge":
                self.say(_("Somebody else has deleted what you were editing."))
            return
        if change.kind != "edit":
            self._show_anew(self._editor, self._target, change)
        self._fit(self.panel, self._editor)  # what came in above may have moved the text

    def _show_anew(self, editor: "Editor", target: Target, change: Change) -> None:
        """Show what the session has now; but of what it did not get, half a date say, no word is taken away."""
        now, before, self._original = self.text_of(target), self._original, self.text_of(target)
        if editor.text == now:
            return
        if editor.text == before or (self.is_drafted(target) and not self._is_held):
            editor.replace_text(now)
        elif now != before and change.kind != "merge":
            self._keep_refused(editor.text)
            editor.replace_text(now)

    def _show_drafted(self) -> None:
        """Let the panels show what was drafted."""
        if self._drafted is not None:
            self.follow(replace(self._drafted, delta=Delta()))

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the editor over its text."""
        if self._editor is not None:
            self.call_after_refresh(self._refit)

    def on_panel_opened(self, _message: Panel.Opened) -> None:
        """A double click edits, or begins something where nothing stands."""
        self.action_edit()


def too_much_at_once() -> str:
    """Why nothing is pasted."""
    return _("Nothing was pasted: that is too much at once. Paste it in parts.")


def _kept(target: Target, text: str) -> str:
    """What is kept of a text: blank lines in front may be meant where there are several."""
    return text.rstrip() if target.lines else text.strip()


def _may_be_empty(target: Target) -> bool:
    return target.optional or target.lines or not target.id


def _is_editable(text: str) -> bool:
    from toi_tui.widgets.editor import is_editable  # not needed before the first paint

    return is_editable(text)


def _editor_in(panel: Panel) -> "Editor":
    """The panel's editor. It is made when something is written there for the first time."""
    from toi_tui.widgets.editor import Editor  # not needed before the first paint

    for kept in panel.query_children(Editor):
        return kept
    editor = Editor()
    panel.mount(editor)
    return editor
