"""The rows of the history in words. They are made when a row is drawn or looked for: there may be thousands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from toi_tui.editing.delta import Delta, ItemChange
from toi_tui.editing.history import Change
from toi_tui.locale import _, dates, ngettext
from toi_tui.model import statically
from toi_tui.model.item import Fields
from toi_tui.model.saying import field_name
from toi_tui.model.session import Session
from toi_tui.shell.commands.step import Step
from toi_tui.shell.history.quoting import quoted
from toi_tui.shell.history.rows import Moment, OneDay, Row, Saved, others_since


@statically.frozen
class Words:
    """A row in words: when, on which step, what was done, and what became of it; `is_past` when it does not stand."""

    time: str
    step: Step | None
    what: str
    fate: str = ""
    is_past: bool = False


class HistoryWords:
    """Says the rows of a history.

    An item is called as it was by then, else as it is in the `session` now, else as it ever was.
    """

    def __init__(self, rows: Sequence[Row], session: Session, step_of: Callable[[str], Step | None]) -> None:
        self._rows, self._session, self._step_of = rows, session, step_of
        self._latest = next((number for number, row in enumerate(rows) if isinstance(row, Moment)), -1)
        self._said: dict[int, Words] = {}
        self._searched: dict[int, str] = {}

    def of(self, number: int) -> Words:
        """A row in words; a day has no time."""
        if number not in self._said:
            self._said[number] = self._words(self._rows[number], is_now=number == self._latest)
        return self._said[number]

    def searched(self, number: int) -> str:
        """All that a row is found by: its words, its day, and all texts that were changed; nothing for a heading."""
        if number not in self._searched:
            self._searched[number] = self._sought(self._rows[number], self.of(number))
        return self._searched[number]

    def _sought(self, row: Row, words: Words) -> str:
        if isinstance(row, OneDay):
            return ""
        day = dates.with_weekday(row.at.date()) if row.at else ""
        step = _(words.step.title) if words.step else ""
        texts = _texts(row.change.delta) if isinstance(row, Moment) and row.change else ()
        return " ".join((day, words.time, step, words.what, words.fate, *texts))

    def _words(self, row: Row, *, is_now: bool) -> Words:
        match row:
            case OneDay(day):
                said = f"{dates.weekday(day)} {dates.full(day)}" if day else _("When is not known")
                return Words("", None, said)
            case Saved(at=at):
                return Words(dates.clock(at), None, _("A copy: the file as it was before this save"))
            case Moment(change=None):
                return Words("", None, _("Before all of this"))
            case Moment(at=at, change=Change() as change):
                fate = {"undone": _("undone"), "passed": _("undone, passed by")}.get(row.fate, "")
                time = dates.clock(at) if at else ""
                tail = _("now") if is_now else fate
                return Words(time, self._step(change), self._what(change), tail, is_past=bool(fate))
        raise TypeError(row)

    def _step(self, change: Change) -> Step | None:
        steps = (self._step_of(each.list) for each in change.delta)
        return next((step for step in steps if step is not None), None)

    def _what(self, change: Change) -> str:
        item = self._item(change)
        if change.kind == "merge":
            count = len(change.delta.changes)
            said = ngettext("From others: {n} change {item}", "From others: {n} changes {item}", count)
            return said.format(n=count, item=item).rstrip()
        said = {
            "edit": "{what} {item}",
            "undo": _("Undone: {what} {item}"),
            "redo": _("Redone: {what} {item}"),
            "cancel": _("Given up: {what} {item}"),
            "back": _("Taken back: {what} {item}"),
        }[change.kind]
        said = said.format(what=_(change.label), item=item).rstrip()
        return f"{said[:1].upper()}{said[1:]}"

    def _item(self, change: Change) -> str:
        """The item's own words; of a part the names of its fields."""
        said, first = quoted(change, self._session), next(iter(change.delta))
        if not said and not first.id:
            return ", ".join(map(field_name, first.after or ()))
        if not said and first.id in self._ever:
            known = self._ever[first.id]
            said = quoted(
                Change(change.kind, "", Delta((ItemChange(first.list, first.id, known, known),))), self._session
            )
        return said

    @cached_property
    def _ever(self) -> Mapping[str, Fields]:
        """The items that came or went, as they were when they did, the latest."""
        changes = (row.change for row in reversed(self._rows) if isinstance(row, Moment) and row.change)
        return {
            each.id: each.before or each.after or {}
            for change in changes
            for each in change.delta
            if each.before is None or each.after is None
        }


def said_of(row: Moment | Saved, words: Words, since: Sequence[Change]) -> str:
    """Which moment a row stands for, and what lies between it and now."""
    steps, others = sum(1 for change in since if change.delta), others_since(since)
    said = [_moment(row, words)]
    if not since:
        said.append(_("This is how it is now."))
    if steps:
        said.append(ngettext("{n} step back.", "{n} steps back.", steps).format(n=steps))
    if others:
        along = ngettext(
            "Since then came {n} change of others, which would go along.",
            "Since then came {n} changes of others, which would go along.",
            others,
        )
        said.append(along.format(n=others))
    return " ".join(said)


def _moment(row: Moment | Saved, words: Words) -> str:
    if isinstance(row, Saved):
        return _("The copy of {when}: the file as it was before that save.").format(when=_when(row.at))
    if row.change is None:
        return _("As it was before all that is remembered.")
    if row.at is None:
        return _("As it was after this: {what}.").format(what=words.what)
    return _("As it was after this, {when}: {what}.").format(when=_when(row.at), what=words.what)


def said_of_going(row: Moment | Saved, others: int) -> str:
    """The words for it that a row was gone back to, with so many changes of others undone."""
    said = [
        _("Gone back to how it was on {when}.").format(when=_when(row.at))
        if row.at
        else _("Gone back to an earlier state.")
    ]
    if others:
        said.append(
            ngettext("{n} change of others went along.", "{n} changes of others went along.", others).format(n=others)
        )
    return " ".join((*said, _("u takes it back.")))


def _when(at: datetime) -> str:
    return _("{date} at {time}").format(date=dates.with_weekday(at.date()), time=dates.clock(at))


def _texts(values: Any) -> Iterator[str]:
    """All texts within the values of a delta."""
    match values:
        case str() if values:
            yield values
        case Delta():
            for each in values:
                yield from _texts(each.before)
                yield from _texts(each.after)
        case Mapping():
            for each in values.values():
                yield from _texts(each)
