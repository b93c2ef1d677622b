"""The field that is open: its text on its way into the session while it is typed, and what comes in from elsewhere.

The panels show what is typed after a rest.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from textual.geometry import Region
from textual.timer import Timer

from toi_tui.editing.delta import Delta
from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.locale import _
from toi_tui.model.item import MisfitError
from toi_tui.shell.bench import Bench
from toi_tui.shell.refused import Refused
from toi_tui.shell.target import Target
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.text import clip, one_line

if TYPE_CHECKING:
    from toi_tui.widgets.editor import Editor

_LEAST_EDITOR: Final = 12
_QUOTED: Final = 30
_SHOW: Final = 0.5
"""Seconds of a rest in the typing after which the panels show it too. Meanwhile the editor does, and each picture of a
panel would keep the next key waiting for its own: the screen paints one at a time, some 17 ms apart."""


@dataclass(eq=False)
class OpenField:
    """A field that is open in a panel, over the text it writes."""

    target: Target
    editor: "Editor"
    panel: Panel
    run: str
    """The run of changes that undo takes back as one."""
    original: str
    """The text that the session has without what is typed now."""
    is_fresh: bool
    """Whether an item was begun with it, which goes again when nothing is written."""
    brought_back: str = ""
    """Words that were refused before and put into it again."""
    is_held: bool = False
    """Whether what is typed is in the field alone, as it does not fit or a fault keeps it there."""

    def trimmed(self, text: str) -> str:
        """A text without its blank edges: blank lines in front may be meant where there are several."""
        return text.rstrip() if self.target.lines else text.strip()


class Drafting:
    """The field that is open, if one is, as far as the session and the panel know of it."""

    def __init__(self, bench: Bench, follow: Callable[[Change], None], tell_of_fault: Callable[[], None]) -> None:
        """`follow` lets the panels show a change; `tell_of_fault` says that a fault has cost nothing."""
        self._bench, self._follow, self._tell_of_fault = bench, follow, tell_of_fault
        self.field: OpenField | None = None
        self._is_drafting = False
        self._drafted: Change | None = None
        """The change that the session has from the open field and the panels do not show yet."""
        self._timer: Timer | None = None

    def begin(self, field: OpenField) -> None:
        """Begin with a field."""
        self.field = field

    def end(self) -> None:
        """End with it."""
        field, self.field = self.field, None
        self._bench.foot.wait_for("")
        if field is not None:
            field.editor.close()

    def _is_drafted(self, field: OpenField) -> bool:
        return self._bench.meaning.is_drafted(field.target)

    # Into the session

    def draft(self, field: OpenField, text: str) -> None:
        """Put what was typed so far into the session."""
        if not self._is_drafted(field):
            return
        self._is_drafting = True
        try:
            said = self.put(text)
        finally:
            self._is_drafting = False
        if said:
            self._bench.foot.wait_for(said)

    def grow(self, field: OpenField, text: str) -> None:
        """Make room for one more line, in the panel too: else the editor would stand over what comes below."""
        if not field.target.lines and self._is_drafted(field):
            self.put(text)
            self.show()
        self.fit()

    def put_down(self) -> None:
        """Put what is typed into the session by now, unless it must be whole; the typing goes on."""
        if self.field is not None and self._is_drafted(self.field):
            self.put(self.field.editor.text)

    def settle(self) -> None:
        """Put what is typed into the session, before undo, saving or leaving."""
        if self.field is not None:
            self.put(self.field.editor.text)
            self._bench.desk.document.close_run()

    def held(self) -> str:
        """A word about a text that is in its field alone; empty where it is in the session too."""
        if self.field is None or not self._is_drafted(self.field):
            return ""
        return self.put(self.field.editor.text)

    def put(self, text: str) -> str:
        """Put a text into the session; returns why when it does not fit."""
        field = self.field
        if field is None:
            return ""
        said = self._put(field, text)
        field.is_held = bool(said)
        return said

    def _put(self, field: OpenField, text: str) -> str:
        try:
            edit = self._bench.meaning.written(field.target, text)
            if isinstance(edit, str):
                return edit
            self._bench.desk.document.do(edit, field.run)
        except MisfitError:
            return _("That value does not fit here; nothing was changed.")
        except Exception as fault:
            if not self._bench.desk.bears(fault):
                raise
            return self._put_as_it_is(field, text)
        return ""

    def _put_as_it_is(self, field: OpenField, text: str) -> str:
        """Put a text into its field although a fault keeps its step from it; says where it is when it has none."""
        target = field.target
        if target.is_text:
            try:
                self._bench.desk.document.do(SetFields(target.list, target.id, {target.field: text}), field.run)
            except Exception as fault:
                if not self._bench.desk.bears(fault):
                    raise
            else:
                self._tell_of_fault()
                return ""
        return _("A fault in the program: these words are only in this field. Esc closes it, then u brings them back.")

    def note_refused(self, field: OpenField, text: str) -> None:
        """Say that words were not kept, and let undo bring them back."""
        if not text:
            return
        said = _("“{text}” was not kept.")
        if text != field.brought_back:  # else it was seen and left once more: what was done before it can be undone
            self._bench.desk.refusals.note(Refused(self._bench.STEP.id, field.target, text))
            said = _("“{text}” was not kept. u brings it back into its field.")
        self._bench.say(said.format(text=clip(one_line(text), _QUOTED)))

    # Changes and faults that come in

    def follow(self, change: Change) -> None:
        """Bring the field up to date with a change that the panels show now."""
        field = self.field
        if field is None:
            return
        if change.kind != "edit" and field.target.id and self._bench.meaning.item(field.target) is None:
            self.end()
            field.panel.focus()
            if change.kind == "merge":
                self._bench.say(_("Somebody else has deleted what you were editing."))
            return
        if change.kind != "edit":
            self._show_anew(field, change)
        self.fit()  # what came in above may have moved the text

    def _show_anew(self, field: OpenField, change: Change) -> None:
        """Show what the session has now; but of what it did not get, half a date say, no word is taken away."""
        before, now = field.original, self._bench.meaning.text_of(field.target)
        field.original = now
        if field.editor.text == now:
            return
        if field.editor.text == before or (self._is_drafted(field) and not field.is_held):
            field.editor.replace_text(now)
        elif now != before and change.kind != "merge":
            self.note_refused(field, field.editor.text)
            field.editor.replace_text(now)

    def resume(self) -> None:
        """Be ready to go on after a fault."""
        if self.field is not None:
            self.field.editor.resume()

    def recover(self) -> None:
        """Stand over the text again after a fault, and have what was typed in the session."""
        self.fit()
        self.put_down()

    # On the screen

    def take(self, change: Change) -> Change | None:
        """A change with what was drafted before it; None for a draft, which the panels show after a rest."""
        drafted, self._drafted = self._drafted, None
        if self._timer is not None:
            self._timer.stop()
        if drafted is not None:
            change = replace(change, delta=drafted.delta.then(change.delta))
        if not self._is_drafting:
            return change
        self._drafted = change
        self._timer = self._bench.set_timer(_SHOW, self.show)
        return None

    def show(self) -> None:
        """Let the panels show what was drafted."""
        if self._drafted is not None:
            self._follow(replace(self._drafted, delta=Delta()))

    def fit(self) -> None:
        """Put the editor over the text it edits, as high as the text is."""
        if self.field is not None:
            self.field.editor.place(_below(self.field) if self.field.target.lines else self._over(self.field))

    def _over(self, field: OpenField) -> Region:
        """The place of the text, with room to type in."""
        panel, size = field.panel, field.panel.size
        found = panel.region_of(self._bench.meaning.spot_of(field.target, panel.spot)) or Region(0, 0, size.width, 1)
        width = max(min(_LEAST_EDITOR, size.width), found.width)
        x = max(0, min(found.x, size.width - width))
        return Region(x, found.y, width, max(1, min(field.editor.lines_needed(width), size.height - found.y)))


def _below(field: OpenField) -> Region:
    """The bottom of the panel, only as high as the text: each key repaints all of it."""
    size = field.panel.size
    most = min(max(size.height // 3, 4), size.height)
    height = max(3, min(field.editor.lines_needed(size.width) + 1, most))
    return Region(0, size.height - height, size.width, height)
