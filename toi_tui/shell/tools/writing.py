"""Writing in place: an editor over the item at the cursor, and rapid capture of one item after the other."""

from dataclasses import replace
from typing import TYPE_CHECKING

from toi_tui.editing.items import RemoveItems
from toi_tui.locale import _
from toi_tui.model.kinds import Choice
from toi_tui.model.text import lines_of
from toi_tui.shell.bench import Bench
from toi_tui.shell.refused import Refused
from toi_tui.shell.target import Leaving, Place, Target
from toi_tui.shell.tools.choosing import Choosing
from toi_tui.shell.tools.drafting import Drafting, OpenField
from toi_tui.shell.tools.pasting import pasted_said, too_much_at_once
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Direction
from toi_tui.widgets.text import one_line

if TYPE_CHECKING:
    from toi_tui.widgets.editor import Editor


class Writing:
    """Fields opened, ended and gone on from. What is written, and what follows it, the step's meaning says."""

    def __init__(self, bench: Bench, drafting: Drafting) -> None:
        self._bench = bench
        self._drafting = drafting
        self._choosing = Choosing(bench, self._follow_choice)
        self._begun = ""
        """The item that is being written for the first time, field after field."""
        self._begun_at = ""
        """Where the cursor stood before."""

    @property
    def is_on(self) -> bool:
        """Whether a field is open."""
        return self._drafting.field is not None

    # Beginning

    def action_new(self) -> None:
        """Begin a new item behind the cursor."""
        self.take_up(self._bench.meaning.begins(self._bench.panel.spot))

    def action_edit(self) -> None:
        """Edit what the cursor stands on; where nothing stands, begin something."""
        self._begun = ""
        self.take_up(self._bench.meaning.edits(self._bench.panel.spot))

    def action_note(self) -> None:
        """Write the evidence or remark behind an item."""
        target = self._bench.here.target
        if target is not None:
            self.edit(Target(target.list, target.id, "note", lines=True))

    def take_up(self, what: Target | Place | str) -> None:
        """Open a field, or begin an item; say why not."""
        match what:
            case Target():
                self.edit(what)
            case Place():
                self.begin(what)
            case said:
                self._bench.say(said)

    def begin(self, place: Place) -> None:
        """Begin a new item at a place."""
        self._bench.let_go()
        self._bench.arranging.show_id(place.panel)
        panel, id = self._bench.panel, place.id or self._bench.desk.new_id()
        panel.stand_in(place.column or place.field)
        run = self._bench.desk.new_run()
        self._begun_at = panel.spot.key
        addition = self._bench.meaning.addition(place, {id: place.values or {}})
        if self._bench.do(addition, run, begins=True) is None:
            return
        try:
            panel.select(id)
            self._open(Target(place.list, id, place.field), run, is_fresh=True)
        except Exception:
            self._bench.desk.document.cancel_run(run)  # an item that no field writes must not stay behind
            raise
        self._begun = id

    def edit(self, target: Target, *, run: str = "") -> None:
        """Open the editor on a target; a choice is chosen. What is written goes on with a run of changes, if given."""
        meaning = self._bench.meaning
        if isinstance(target.kind, Choice):
            self._choosing.choose(target)
            return
        if not _is_editable(meaning.text_of(target)):
            self._bench.say(_("This text is too long to be edited here. It stays as it is."))
            return
        self._bench.let_go()
        self._stand_on(target)
        self._open(target, run or self._bench.desk.new_run(), is_fresh=False)

    def _stand_on(self, target: Target) -> None:
        """Put the cursor where a target is written."""
        panel_id = self._bench.meaning.panel_of(target)
        self._bench.arranging.show_id(panel_id)
        if panel_id:
            self._bench.panel.stand_in(target.field)
            self._bench.panel.select(target.id or f"{target.list}.{target.field}")

    def _open(self, target: Target, run: str, *, is_fresh: bool) -> OpenField:
        meaning, panel = self._bench.meaning, self._bench.panel
        text, heading = meaning.text_of(target), meaning.heading(target)
        field = OpenField(target, _editor_in(panel), panel, run, text, is_fresh)
        prompt = self._prompt(field)
        self._drafting.begin(field)
        self._bench.foot.wait_for(prompt)
        field.editor.open(text, lines=target.lines, heading=heading)
        if not meaning.is_drafted(target):
            field.editor.select_all()  # a date is written anew, a text is mended
        self._drafting.fit()
        self._bench.call_after_refresh(self._drafting.fit)  # a panel that was not shown has its size only then
        return field

    def _prompt(self, field: OpenField) -> str:
        begun = field.is_fresh or self._is_begun(field.target)
        return self._bench.meaning.prompt(field.target, fresh=field.is_fresh, begun=begun)

    def _is_begun(self, target: Target) -> bool:
        """Whether the item of a target is still being written for the first time; a part's own field has none."""
        return bool(target.id) and target.id == self._begun

    # The editor's messages

    def hear(self, message: "Editor.Said") -> None:
        """Follow the editor, as long as it is about what is being written now."""
        from toi_tui.widgets.editor import Editor

        field = self._drafting.field
        if field is None or message.editor is not field.editor or message.is_late:
            return
        match message:
            case Editor.Drafted():
                self._drafting.draft(field, message.text_now)
            case Editor.Grown():
                self._drafting.grow(field, message.text_now)
            case Editor.Broken() if not field.is_fresh:
                self._bench.desk.document.close_run()  # what follows a jump of the cursor is a step of its own
            case Editor.Pasted():
                self._paste(field, message)
            case Editor.TooLong():
                self._bench.foot.wait_for(too_much_at_once())
            case Editor.Ended():
                self._end(field, message)

    def _paste(self, field: OpenField, message: "Editor.Pasted") -> None:
        """Several lines pasted into an item become several items; none is lost."""
        panel = field.panel
        pasted = self._bench.meaning.pasted_into(field.target, panel.spot, message.pasted)
        if pasted is None:
            self._join(message)
            return
        first = f"{message.text_now} {pasted.first}".strip()
        self._drafting.put(first)
        self._bench.do(pasted.edit, field.run)  # one step for undo
        self._close(field, first)
        if panel.select(pasted.last):  # the typing goes on behind what was pasted: its next letter must be no command
            behind = self._open(replace(field.target, id=pasted.last), self._bench.desk.new_run(), is_fresh=True)
            self._bench.foot.wait_for(f"{pasted_said(pasted.count)} {self._prompt(behind)}")

    def _join(self, message: "Editor.Pasted") -> None:
        """Put pasted lines into the text of the field as one."""
        joined = " ".join((message.text_now, *lines_of(message.pasted))).strip()
        if _is_editable(joined):
            message.editor.replace_text(joined)
            self._drafting.put(message.editor.text)
        else:
            self._bench.foot.wait_for(too_much_at_once())

    def _end(self, field: OpenField, message: "Editor.Ended") -> None:
        """Put the text into the session; after Enter or Tab go on with what follows."""
        goes_on = message.key in {"enter", "tab"}
        if goes_on and (said := self._refusal_of(field, message.text_now)):
            message.editor.resume()
            self._bench.foot.wait_for(said)
            return
        begun = field.is_fresh or self._is_begun(field.target)
        has_text = self._close(field, message.text_now, is_put=goes_on)
        if message.key != "blur":
            field.panel.focus()
        if goes_on:
            leaving = Leaving(field.target, self._bench.panel.spot, message.key, has_text, field.is_fresh, begun)
            self._go_on(self._bench.meaning.after(leaving))

    def _go_on(self, following: Target | Place | Direction | None) -> None:
        """Open what follows a field: a field, a new item, or the next field that way that is written."""
        match following:
            case Target():
                self.edit(following)
            case Place():
                self.begin(following)
            case str():
                self._go(following)

    def _go(self, way: Direction) -> None:
        meaning, panel = self._bench.meaning, self._bench.panel
        while panel.go(way):
            target = meaning.target(panel.spot)
            if target is None:
                return
            opens = meaning.is_gone_on_to(target)
            if opens:
                self.edit(target)
            if opens is not None:
                return

    def _follow_choice(self, target: Target) -> None:
        """Go on from a choice that was entered with Tab."""
        begun = self._is_begun(target)
        left = Leaving(target, self._bench.panel.spot, "tab", has_text=True, fresh=False, begun=begun)
        self._go_on(self._bench.meaning.after(left))

    def _refusal_of(self, field: OpenField, text: str) -> str:
        """Why a text cannot be kept; empty where it was, or where there is none."""
        trimmed = field.trimmed(text)
        return self._drafting.put(trimmed) if trimmed or field.target.may_be_empty else ""

    # The end

    def _close(self, field: OpenField, text: str, *, is_put: bool = False) -> bool:
        """Put the text into the session, unless it is, and close the field; true when an item has text now."""
        target, trimmed = field.target, field.trimmed(text)
        if not trimmed and field.is_fresh:
            self._bench.do(RemoveItems(target.list, (target.id,)), field.run)
            self._bench.panel.select(self._begun_at)  # the next key must not act on the item that came after
        elif trimmed or target.may_be_empty:
            if not is_put and self._drafting.put(trimmed):
                self._drafting.put(field.original)  # of what does not fit a part may be there, from a save while typing
                self._drafting.note_refused(field, trimmed)
            elif said := self._bench.meaning.doubt(target):
                self._bench.say(said)
        else:
            self._drafting.put(field.original)
            self._bench.say(_("An item needs a text; Del deletes it."))
        self._drafting.show()
        self._bench.desk.document.close_run()
        self._drafting.end()
        return bool(trimmed)

    def bring_back(self, refused: Refused) -> None:
        """Open the field again that refused these words, and put them into it."""
        target = refused.target
        if target.id and self._bench.meaning.item(target) is None:
            said = _("What it was written for is gone: {text}")
            self._bench.say(said.format(text=one_line(refused.text)))
            return
        self._bench.reveal(target.id or f"{target.list}.{target.field}")
        self.edit(target)
        field = self._drafting.field
        if field is not None:
            field.brought_back = refused.text
            field.editor.replace_text(refused.text)
            self._drafting.fit()
            self._bench.foot.wait_for(self._drafting.put(refused.text) or self._prompt(field))

    def finish(self) -> None:
        """Close an open field, its text kept."""
        field = self._drafting.field
        if field is not None:
            self._close(field, field.editor.text)
            field.panel.focus()


def _is_editable(text: str) -> bool:
    from toi_tui.widgets.editor import is_editable  # not needed before the first paint

    return is_editable(text)


def _editor_in(panel: Panel) -> "Editor":
    """The panel's editor. It is made when something is written there for the first time."""
    from toi_tui.widgets.editor import Editor  # not needed before the first paint

    for made in panel.query_children(Editor):
        return made
    editor = Editor()
    panel.mount(editor)
    return editor
