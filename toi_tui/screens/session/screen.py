"""The session screen: what the session is on one sheet, where it stands on another."""

from typing import Final

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.model.kinds import UnfitError
from toi_tui.screens.session.commands import READING, SETTLING, STEP
from toi_tui.screens.session.meaning import SessionMeaning, detail
from toi_tui.screens.session.pages import CHOICES, about, standing
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Beside
from toi_tui.shell.commands.command import Command
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.target import Target
from toi_tui.widgets.sheet import Sheet

_ON_THE_NEXT_DAY: Final = ("debrief", "overtaken")
"""Open points of a task that are dealt with where its debrief stands, not where it was given."""


class SessionScreen(StepScreen):
    """The session's own fields, and where it stands."""

    STEP = STEP
    meaning: SessionMeaning
    DEFAULT_CSS = "SessionScreen Sheet { margin-right: 1; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        self.about, self.overview = Sheet(id="about", language=language), Sheet(id="standing", language=language)
        self.meaning = SessionMeaning(desk)
        self.arranging = Arranging(self, (self.about, self.overview), Beside())

    def fill(self, change: Change | None) -> None:
        """Show what changed; any change may move the progress."""
        session = self.desk.session
        if change is None or change.delta.lists & set(STEP.lists):
            self.about.show(about(session))
        today = self.desk.now().date()
        self.overview.show(standing(session, today, self.desk.steps))

    def reveal(self, item: str) -> None:
        """Show the sheet that an item, or a field of the session, is on."""
        super().reveal(item.removeprefix(f"{STEP.lists[0]}."))

    # What this step can do

    def commands(self) -> tuple[Command, ...]:
        """Where the session stands is read: its lines lead elsewhere."""
        if self.panel is not self.overview:
            return STEP.commands
        return SETTLING if self.desk.session.conflicts.items else READING

    def action_edit(self) -> None:
        """Edit a field, take the next choice, or go where a line leads."""
        spot = self.panel.spot
        if spot.key in CHOICES:
            self.action_change()
        elif spot.group in {"next", "open", "progress"}:
            self._follow(spot.key)
        elif spot.group == "conflicts":
            self.go_to(self._step_of(spot.key), spot.key)
        else:
            self.writing.action_edit()

    def _follow(self, key: str) -> None:
        kind, _slash, rest = key.partition("/")
        if kind == "step":
            self.go_to(rest)
        else:
            part, item, code = rest.split("/")
            at = f"debrief:{item}" if code in _ON_THE_NEXT_DAY else item or part
            self.go_to(self._step_showing(part, item), at)

    def _step_showing(self, part: str, item: str) -> str:
        """The step that shows a part: the last one for an item, the one where it is begun when there is none yet."""
        if part != STEP.lists[0]:
            for step in reversed(self.desk.steps) if item else self.desk.steps:
                if any(each.partition(".")[0] == part for each in step.lists):
                    return step.id
        return STEP.id

    def _step_of(self, conflict: str) -> str:
        row = self.desk.session.conflicts.items[conflict]
        found = self.desk.session.find(row.item)
        return self._step_showing(found[0].partition(".")[0], row.item) if found else STEP.id

    def action_other(self) -> None:
        """Settle a conflict: the other value takes the place of what stands."""
        from toi_tui.editing.conflicts import TakeOther  # few sessions have any

        try:
            self._settle(TakeOther(self.panel.spot.key), _("The other is taken. u takes it back."))
        except UnfitError:
            self.say(_("This version cannot put that value there: change the file by hand, then Space."))

    def _settle(self, edit: Edit, said: str) -> None:
        if self.do(edit) is not None:
            self.say(said)

    def action_change(self) -> None:
        """Let stand what is in conflict; else take the next choice of a field that has choices."""
        from toi_tui.editing.conflicts import LetStand

        spot = self.panel.spot
        if spot.group == "conflicts":
            self._settle(LetStand(spot.key), _("It stays as it is. u brings the conflict back."))
        else:
            words = list(CHOICES[spot.key])
            at = words.index(getattr(self.desk.session.session, spot.key))
            self.do(self.meaning.chosen(Target("session", "", spot.key), words[(at + 1) % len(words)]))

    def action_details(self) -> None:
        """Ask for a person's role, organisation and e-mail, one after the other."""
        self.writing.edit(detail(self.panel.spot.key, "role"))
