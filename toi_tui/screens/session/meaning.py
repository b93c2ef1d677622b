"""The meaning of the session screen's spots: its fields, people, rules and days, and lines that lead elsewhere."""

from collections.abc import Mapping
from typing import Final

from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.locale import N_, _
from toi_tui.model import calendar
from toi_tui.model.parts.people import Person
from toi_tui.screens.session.pages import CHOICES, FIELDS
from toi_tui.shell.meaning.sheets import SheetMeaning
from toi_tui.shell.target import Deletion, Leaving, Place, Target
from toi_tui.widgets.spot import Direction, Spot

_LISTS: Final = {"people": ("people.items", "name"), "rules": ("rules.items", "text"), "days": ("days.items", "date")}
DETAILS: Final = {"role": N_("Role"), "organisation": N_("Organisation"), "email": N_("E-mail")}


class SessionMeaning(SheetMeaning):
    """A spot's group is the session itself, one of its lists, or a list of what is to be gone to."""

    def target(self, spot: Spot) -> Target | None:
        """A field of the session, or an item's main field."""
        if spot.group == "session" and spot.key:
            return Target("session", "", spot.key)
        if spot.group in _LISTS and spot.key:
            path, field = _LISTS[spot.group]
            return Target(path, spot.key, field, optional=field == "date")
        return None

    def place(self, spot: Spot) -> Place | str:
        """Among the people or the rules."""
        if spot.group not in {"people", "rules"}:
            return _("Only people and ground rules begin here.")
        path, field = _LISTS[spot.group]
        return Place(path, spot.key or None, field=field)

    def begins(self, spot: Spot) -> Place | Target | str:
        """A person or a rule; elsewhere too one begins, for what is typed on must not act as commands."""
        if spot.group in {"people", "rules"}:
            return self.place(spot)
        path, field = _LISTS["rules" if spot.group == "days" else "people"]  # the list above, or the first
        return Place(path, field=field, panel="about")

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """People and rules have an order."""
        if spot.group != onto.group or spot.group not in {"people", "rules"} or not spot.key:
            return ""
        path = _LISTS[spot.group][0]
        return MoveItem(path, spot.key, path, onto.key)

    def deletion(self, spot: Spot) -> Deletion | str:
        """A person or a rule; a day stays and loses its date."""
        if spot.group == "days" and spot.key:
            return Deletion(SetFields("days.items", spot.key, {"date": None}, label=N_("date")))
        return super().deletion(spot)

    # Writing

    def text_of(self, target: Target) -> str:
        """The text that a target holds; of a choice its word."""
        said = super().text_of(target)
        return _(CHOICES[target.field][said]) if target.field in CHOICES and not target.id else said

    def written(self, target: Target, text: str) -> Edit | str:
        """The edit that keeps a text; behind a day's date its times and place may be said too."""
        from toi_tui.model.day_line import read_when  # nothing is written before the first paint

        said = read_when(text, self.since) if target.field == "date" else None
        if said is None or said.date is None:
            return super().written(target, text)
        told = {"start": said.start, "end": said.end, "place": said.place}
        more = {name: value for name, value in told.items() if value}
        return SetFields(target.list, target.id, {"date": said.date, **more}, label=N_("date of the day"))

    def doubt(self, target: Target) -> str:
        """A doubt about the date of a day."""
        return calendar.doubt(self.session, target.id) if target.field == "date" else super().doubt(target)

    def prompt(self, target: Target, *, fresh: bool, begun: bool) -> str:
        """Which detail of a person is asked for, and which comes next."""
        if target.field == "date":
            return _("Date, times and place: 13.4. 9–15 room · Enter keeps")
        if target.list != "people.items" or target.field == "note":
            return super().prompt(target, fresh=fresh, begun=begun)
        if target.field == "name":
            if fresh:
                return _("Name · Enter next person · Tab role, organisation, e-mail · Esc ends")
            return _("Name · Enter or Esc done · Tab role, organisation, e-mail")
        person = self.item(target)
        name = person.name if isinstance(person, Person) else ""
        return _("{what} of {name} · Enter or Tab goes on · Esc ends").format(what=_(DETAILS[target.field]), name=name)

    def after(self, left: Leaving) -> Target | Place | Direction | None:
        """From one field to the next: a person's details, and with Tab down the sheet."""
        target = left.target
        following = _after(target) if left.has_text or target.optional else None
        if following and (left.key == "tab" or target.field != "name"):
            return following
        return super().after(left)

    # Choices

    def words(self, target: Target) -> Mapping[str, str]:
        """The languages, the ways of confidence."""
        return CHOICES[target.field]

    def choice_title(self, target: Target) -> str:
        """The name of the choice."""
        return _(FIELDS[target.field][0])

    def chosen(self, target: Target, word: str) -> Edit:
        """Undo names which of the two it was."""
        return SetFields(target.list, target.id, {target.field: word}, label=FIELDS[target.field][0])


def detail(person: str, field: str) -> Target:
    """A detail of a person."""
    return Target("people.items", person, field, optional=True)


def _after(target: Target) -> Target | None:
    fields = ("name", *DETAILS)
    if target.list != "people.items" or target.field not in fields[:-1]:
        return None
    return detail(target.id, fields[fields.index(target.field) + 1])
