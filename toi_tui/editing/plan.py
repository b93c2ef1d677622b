"""Edits of the plan and follow-up steps."""

from datetime import date
from typing import Final

from toi_tui.editing.delta import Draft
from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.parts.plan import PlanStep
from toi_tui.model.spans import Span, read_span

STEPS: Final = "plan.steps"
CHALLENGES: Final = "challenges.items"
CHECKPOINTS: Final = "followup.items"


@statically.frozen
class SetSchedule:
    """Write a row's schedule as it was said, and the dates that it means.

    Dates that the words before meant go with them; a date that somebody has set by hand stays where the new words say
    nothing of it. `since` is the day from which a date without a year is counted.
    """

    id: str
    words: str
    since: date
    label: str = N_("schedule")

    def run(self, draft: Draft) -> None:
        """Change the draft; a row that is gone meanwhile stays gone."""
        row = draft.items(STEPS).get(self.id)
        if not isinstance(row, PlanStep):
            return
        before, now = (read_span(words, self.since) or Span() for words in (row.schedule, self.words))
        start = now.start or (None if row.start == before.start else row.start)
        due = now.due or (None if row.due == before.due else row.due)
        draft.set(STEPS, self.id, schedule=self.words, start=start, due=due)
