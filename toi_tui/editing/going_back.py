"""Going back to another state of a session: one step more, which can be undone as any other."""

from toi_tui.editing.delta import Delta, Draft
from toi_tui.locale import N_
from toi_tui.model import statically


@statically.frozen
class GoBackTo:
    """Go back to a state that the session had once, or that a journal has, by what leads there from the one of now.

    What others changed since goes along.
    """

    delta: Delta
    label: str = N_("going back to an earlier state")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        for change in self.delta:
            draft.put(change)
