"""The steps of the workshop, a folder each. A new step adds its folder and its line here."""

from toi_tui.screens.swot.commands import STEP as SWOT
from toi_tui.shell.step import Step


def steps() -> tuple[Step, ...]:
    """All steps, in the order of their digits."""
    return (SWOT,)
