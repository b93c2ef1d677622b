"""Where the program stands with a session, so that it can stand there again."""

from collections.abc import Callable

from toi_tui.editing.document import Mark
from toi_tui.model import statically
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Spot


@statically.frozen
class Standing:
    """The history, the step, how it is looked at, the cursor, and the jumps that can be gone back."""

    mark: Mark
    step: str
    bring_view_back: Callable[[], None]
    panel: Panel
    spot: Spot
    trail: tuple[tuple[str, str], ...]
    ahead: tuple[str, str] | None

    @classmethod
    def of(cls, desk: Desk, screen: StepScreen) -> "Standing":
        """Where it stands now; a run of typing ends with that."""
        mark, panel = desk.document.mark(), screen.panel
        return cls(mark, screen.STEP.id, screen.view(), panel, panel.spot, tuple(desk.trail), desk.ahead)

    def restore(self, desk: Desk) -> None:
        """Take back what was done since, others' changes apart."""
        desk.document.go_back(self.mark)
        desk.trail.clear()
        desk.trail.extend(self.trail)
        desk.ahead = self.ahead

    def show(self, screen: StepScreen) -> None:
        """Put the cursor of the step where it stood."""
        screen.showing.catch_up()
        screen.arranging.show(self.panel)
        self.bring_view_back()
        self.panel.select_spot(self.spot)
