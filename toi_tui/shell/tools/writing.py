"""Writing in place: an editor over the item at the cursor, and rapid capture of one item after the other."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from toi_tui.editing.history import Change
from toi_tui.editing.items import RemoveItems
from toi_tui.locale import _
from toi_tui.model.kinds import Choice
from toi_tui.model.text import lines_of
from toi_tui.shell.bench import Bench
from toi_tui.shell.refused import Refused
from toi_tui.shell.target import Leaving, Place, Target
from toi_tui.shell.tools.choosing import Choosing
from toi_tui.shell.tools.drafting import Drafting
from toi_tui.shell.tools.pasting import pasted_said, too_much_at_once
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Direction
from toi_tui.widgets.text import clip, one_line

if TYPE_CHECKING:
    from toi_tui.widgets.editor import Editor

_QUOTED: Final = 30


class Writing:
    """The field that is open, if one is. What is written, and what follows it, the step's meaning says."""

    def __init__(self, bench: Bench, drafting: Drafting) -> None:
        self._bench = bench
        self.drafting = drafting
        self._choosing = Choosing(bench, self._follow_choice)
        self._editor: Editor | None = None
        self._target: Target | None = None
        self._run = ""
        self._fresh = False
        self._begun = ""
        """The item that is being written for the first time, field after field."""
        self._begun_at = ""
        self._original = self._brought_back = ""

    @property
    def is_on(self) -> bool:
        """Whether a field is open."""
        return self._editor is not None

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
        self._run = self._bench.desk.new_run()
        self._begun_at = panel.spot.key
        addition = self._bench.meaning.addition(place, {id: place.values or {}})
        if self._bench.do(addition, self._run, begins=True) is None:
            return
        try:
            panel.select(id)
            self._open(panel, Target(place.list, id, place.field), fresh=True)
        except Exception:
            self._bench.desk.document.cancel_run(self._run)  # an item that no field writes must not stay behind
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
        self._run = run or self._bench.desk.new_run()
        self._open(self._bench.panel, target, fresh=False)

    def _stand_on(self, target: Target) -> None:
        """Put the cursor where a target is written."""
        panel_id = self._bench.meaning.panel_of(target)
        self._bench.arranging.show_id(panel_id)
        if panel_id:
            self._bench.panel.stand_in(target.field)
            self._bench.panel.select(target.id or f"{target.list}.{target.field}")

    def _open(self, panel: Panel, target: Target, *, fresh: bool) -> None:
        meaning = self._bench.meaning
        self._target, self._fresh, self._brought_back = target, fresh, ""
        self._original = text = meaning.text_of(target)
        heading, prompt = meaning.heading(target), self._prompt(target)
        editor = self._editor = _editor_in(panel)
        self.drafting.begin(target, editor, self._run)
        self._bench.foot.wait_for(prompt)
        editor.open(text, lines=target.lines, heading=heading)
        if not meaning.is_drafted(target):
            editor.select_all()  # a date is written anew, a text is mended
        self.fit()
        self._bench.call_after_refresh(self.fit)  # a panel that was not shown has its size only then

    def _prompt(self, target: Target) -> str:
        begun = self._fresh or self._is_begun(target)
        return self._bench.meaning.prompt(target, fresh=self._fresh, begun=begun)

    def _is_begun(self, target: Target) -> bool:
        """Whether the item of a target is still being written for the first time; a part's own field has none."""
        return bool(target.id) and target.id == self._begun

    def fit(self) -> None:
        """Keep an open editor over its text, as high as that is."""
        self.drafting.fit(self._bench.panel)

    # The editor's messages

    def hear(self, message: "Editor.Said") -> None:
        """Follow the editor, as long as it is about what is being written now."""
        from toi_tui.widgets.editor import Editor

        target = self._target
        if target is None or message.editor is not self._editor or message.is_late:
            return
        match message:
            case Editor.Drafted():
                self.drafting.draft(message)
            case Editor.Grown():
                self.drafting.grow(message)
            case Editor.Broken() if not self._fresh:
                self._bench.desk.document.close_run()  # what follows a jump of the cursor is a step of its own
            case Editor.Pasted():
                self._paste(target, message)
            case Editor.TooLong():
                self._bench.foot.wait_for(too_much_at_once())
            case Editor.Ended():
                self._end(target, message)

    def _paste(self, target: Target, message: "Editor.Pasted") -> None:
        """Several lines pasted into an item become several items; none is lost."""
        panel = self._bench.panel
        pasted = self._bench.meaning.pasted_into(target, panel.spot, message.pasted)
        if pasted is None:
            self._join(message)
            return
        first = f"{message.text_now} {pasted.first}".strip()
        self.drafting.put(first)
        self._bench.do(pasted.edit, self._run)  # one step for undo
        self.close(first)
        if panel.select(pasted.last):  # the typing goes on behind what was pasted: its next letter must be no command
            self._run = self._bench.desk.new_run()
            self._open(panel, replace(target, id=pasted.last), fresh=True)
            self._bench.foot.wait_for(f"{pasted_said(pasted.count)} {self._prompt(target)}")

    def _join(self, message: "Editor.Pasted") -> None:
        """Put pasted lines into the text of the field as one."""
        joined = " ".join((message.text_now, *lines_of(message.pasted))).strip()
        if _is_editable(joined):
            message.editor.replace_text(joined)
            self.drafting.put(message.editor.text)
        else:
            self._bench.foot.wait_for(too_much_at_once())

    def _end(self, target: Target, message: "Editor.Ended") -> None:
        """Put the text into the session; after Enter or Tab go on with what follows."""
        goes_on = message.key in {"enter", "tab"}
        if goes_on and (said := self._refusal_of(message.text_now)):
            message.editor.resume()
            self._bench.foot.wait_for(said)
            return
        fresh, begun, panel = self._fresh, self._fresh or self._is_begun(target), self._bench.panel
        has_text = self.close(message.text_now, is_put=goes_on)
        if message.key != "blur":
            panel.focus()
        if goes_on:
            leaving = Leaving(target, self._bench.panel.spot, message.key, has_text, fresh, begun)
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

    def _refusal_of(self, text: str) -> str:
        """Why a text cannot be kept; empty where it was, or where there is none."""
        target = self._target
        if target is None:
            return ""
        trimmed = _trimmed(target, text)
        return self.drafting.put(trimmed) if trimmed or target.may_be_empty else ""

    # The end

    def close(self, text: str, *, is_put: bool = False) -> bool:
        """Put the text into the session, unless it is, and close the editor; true when an item has text now."""
        target, editor = self._target, self._editor
        if target is None or editor is None:
            return False
        trimmed = _trimmed(target, text)
        if not trimmed and self._fresh:
            self._bench.do(RemoveItems(target.list, (target.id,)), self._run)
            self._bench.panel.select(self._begun_at)  # the next key must not act on the item that came after
        elif trimmed or target.may_be_empty:
            if not is_put and self.drafting.put(trimmed):
                self.drafting.put(self._original)  # of what does not fit a part may be there, from a save while typing
                self._note_refused(target, trimmed)
            elif said := self._bench.meaning.doubt(target):
                self._bench.say(said)
        else:
            self.drafting.put(self._original)
            self._bench.say(_("An item needs a text; Del deletes it."))
        self.drafting.show()
        self._bench.desk.document.close_run()
        self._forget()
        self._bench.foot.wait_for("")
        editor.close()
        return bool(trimmed)

    def _forget(self) -> None:
        self._editor = self._target = None
        self.drafting.end()

    def _note_refused(self, target: Target, text: str) -> None:
        if not text:
            return
        said = _("“{text}” was not kept.")
        if text != self._brought_back:  # else it was seen and left once more: what was done before it can be undone
            self._bench.desk.refusals.note(Refused(self._bench.STEP.id, target, text))
            said = _("“{text}” was not kept. u brings it back into its field.")
        self._bench.say(said.format(text=clip(one_line(text), _QUOTED)))

    def bring_back(self, refused: Refused) -> None:
        """Open the field again that refused these words, and put them into it."""
        target = refused.target
        if target.id and self._bench.meaning.item(target) is None:
            said = _("What it was written for is gone: {text}")
            self._bench.say(said.format(text=one_line(refused.text)))
            return
        self._bench.reveal(target.id or f"{target.list}.{target.field}")
        self.edit(target)
        if self._editor is not None:
            self._brought_back = refused.text
            self._editor.replace_text(refused.text)
            self.fit()
            self._bench.foot.wait_for(self.drafting.put(refused.text) or self._prompt(target))

    def put_down(self) -> None:
        """Put what is typed in an open editor into the session by now, unless it must be whole; the typing goes on."""
        if self._target is not None and self._bench.meaning.is_drafted(self._target):
            self._put()

    def settle(self) -> None:
        """Put what is typed in an open editor into the session, before undo, saving or leaving."""
        self._put()
        if self._editor is not None:
            self._bench.desk.document.close_run()

    def _put(self) -> None:
        if self._editor is not None:
            self.drafting.put(self._editor.text)

    def finish(self) -> None:
        """Close an open editor, its text kept."""
        if self._editor is not None:
            self.close(self._editor.text)
            self._bench.panel.focus()

    # Changes that come in

    def resume(self) -> None:
        """Be ready to go on after a fault."""
        if self._editor is not None:
            self._editor.resume()

    def recover(self) -> None:
        """Stand over the text again after a fault, and have what was typed in the session."""
        if self._editor is not None:
            self.fit()
            self.put_down()

    def held(self) -> str:
        """A word about an editor's text that is in its field alone; empty where it is in the session too."""
        target, editor = self._target, self._editor
        if target is None or editor is None or not self._bench.meaning.is_drafted(target):
            return ""
        return self.drafting.put(editor.text)

    def follow(self, change: Change) -> None:
        """Bring an open editor up to date with a change that the panels show now."""
        editor, target = self._editor, self._target
        if editor is None or target is None:
            return
        if change.kind != "edit" and target.id and self._bench.meaning.item(target) is None:
            self._forget()
            self._bench.foot.wait_for("")
            self._bench.panel.focus()
            editor.close()
            if change.kind == "merge":
                self._bench.say(_("Somebody else has deleted what you were editing."))
            return
        if change.kind != "edit":
            self._show_anew(editor, target, change)
        self.fit()  # what came in above may have moved the text

    def _show_anew(self, editor: "Editor", target: Target, change: Change) -> None:
        """Show what the session has now; but of what it did not get, half a date say, no word is taken away."""
        meaning = self._bench.meaning
        before, self._original = self._original, meaning.text_of(target)
        now = self._original
        if editor.text == now:
            return
        if editor.text == before or (meaning.is_drafted(target) and not self.drafting.is_held):
            editor.replace_text(now)
        elif now != before and change.kind != "merge":
            self._note_refused(target, editor.text)
            editor.replace_text(now)


def _trimmed(target: Target, text: str) -> str:
    """A text without its blank edges: blank lines in front may be meant where there are several."""
    return text.rstrip() if target.lines else text.strip()


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
