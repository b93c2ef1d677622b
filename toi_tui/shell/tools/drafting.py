"""An open field's text on its way into the session while it is typed; the panels show it after a rest."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.geometry import Region
from textual.timer import Timer

from toi_tui.editing.delta import Delta
from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.locale import _
from toi_tui.model.item import MisfitError
from toi_tui.shell.bench import Bench
from toi_tui.shell.target import Target
from toi_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from toi_tui.widgets.editor import Editor

_LEAST_EDITOR: Final = 12
_SHOW: Final = 0.5
"""Seconds of a rest in the typing after which the panels show it too. Meanwhile the editor does, and each picture of a
panel would keep the next key waiting for its own: the screen paints one at a time, some 17 ms apart."""


class Drafting:
    """The field that is open, as far as the session and the panel know of it."""

    def __init__(self, bench: Bench, follow: Callable[[Change], None], tell_of_fault: Callable[[], None]) -> None:
        """`follow` lets the panels show a change; `tell_of_fault` says that a fault has cost nothing."""
        self._bench, self._follow, self._tell_of_fault = bench, follow, tell_of_fault
        self._target: Target | None = None
        self._editor: Editor | None = None
        self._run = ""
        self.is_held = False
        """Whether what is typed is in its field alone, as it does not fit or a fault keeps it there."""
        self._is_drafting = False
        self._drafted: Change | None = None
        """The change that the session has from the open editor and the panels do not show yet."""
        self._timer: Timer | None = None

    def begin(self, target: Target, editor: "Editor", run: str) -> None:
        """Begin with a field."""
        self._target, self._editor, self._run, self.is_held = target, editor, run, False

    def end(self) -> None:
        """End with it."""
        self._target = self._editor = None

    @property
    def _is_drafted(self) -> bool:
        return self._target is not None and self._bench.meaning.is_drafted(self._target)

    # Into the session

    def draft(self, message: "Editor.Drafted") -> None:
        """Put what was typed so far into the session."""
        if not self._is_drafted:
            return
        self._is_drafting = True
        try:
            said = self.put(message.text_now)
        finally:
            self._is_drafting = False
        if said:
            self._bench.foot.wait_for(said)

    def grow(self, message: "Editor.Grown") -> None:
        """Make room for one more line, in the panel too: else the editor would stand over what comes below."""
        if self._target is not None and not self._target.lines and self._is_drafted:
            self.put(message.text_now)
            self.show()
        self.fit(self._bench.panel)

    def put(self, text: str) -> str:
        """Put a text into the session; returns why when it does not fit."""
        said = self._put(self._target, text) if self._target is not None else ""
        self.is_held = bool(said)
        return said

    def _put(self, target: Target, text: str) -> str:
        document = self._bench.desk.document
        try:
            edit = self._bench.meaning.written(target, text)
            if isinstance(edit, str):
                return edit
            document.do(edit, self._run)
        except MisfitError:
            return _("That value does not fit here; nothing was changed.")
        except Exception as fault:
            if not self._bench.desk.bears(fault):
                raise
            return self._put_as_it_is(target, text)
        return ""

    def _put_as_it_is(self, target: Target, text: str) -> str:
        """Put a text into its field although a fault keeps its step from it; says where it is when it has none."""
        if target.is_text:
            try:
                self._bench.desk.document.do(SetFields(target.list, target.id, {target.field: text}), self._run)
            except Exception as fault:
                if not self._bench.desk.bears(fault):
                    raise
            else:
                self._tell_of_fault()
                return ""
        return _("A fault in the program: these words are only in this field. Esc closes it, then u brings them back.")

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

    def fit(self, panel: Panel) -> None:
        """Put the editor over the text it edits, as high as the text is."""
        if self._editor is not None and self._target is not None:
            lines = self._target.lines
            self._editor.place(self._below(panel, self._editor) if lines else self._over(panel, self._editor))

    def _below(self, panel: Panel, editor: "Editor") -> Region:
        """The bottom of the panel, only as high as the text: each key repaints all of it."""
        size = panel.size
        most = min(max(size.height // 3, 4), size.height)
        height = max(3, min(editor.lines_needed(size.width) + 1, most))
        return Region(0, size.height - height, size.width, height)

    def _over(self, panel: Panel, editor: "Editor") -> Region:
        """The place of the text, with room to type in."""
        size = panel.size
        found = panel.region_of(self._bench.meaning.spot_of(self._target, panel.spot)) or Region(0, 0, size.width, 1)
        width = max(min(_LEAST_EDITOR, size.width), found.width)
        x = max(0, min(found.x, size.width - width))
        return Region(x, found.y, width, max(1, min(editor.lines_needed(width), size.height - found.y)))
