"""The desk: the things a screen gets to work with, and all that it knows of the program around it."""

import random
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from toi_tui.editing.document import Document
from toi_tui.locale import ngettext
from toi_tui.model.ids import make_id
from toi_tui.model.item import Table
from toi_tui.model.session import Session
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.step import Progress, Step
from toi_tui.shell.refused import Refusals

if TYPE_CHECKING:
    from pathlib import Path

    from toi_tui.model.method import Guide, Method
    from toi_tui.storage.state.backups import Copy

JUMPS: Final = 100
"""So many jumps can be gone back."""

_choose = random.Random().choice  # noqa: S311 - begun by chance; an id is no secret, and a paste needs thousands


@dataclass(slots=True, eq=False, repr=False)
class Desk:
    """The document, the method's guidance, a clock, and what this person's view of the session is like.

    Attributes:
        document: the session being edited.
        steps: all steps, for the line on top.
        read_method: reads the method that guidance comes from; None when it is not known here.
        keep: keeps a new file of this name beside the session's and tells where; it waits for the disk.
        now: the clock.
        read_view: reads what `view` was when the session was left.
        copies: finds the copies that were kept of the file, the newest first.
        saved: what the frame says of saving.
        trouble: whether that is bad news.
        read_only: whether the session may only be looked at.
        bears: reports a fault after which all is well again; false where it is to be seen, as in a test.
        trail: the steps and items that jumps began at, the last one last.
        ahead: the step and item that something was just carried over to.

    """

    document: Document
    steps: tuple[Step, ...]
    read_method: "Callable[[], Method | None]"
    keep: "Callable[[str, bytes], Path]"
    now: Callable[[], datetime] = datetime.now
    read_view: Callable[[], dict[str, Any]] = dict
    copies: "Callable[[], Sequence[Copy]]" = tuple
    saved: str = ""
    trouble: bool = False
    read_only: bool = False
    bears: Callable[[Exception], bool] = lambda _fault: False
    trail: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=JUMPS))
    ahead: tuple[str, str] | None = None

    _method: "list[Method | None]" = field(default_factory=list)
    _view: list[dict[str, Any]] = field(default_factory=list)
    _progress: dict[str, tuple[list[Table], Progress]] = field(default_factory=dict)
    _refusals: list[Refusals] = field(default_factory=list)
    _runs: "count[int]" = field(default_factory=count)

    @property
    def method(self) -> "Method | None":
        """The session's method. It is read when first asked for: the first paint does without."""
        if not self._method:
            self._method.append(self.read_method())
        return self._method[0]

    @property
    def view(self) -> dict[str, Any]:
        """Things folded, zoomed and so on, by step; kept in the state folder. Read as the method is."""
        if not self._view:
            self._view.append(self.read_view())
        return self._view[0]

    @property
    def refusals(self) -> Refusals:
        """The words that fields refused. They are asked for when something is refused, or undone."""
        if not self._refusals:
            self._refusals.append(Refusals(self.document))
        return self._refusals[0]

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.document.session

    @property
    def state(self) -> str:
        """The session's state in words: how saving goes, and how many conflicts wait to be settled."""
        count = len(self.session.conflicts.items)
        if not count:
            return self.saved
        said = ngettext("{n} conflict, {saved}", "{n} conflicts, {saved}", count)
        return said.format(n=count, saved=f"{self.saved[:1].lower()}{self.saved[1:]}")

    def progress(self, step: Step) -> Progress:
        """How far a step is; worked out anew when a part of the session that it shows has changed."""
        parts = [self.session.part(path.partition(".")[0]) for path in step.lists]
        known = self._progress.get(step.id)
        if known is None or any(now is not then for now, then in zip(parts, known[0], strict=True)):
            known = self._progress[step.id] = parts, step.progress(self.session)
        return known[1]

    def step_of(self, path: str) -> Step | None:
        """The step that shows a list, or a part's own fields; None when no step does yet."""
        of = path.partition(".")[0]
        shown = (step for step in self.steps if path in step.lists)
        near = (step for step in self.steps if of in {each.partition(".")[0] for each in step.lists})
        return next(shown, None) or ((next(near, None)) if path == of else None)

    def home_of(self, path: str) -> Step | None:
        """The step that a list is worked on: of those that show it the one of its part."""
        of = path.partition(".")[0]
        own = (step for step in self.steps if step.id == of and path in step.lists)
        return next(own, None) or self.step_of(path)

    @property
    def is_anything_ahead(self) -> bool:
        """Whether what was carried over last is still there to be gone to."""
        return self.ahead is not None and (not self.ahead[1] or self.session.find(self.ahead[1]) is not None)

    def offered(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        """Those of these commands that this session has any use for: where nothing may be changed, those that look."""
        return tuple(each for each in commands if each.looks or not self.read_only)

    def new_run(self) -> str:
        """A name for changes that are one step for undo, which no run before had."""
        return f"run {next(self._runs)}"

    def new_id(self) -> str:
        """An id that nothing has yet."""
        return make_id(_choose)

    def guide(self, step: str) -> "Guide | None":
        """The method's words about a step."""
        return self.method.guides.get(step) if self.method else None
