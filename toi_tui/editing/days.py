"""Edits of the days step."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from toi_tui.editing.delta import FIRST, Draft
from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.item import value_of
from toi_tui.model.parts.days import TASK_STATES, Task


@statically.frozen
class MoveWithin:
    """Move an item to a day or task: `field` gets `value`; it stands behind `after` there, first when that is empty."""

    list: str
    id: str
    field: str
    value: int | str
    after: str = FIRST
    label: str = N_("moving")

    def run(self, draft: Draft) -> None:
        """Change the draft; an item that is gone meanwhile stays gone."""
        rows = draft.items(self.list)
        if self.id not in rows:
            return
        place = self.after if self.after in rows else self._front(draft)
        draft.move(self.list, self.id, place)
        draft.set(self.list, self.id, **{self.field: self.value})

    def _front(self, draft: Draft) -> str:
        """The item in front of the first one of the day or task, or of a later one."""
        rows, before = draft.items(self.list), FIRST
        for id in draft.order(self.list):
            if id != self.id:
                if value_of(rows[id], self.field) >= self.value:
                    break
                before = id
        return before


@statically.frozen
class SetTaskState:
    """Put a task into a state, one of `TASK_STATES`, and note the day it was given or debriefed on."""

    id: str
    state: str
    today: date
    label: str = N_("state of the task")

    def run(self, draft: Draft) -> None:
        """Change the draft; dates that are known already stay, those of states not reached yet go."""
        row = draft.items("tasks.items").get(self.id)
        if isinstance(row, Task):
            reached = TASK_STATES.index(self.state)
            given = (row.given or self.today) if reached else None
            debriefed = (row.debriefed or self.today) if self.state == "debriefed" else None
            draft.set("tasks.items", self.id, state=self.state, given=given, debriefed=debriefed)


@statically.frozen
class RemoveTask:
    """Remove a task and its answers."""

    id: str
    label: str = N_("deleting")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        answers = draft.items("tasks.answers")
        for id in [each for each in draft.order("tasks.answers") if value_of(answers[each], "task") == self.id]:
            draft.remove("tasks.answers", id)
        if self.id in draft.items("tasks.items"):
            draft.remove("tasks.items", self.id)


@statically.frozen
class AddDay:
    """Add a day to the period, behind all others; `number` is new."""

    number: int
    values: Mapping[str, Any]
    label: str = N_("adding a day")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        draft.add("days.items", str(self.number), self.values)
