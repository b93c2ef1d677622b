"""The steps of the workshop and the program's home, a folder each: commands, meaning, screen, and the values it shows.

A new step adds its folder and its line here. No step knows another. What is the same for several of them is in
`toi_tui.shell`, what draws it in `toi_tui.widgets`.
"""

from toi_tui.screens.days.commands import STEP as DAYS
from toi_tui.screens.followup.commands import STEP as FOLLOWUP
from toi_tui.screens.home.commands import COMMANDS as HOME
from toi_tui.screens.mentor.commands import STEP as MENTOR
from toi_tui.screens.mindmap.commands import STEP as MINDMAP
from toi_tui.screens.options.commands import STEP as OPTIONS
from toi_tui.screens.plan.commands import STEP as PLAN
from toi_tui.screens.practices.commands import STEP as PRACTICES
from toi_tui.screens.risks.commands import STEP as RISKS
from toi_tui.screens.session.commands import STEP as SESSION
from toi_tui.screens.swot.commands import STEP as SWOT
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import APP
from toi_tui.shell.commands.step import Step


def steps() -> tuple[Step, ...]:
    """All steps, in the order of their digits."""
    return (SESSION, SWOT, PRACTICES, MENTOR, DAYS, MINDMAP, OPTIONS, RISKS, PLAN, FOLLOWUP)


def step_commands() -> tuple[Command, ...]:
    """A command for each step: its digit."""
    return tuple(
        Command(f"step.{step.id}", step.key, f"app.go_to('{step.id}')", step.title, looks=True) for step in steps()
    )


def tables() -> tuple[tuple[Command, ...], ...]:
    """The commands that are there together: on the home screen, and on each step."""
    return (HOME, *((*step.commands, *APP, *step_commands()) for step in steps()))
