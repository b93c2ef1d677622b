"""Finding in the panels of a step."""

from typing import TYPE_CHECKING, Final

from toi_tui.locale import _
from toi_tui.shell.step_screen import StepScreen
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.text import clip

if TYPE_CHECKING:
    from toi_tui.model.finding import Hit
    from toi_tui.shell.boxes.find_bar import FindBar

_QUOTED: Final = 16  # one line of the narrowest window: a second one would stand over the line that is typed in


class FindingScreen(StepScreen):
    """The text that is looked for is found in every panel that shows."""

    DEFAULT_CSS = """
    FindingScreen.-finding #body { margin-bottom: 0; }
    """

    _found: Panel | None = None

    def action_find(self) -> None:
        """Find in the panels of this step."""
        from toi_tui.shell.boxes.find_bar import FindBar  # not needed before the first paint

        if not self.query(FindBar):
            bar = FindBar()
            self.add_class("-finding")
            self.mount(bar, before="#foot")
            bar.focus()
            self.foot.wait_for(_ends())

    def searched(self) -> tuple[Panel, ...]:
        """The panels that are searched: those that show."""
        return tuple(panel for panel in self.query(Panel) if panel.display)

    def action_find_all(self) -> None:
        """Find in all of the session, and go there."""
        from toi_tui.shell.boxes.find_all import FindAllScreen  # not needed before the first paint

        self.app.push_screen(FindAllScreen(self.desk.session), self._go_to_hit)

    def _go_to_hit(self, hit: "Hit | None") -> None:
        step = self.desk.step_of(hit.path) if hit is not None else None
        if step is not None and hit is not None:
            self.leave_for((step.id, hit.id or f"{hit.path}.{hit.field}"))
        elif hit is not None:
            from toi_tui.model.names import list_name

            said = _("It is kept in the file under “{list}”; no step shows it here.")
            self.say(said.format(list=list_name(hit.path)))

    def on_find_bar_wanted(self, message: "FindBar.Wanted") -> None:
        """Go to the first hit, or the next one."""
        hits = [(panel, key) for panel in self.searched() for key in panel.matching(message.text)]
        if not hits:
            said = _("No hits for “{text}”.").format(text=clip(message.text, _QUOTED))
            self.foot.wait_for(said if message.text else _ends())
            return
        at = message.number % len(hits)
        self.foot.wait_for(_("Hit {n} of {total}").format(n=at + 1, total=len(hits)))
        panel, key = hits[at]
        panel.select(key)
        self._found = panel

    def on_find_bar_closed(self, message: "FindBar.Closed") -> None:
        """Stay where the hit is."""
        self.foot.wait_for("")
        message.bar.remove()
        self.remove_class("-finding")
        (self._found or self.panel).focus()
        self._found = None


def _ends() -> str:
    return _("Enter the next · Esc ends")
