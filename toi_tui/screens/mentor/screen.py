"""The mentor screen: the preparation on one sheet, what is expected on another, the letters on a third."""

from datetime import date

from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.locale import N_, _
from toi_tui.model.item import value_of
from toi_tui.model.parts.mentor import Check
from toi_tui.model.parts.people import Expectation
from toi_tui.screens.mentor.commands import DATES, ON_LETTERS, STEP
from toi_tui.screens.mentor.letters import Letters
from toi_tui.screens.mentor.meaning import LETTERS, MentorMeaning
from toi_tui.screens.mentor.pages import PRETASK, expecting, preparation
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Beside
from toi_tui.shell.commands.command import Command
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.target import Target
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.sheet import Sheet
from toi_tui.widgets.spot import Direction


class MentorScreen(StepScreen):
    """Ticks with their dates, what was agreed and sent, the participants' expectations, and the letters to them."""

    STEP = STEP
    meaning: MentorMeaning
    DEFAULT_CSS = "MentorScreen Sheet { margin-right: 1; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        ids = ("preparation", "expecting", LETTERS)
        self.preparation, self.expecting, page = pages = tuple(Sheet(id=id, language=language) for id in ids)
        self.letters = Letters(self, page)
        self.own_tools = (self.letters,)
        self.meaning = MentorMeaning(desk)
        self.arranging = Arranging(self, pages, Beside(), shared=self.letters.show)

    def fill(self, change: Change | None) -> None:
        """Show what changed."""
        if change is not None and not change.delta.lists & {*STEP.lists, "days.items"}:
            return
        session = self.desk.session
        self.preparation.show(preparation(session, self.desk.guide(STEP.id)))
        self.expecting.show(expecting(session))
        self.letters.write()

    def commands(self) -> tuple[Command, ...]:
        """Letters are copied, saved and sent."""
        return ON_LETTERS if self.letters.is_here else STEP.commands

    def on_panel_moved(self, message: Panel.Moved) -> None:
        """Show the letter that the cursor is on now."""
        if message.panel.id == LETTERS:
            self.letters.follow()

    # What this step can do

    def action_go(self, direction: Direction) -> None:
        """Move the cursor; a letter is read on by pages."""
        if not (self.letters.is_here and self.letters.scroll(direction)):
            self.arranging.action_go(direction)

    def action_copy(self) -> None:
        """Copy the text at the cursor, or the letter."""
        if self.letters.is_here:
            self.letters.copy()
        else:
            self.items.action_copy()

    def action_edit(self) -> None:
        """Edit what the cursor stands on; a letter where its words come from, first what it misses."""
        if not self.letters.is_here:
            self.writing.action_edit()
        elif self.letters.letter.key == "pretask" and self.desk.read_only:
            self._go_to_field(PRETASK)
        elif self.letters.letter.key == "pretask":
            self.writing.edit(Target("agreement", "", "pretask_text", lines=True))
        else:
            self._go_to_field((*self.letters.letter.missing, "agreement.what")[0])

    def _go_to_field(self, key: str) -> None:
        if self.preparation.select(key):
            self.arranging.show(self.preparation)
        else:
            self.go_to("session", key.partition(".")[2])

    def action_tick(self) -> None:
        """Tick with today's date or take it back; a date becomes today; an expectation the next person's."""
        if self.letters.is_here:
            self.letters.tick_sent()
            return
        target, row, today = self.here.target, self.here.item, self.desk.now().date()
        if target is None:
            return
        if isinstance(row, Check):
            self._set(target, "done", None if row.done else today)
        elif isinstance(row, Expectation):
            people = ["", *self.desk.session.people.items]
            at = people.index(row.person) if row.person in people else 0
            self._give(target.id, people[(at + 1) % len(people)])
        elif self.panel.spot.key in DATES:
            now = value_of(self.desk.session.part(target.list), target.field)
            self._set(target, target.field, None if now else today)
        else:
            self.action_edit()

    def action_when(self) -> None:
        """Write the day of a tick, or of what was sent."""
        target = self.here.target
        if target is not None:
            done = Target(target.list, target.id, "done", optional=True)
            self.writing.edit(done if isinstance(self.here.item, Check) else target)

    def _set(self, target: Target, field: str, value: date | None) -> None:
        self.do(SetFields(target.list, target.id, {field: value}, label=N_("ticking")))

    def action_person(self, number: int) -> None:
        """Say whose expectation it is; 0 for nobody in particular."""
        target, people = self.here.target, ["", *self.desk.session.people.items]
        if target is not None and number < len(people):
            self._give(target.id, people[number])
        else:
            self.say(_("There is no person {n}.").format(n=number))

    def action_whose(self) -> None:
        """Choose from a list whose expectation it is."""
        target, row = self.here.target, self.here.item
        if target is not None and isinstance(row, Expectation):
            id = target.id
            self.items.choose_person(row.person, lambda person: self._give(id, person))

    def _give(self, id: str, person: str) -> None:
        self.do(SetFields("expectations.items", id, {"person": person}, label=N_("whose expectation")))
