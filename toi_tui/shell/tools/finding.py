"""Search in the panels of a step, and in all of the session."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.message import Message

from toi_tui.locale import _
from toi_tui.shell.bench import Bench
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.text import clip

if TYPE_CHECKING:
    from toi_tui.model.finding import Hit
    from toi_tui.widgets.find_bar import FindBar

_QUOTED: Final = 16  # one line of the narrowest window: a second one would stand over the line that is typed in


class Search:
    """The text that is looked for is found in every panel that shows, unless a step searches some of them only."""

    def __init__(self, bench: Bench, searched: Callable[[Sequence[Panel]], Sequence[Panel]]) -> None:
        self._bench, self._searched = bench, searched
        self._found: Panel | None = None
        self._bar: FindBar | None = None

    @property
    def is_on(self) -> bool:
        """Whether something is looked for."""
        return self._bar is not None

    def action_find(self) -> None:
        """Find in the panels of this step."""
        from toi_tui.widgets.find_bar import FindBar  # not needed before the first paint

        if self._bar is None:
            self._bar = FindBar()
            self._bench.search_with(self._bar)
            self._bench.foot.wait_for(_ends())

    def action_find_all(self) -> None:
        """Find in all of the session, and go there."""
        from toi_tui.shell.boxes.find_all import FindAllScreen  # not needed before the first paint

        self._bench.app.push_screen(FindAllScreen(self._bench.desk.session), self._go_to_hit)

    def _go_to_hit(self, hit: "Hit | None") -> None:
        step = self._bench.desk.step_of(hit.path) if hit is not None else None
        if step is not None and hit is not None:
            self._bench.leave_for((step.id, hit.id or f"{hit.path}.{hit.field}"))
        elif hit is not None:
            from toi_tui.model.names import list_name

            said = _("It is kept in the file under “{list}”; no step shows it here.")
            self._bench.say(said.format(list=list_name(hit.path)))

    def hear(self, message: Message) -> None:
        """Follow the line that is searched with."""
        from toi_tui.widgets.find_bar import FindBar

        match message:
            case FindBar.Wanted():
                self._look(message.text, message.number)
            case FindBar.Closed():
                self._end()

    def _look(self, text: str, number: int) -> None:
        """Go to the first hit, or the next one."""
        shown = [panel for panel in self._bench.arranging.panels if panel.display]
        hits = [(panel, key) for panel in self._searched(shown) for key in panel.matching(text)]
        if not hits:
            said = _("No hits for “{text}”.").format(text=clip(text, _QUOTED))
            self._bench.foot.wait_for(said if text else _ends())
            return
        at = number % len(hits)
        self._bench.foot.wait_for(_("Hit {n} of {total}").format(n=at + 1, total=len(hits)))
        panel, key = hits[at]
        panel.select(key)
        self._found = panel

    def _end(self) -> None:
        """Stay where the hit is."""
        self._bench.foot.wait_for("")
        self._bench.search_with(None)
        (self._found or self._bench.panel).focus()
        self._found = self._bar = None


def _ends() -> str:
    return _("Enter the next · Esc ends")
