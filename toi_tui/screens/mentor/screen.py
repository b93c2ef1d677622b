"""The mentor screen: the preparation on one sheet, what is expected on another, the letters on a third."""

from datetime import date

from textual.app import ComposeResult

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.locale import N_, _
from toi_tui.model.item import value_of
from toi_tui.model.parts.mentor import Check
from toi_tui.model.parts.people import Expectation
from toi_tui.model.schedule import done_since
from toi_tui.screens.mentor.commands import LETTERS, PERSON, STEP
from toi_tui.screens.mentor.letters_screen import LettersScreen
from toi_tui.screens.mentor.pages import DATES, PRETASK, expecting, preparation
from toi_tui.shell.commands.command import Command
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.panel import Spot
from toi_tui.widgets.sheet import Sheet
from toi_tui.widgets.text import clip

_STEP = "step-"


class MentorScreen(LettersScreen):
    """Ticks with their dates, what was agreed and sent, the participants' expectations, and the letters to them."""

    STEP = STEP

    def panels(self) -> ComposeResult:
        """The preparation, the expectations, and the letters."""
        language = self.desk.session.identity.language
        yield Sheet(id="preparation", language=language)
        yield Sheet(id="expecting", language=language)
        yield from super().panels()

    def fill(self, change: Change | None) -> None:
        """Show what changed."""
        if change is not None and not change.delta.lists & {*STEP.lists, "days.items"}:
            return
        session = self.desk.session
        self.query_one("#preparation", Sheet).show(preparation(session, self.desk.guide(STEP.id)))
        self.query_one("#expecting", Sheet).show(expecting(session))
        self.write_letters()

    def commands(self) -> tuple[Command, ...]:
        """Letters are copied, saved and sent."""
        return LETTERS if self.focused is self.correspondence else STEP.commands

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """A tick's text, a field, or an expectation."""
        if not spot.key or spot.group == "letters":
            return None
        if spot.group == "expectations":
            return Target("expectations.items", spot.key)
        part, dot, name = spot.key.partition(".")
        return Target(part, "", name, lines=spot.key == PRETASK) if dot else Target("checklist.items", spot.key)

    def place(self, spot: Spot) -> Place | None:
        """Behind the tick at the cursor or at the end of its step; among the expectations on their sheet."""
        if spot.group == "letters":
            return None
        if spot.group.startswith(_STEP):
            step = int(spot.group.removeprefix(_STEP))
            after = spot.key if spot.key in self.desk.session.checklist.items else self._last_of(step)
            return Place("checklist.items", after, {"step": step})
        return Place("expectations.items", spot.key or None)

    def _last_of(self, step: int) -> str:
        checks = self.desk.session.checklist.items
        return next((id for id in reversed(list(checks)) if checks[id].step <= step), "")

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Ticks go within the preparation, also to another step by mouse; expectations have an order."""
        if (spot.group == "expectations") != (onto.group == "expectations"):
            return None
        if spot.group == "expectations":
            return MoveItem("expectations.items", spot.key, "expectations.items", onto.key)
        checks = self.desk.session.checklist.items
        if spot.key not in checks or (onto.key and onto.key not in checks) or not onto.group.startswith(_STEP):
            return None
        step = int(onto.group.removeprefix(_STEP))
        after = onto.key or self._last_of(step - 1)
        return MoveItem("checklist.items", spot.key, "checklist.items", after, {"step": step})

    # What this step can do

    def action_new(self) -> None:
        """Begin a tick or an expectation; letters are all there."""
        if self.panel is self.correspondence:
            self.say(_("The letters are made of what the session says; e goes to where that is written."))
        else:
            super().action_new()

    def action_edit(self) -> None:
        """Edit what the cursor stands on; a letter where its words come from, first what it misses."""
        if self.panel is not self.correspondence:
            super().action_edit()
        elif self.letter.key == "pretask":
            self.edit(Target("agreement", "", "pretask_text", lines=True))
        else:
            self._go_to_field((*self.letter.missing, "agreement.what")[0])

    def _go_to_field(self, key: str) -> None:
        preparation = self.query_one("#preparation", Sheet)
        if preparation.select(key):
            self.show_panel(preparation)
        else:
            self.post_message(self.GoTo("session", key.partition(".")[2]))

    def action_tick(self) -> None:
        """Tick with today's date or take it back; a date becomes today; an expectation the next person's."""
        if self.panel is self.correspondence:
            self.tick_sent()
            return
        target, today = self.target(self.panel.spot), self.desk.now().date()
        row = self.item(target)
        if target is None:
            self.say_nothing_here()
        elif isinstance(row, Check):
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
        target = self.target(self.panel.spot)
        if isinstance(self.item(target), Check) and target is not None:
            self.edit(Target(target.list, target.id, "done", optional=True))
        elif self.panel.spot.key in DATES and target is not None:
            self.edit(target)
        else:
            self.say(_("Ticks have a date, and what was sent: go to one first."))

    @property
    def since(self) -> date:
        """What is ticked or sent has happened."""
        return done_since(self.desk.now().date())

    def _set(self, target: Target, field: str, value: date | None) -> None:
        self.do(SetFields(target.list, target.id, {field: value}, label=N_("ticking")))

    def action_wait_for_digit(self, command: str) -> None:
        """Say whose number is whose; only an expectation is anybody's."""
        if not isinstance(self.item(self.target(self.panel.spot)), Expectation):
            self.refuse_digit(_("Only an expectation is somebody's: go to one first (Tab)."))
            return
        super().action_wait_for_digit(command)
        if command == PERSON.id:
            people = [person.name for person in self.desk.session.people.items.values()][:9]
            names = " ".join(f"{n} {clip(name, 12)}" for n, name in enumerate(people, 1))
            self.foot.wait_for(_("Whose? 0 nobody {names} (Esc cancels)").format(names=names))

    def action_person(self, number: int) -> None:
        """Say whose expectation it is; 0 for nobody in particular."""
        target, people = self.target(self.panel.spot), ["", *self.desk.session.people.items]
        if target is None or not isinstance(self.item(target), Expectation):
            return
        if number < len(people):
            self._give(target.id, people[number])
        else:
            self.say(_("There is no person {n}.").format(n=number))

    def action_whose(self) -> None:
        """Choose from a list whose expectation it is."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is None or not isinstance(row, Expectation):
            self.say(_("Only an expectation is somebody's: go to one first (Tab)."))
            return
        self.choose_person(row.person, lambda person: self._give(target.id, person))

    def _give(self, id: str, person: str) -> None:
        self.do(SetFields("expectations.items", id, {"person": person}, label=N_("whose expectation")))

    def heading(self, target: Target) -> str:
        """The letter to the participants, or a remark."""
        return super().heading(target) or _("Pre-task: the message to the participants")
