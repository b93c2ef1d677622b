"""The steps of the workshop, a folder each. A new step adds its folder and its line here."""

from toi_tui.screens.days.commands import STEP as DAYS
from toi_tui.screens.followup.commands import STEP as FOLLOWUP
from toi_tui.screens.mentor.commands import STEP as MENTOR
from toi_tui.screens.mindmap.commands import STEP as MINDMAP
from toi_tui.screens.options.commands import STEP as OPTIONS
from toi_tui.screens.plan.commands import STEP as PLAN
from toi_tui.screens.practices.commands import STEP as PRACTICES
from toi_tui.screens.risks.commands import STEP as RISKS
from toi_tui.screens.session.commands import STEP as SESSION
from toi_tui.screens.swot.commands import STEP as SWOT
from toi_tui.shell.step import Step


def steps() -> tuple[Step, ...]:
    """All steps, in the order of their digits."""
    return (SESSION, SWOT, PRACTICES, MENTOR, DAYS, MINDMAP, OPTIONS, RISKS, PLAN, FOLLOWUP)
