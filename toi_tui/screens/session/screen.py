"""The session screen: what the session is on one sheet, where it stands on another."""

from collections.abc import Mapping
from typing import Final

from textual.app import ComposeResult

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.locale import N_, _
from toi_tui.model import calendar
from toi_tui.model.day_line import read_when
from toi_tui.model.kinds import UnfitError
from toi_tui.model.parts.people import Person
from toi_tui.screens.session.commands import READING, SETTLING, STEP
from toi_tui.screens.session.pages import CHOICES, FIELDS, about, standing
from toi_tui.shell.commands.command import Command
from toi_tui.shell.sheets_screen import SheetsScreen
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.panel import Spot
from toi_tui.widgets.sheet import Sheet

_LISTS: Final = {"people": ("people.items", "name"), "rules": ("rules.items", "text"), "days": ("days.items", "date")}
_ON_THE_NEXT_DAY: Final = ("debrief", "overtaken")
"""What is to be done with a task where its debrief stands, not where it was given."""
_DETAILS: Final = {"role": N_("Role"), "organisation": N_("Organisation"), "email": N_("E-mail")}


class SessionScreen(SheetsScreen):
    """What the session is, and where it stands."""

    STEP = STEP

    def panels(self) -> ComposeResult:
        """What it is, and where it stands."""
        language = self.desk.session.identity.language
        yield Sheet(id="about", language=language)
        yield Sheet(id="standing", language=language)

    def fill(self, change: Change | None) -> None:
        """Show what changed; any change may move the progress."""
        session = self.desk.session
        if change is None or change.delta.lists & set(STEP.lists):
            self.query_one("#about", Sheet).show(about(session))
        today = self.desk.now().date()
        self.query_one("#standing", Sheet).show(standing(session, today, self.desk.steps))

    def reveal(self, item: str) -> None:
        """Show the sheet that an item, or a field of the session, is on."""
        super().reveal(item.removeprefix(f"{STEP.lists[0]}."))

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """A field of the session, or an item's main field."""
        if spot.group == "session" and spot.key:
            return Target("session", "", spot.key)
        if spot.group in _LISTS and spot.key:
            path, field = _LISTS[spot.group]
            return Target(path, spot.key, field, optional=field == "date")
        return None

    def place(self, spot: Spot) -> Place | None:
        """Among the people or the rules."""
        if spot.group in {"people", "rules"}:
            path, field = _LISTS[spot.group]
            return Place(path, spot.key or None, field=field)
        return None

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """People and rules have an order."""
        if spot.group != onto.group or spot.group not in {"people", "rules"} or not spot.key:
            return None
        path = _LISTS[spot.group][0]
        return MoveItem(path, spot.key, path, onto.key)

    def written(self, target: Target, text: str) -> Edit | str:
        """The edit that keeps a text; behind a day's date its times and place may be said too."""
        said = read_when(text, self.since) if target.field == "date" else None
        if said is None or said.date is None:
            return super().written(target, text)
        told = {"start": said.start, "end": said.end, "place": said.place}
        more = {name: value for name, value in told.items() if value}
        return SetFields(target.list, target.id, {"date": said.date, **more}, label=N_("date of the day"))

    def doubt(self, target: Target) -> str:
        """What is doubtful about the date of a day."""
        return calendar.doubt(self.desk.session, target.id) if target.field == "date" else super().doubt(target)

    # What this step can do

    def commands(self) -> tuple[Command, ...]:
        """Where the session stands is read: its lines lead elsewhere."""
        if self.focused is None or self.focused.id != "standing":
            return STEP.commands
        return SETTLING if self.desk.session.conflicts.items else READING

    def action_new(self) -> None:
        """A person or a rule; elsewhere too one begins, for what is typed on must not act as commands."""
        spot = self.panel.spot
        if self.place(spot) is None:
            self.show_panel(self.query_one("#about", Sheet))
            path, field = _LISTS["rules" if spot.group == "days" else "people"]  # the list above, or the first
            self.begin(Place(path, field=field))
        else:
            super().action_new()

    def action_delete(self) -> None:
        """Delete a person or a rule; a day stays and loses its date."""
        spot = self.panel.spot
        if spot.group == "days":
            self.do(SetFields("days.items", spot.key, {"date": None}, label=N_("date")))
        else:
            super().action_delete()

    def action_edit(self) -> None:
        """Edit a field, take the next choice, or go where a line leads."""
        spot = self.panel.spot
        if spot.key in CHOICES:
            self.action_change()
        elif spot.group in {"next", "open", "progress"}:
            self._follow(spot.key)
        elif spot.group == "conflicts":
            self.post_message(self.GoTo(self._step_of(spot.key), spot.key))
        elif self.target(spot) is not None or self.place(spot) is not None:
            super().action_edit()

    def _follow(self, key: str) -> None:
        kind, _slash, rest = key.partition("/")
        if kind == "step":
            self.post_message(self.GoTo(rest))
        else:
            part, item, code = rest.split("/")
            at = f"debrief:{item}" if code in _ON_THE_NEXT_DAY else item or part
            self.post_message(self.GoTo(self._step_showing(part, item), at))

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

        spot = self.panel.spot
        if spot.group == "conflicts":
            try:
                self._settle(TakeOther(spot.key), _("The other is taken. u takes it back."))
            except UnfitError:
                self.say(_("This version cannot put that value there: change the file by hand, then Space."))
        else:
            self.say_nothing_here()

    def _settle(self, edit: Edit, said: str) -> None:
        if self.do(edit) is not None:
            self.say(said)

    def action_change(self) -> None:
        """Let stand what is in conflict; else take the next choice of a field that has choices."""
        from toi_tui.editing.conflicts import LetStand

        spot = self.panel.spot
        name = spot.key
        if spot.group == "conflicts":
            self._settle(LetStand(name), _("It stays as it is. u brings the conflict back."))
        elif name in CHOICES:
            words = list(CHOICES[name])
            at = words.index(getattr(self.desk.session.identity, name))
            self.take(Target("session", "", name), words[(at + 1) % len(words)])
        else:
            self.say_nothing_here()

    # Choices

    def words(self, target: Target) -> Mapping[str, str]:
        """The languages, the ways of confidence."""
        return CHOICES[target.field]

    def choice_of(self, target: Target) -> str:
        """What is chosen."""
        return _(FIELDS[target.field][0])

    def take(self, target: Target, word: str) -> None:
        """Undo names which of the two it was."""
        self.do(SetFields(target.list, target.id, {target.field: word}, label=FIELDS[target.field][0]))

    def text_of(self, target: Target) -> str:
        """The text that a target holds; of a choice its word."""
        said = super().text_of(target)
        return _(CHOICES[target.field][said]) if target.field in CHOICES and not target.id else said

    # The details of a person, one after the other

    def action_details(self) -> None:
        """Ask for a person's role, organisation and e-mail."""
        spot = self.panel.spot
        if spot.group == "people" and spot.key:
            self.edit(_detail(spot.key, "role"))
        else:
            self.say(_("Only people have details: go to one first."))

    def prompt(self, target: Target) -> str:
        """Say which detail is asked for, and which comes next."""
        if target.field == "date":
            return _("Date, times and place: 13.4. 9–15 room · Enter keeps")
        if target.list != "people.items" or target.field == "note":
            return super().prompt(target)
        if target.field == "name":
            if self._fresh:
                return _("Name · Enter next person · Tab role, organisation, e-mail · Esc ends")
            return _("Name · Enter or Esc done · Tab role, organisation, e-mail")
        person = self.item(target)
        name = person.name if isinstance(person, Person) else ""
        return _("{what} of {name} · Enter or Tab goes on · Esc ends").format(what=_(_DETAILS[target.field]), name=name)

    def after_kept(self, target: Target, key: str) -> bool:
        """From one field to the next: a person's details, and with Tab down the sheet."""
        following = _after(target)
        if following and (key == "tab" or target.field != "name"):
            self.edit(following)
            return True
        return super().after_kept(target, key)


def _detail(person: str, field: str) -> Target:
    return Target("people.items", person, field, optional=True)


def _after(target: Target) -> Target | None:
    fields = ("name", *_DETAILS)
    if target.list != "people.items" or target.field not in fields[:-1]:
        return None
    return _detail(target.id, fields[fields.index(target.field) + 1])
