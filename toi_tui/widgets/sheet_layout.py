"""Where everything of a sheet stands: its groups laid out in a width as lines, and the places for the cursor."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from toi_tui.model import statically
from toi_tui.widgets.spot import Spot
from toi_tui.widgets.text import pad, wrap

LEAST_VALUE: Final = 18
"""Cells below which a value goes under its label; so it does where labels take more than half of the width."""


@statically.frozen
class Row:
    """A row: a field (`label` and text), a tick or list item (`mark` in front), or plain text (no key).

    A label gets a colon, unless it asks a question.
    `tail` stands behind the text, `hint` where there is no text; `look` is one of the panel's (``done``, ``warning``).
    """

    key: str = ""
    text: str = ""
    label: str = ""
    mark: str = ""
    tail: str = ""
    hint: str = ""
    look: str = ""


@statically.frozen
class Group:
    """Rows under a heading, or under none where the title is empty.

    `tail` stands behind the heading (a count), `hint` where there are no rows yet.
    """

    key: str
    title: str
    rows: tuple[Row, ...] = ()
    tail: str = ""
    hint: str = ""


@statically.frozen
class PageLine:
    """One line as laid out; `stop` is the number of the stop in its group, -1 where the cursor does not stand."""

    group: int
    stop: int
    lead: str = ""
    text: str = ""
    tail: str = ""
    look: str = ""
    labelled: bool = False


@statically.frozen
class Stop:
    """A place where the cursor can stand: its lines, where its text begins in them, and where its label does."""

    spot: Spot
    start: int
    length: int
    text_at: int
    text_x: int
    label_x: int = 0


class Page:
    """Groups in a width: their `lines`, the `stops` of the cursor from the top, and the lines of the `headings`."""

    def __init__(self, groups: Sequence[Group], width: int, language: str) -> None:
        self.lines: list[PageLine] = []
        self.stops: list[Stop] = []
        self.headings: list[int] = []
        self._language = language
        for number, group in enumerate(groups):
            self._lay_group(number, group, width)

    # Where what is

    def in_group(self, group: str) -> list[int]:
        """The numbers of the stops of a group."""
        return [number for number, stop in enumerate(self.stops) if stop.spot.group == group]

    def number_of(self, spot: Spot) -> int | None:
        """The number of the stop of a spot; None when it has none."""
        return next((number for number, stop in enumerate(self.stops) if stop.spot == spot), None)

    def nearest(self, line: int) -> int:
        """The number of the stop that begins nearest to a line; there must be one."""
        return min(range(len(self.stops)), key=lambda number: abs(self.stops[number].start - line))

    def first_line(self, number: int) -> int:
        """The line that a stop begins at for the eye: its group's heading when no stop is between, or the top."""
        if not number:
            return 0
        stop, before = self.stops[number], self.stops[number - 1]
        return stop.start if stop.spot.group == before.spot.group else self.heading_over(stop)

    def heading_over(self, stop: Stop) -> int:
        """The line of the heading of a stop's group; the stop's own where no heading stands over it."""
        return max((line for line in self.headings if line < stop.start), default=stop.start)

    # Laying out

    def _lay_group(self, number: int, group: Group, width: int) -> None:
        if number:
            self.lines.append(PageLine(number, -1))
        if group.title:
            self.headings.append(len(self.lines))
            self.lines.append(PageLine(number, -1, text=group.title))
        if not group.rows and group.hint:
            self._lay_empty(number, group, width)
        room = _Room.of(group, width)
        for row in group.rows:
            self._lay_row(number, group.key, row, room)

    def _lay_empty(self, number: int, group: Group, width: int) -> None:
        lines = wrap(group.hint, max(width - 2, 2), self._language)
        self.stops.append(Stop(Spot(group.key), len(self.lines), len(lines), len(self.lines), 1))
        self.lines += [PageLine(number, len(self.stops) - 1, " ", line, look="dim") for line in lines]

    def _lay_row(self, number: int, group: str, row: Row, room: "_Room") -> None:
        start, stop = len(self.lines), len(self.stops) if row.key else -1
        mark = pad(row.mark, room.mark) if room.mark else ""
        label = _label(row)
        below = bool(label) and room.below
        indent = room.mark + (0 if not label else 2 if below else room.label)
        lead = mark + (pad(label, room.label) if label and not below else "")
        if below:
            for line in wrap(label, max(room.width - room.mark - 1, 2), self._language):
                self.lines.append(PageLine(number, stop, mark + line, labelled=True))
                mark = " " * room.mark
            lead = " " * indent
        text_at = len(self.lines)
        for text, tail in _with_tail(row, max(room.width - indent - 1, 2), self._language):
            look = row.look if row.text or not row.hint else "dim"
            self.lines.append(PageLine(number, stop, lead, text, tail, look, labelled=bool(label)))
            lead = " " * indent
        if row.key:
            spot = Spot(group, row.key)
            self.stops.append(Stop(spot, start, len(self.lines) - start, text_at, indent, room.mark))


@statically.frozen
class _Room:
    """How the width of a group is shared: marks, labels, texts; `below` puts values under their labels."""

    width: int
    mark: int
    label: int
    below: bool

    @classmethod
    def of(cls, group: Group, width: int) -> "_Room":
        mark = max((cell_len(row.mark) + 1 for row in group.rows if row.mark), default=0)
        label = max((cell_len(_label(row)) + 1 for row in group.rows if row.label), default=0)
        return cls(width, mark, label, width - mark - label < LEAST_VALUE or label > width // 2)


def _label(row: Row) -> str:
    return f"{row.label}:" if row.label and not row.label.endswith("?") else row.label


def _with_tail(row: Row, width: int, language: str) -> Iterator[tuple[str, str]]:
    """The lines of a row's text, the tail behind the last one or on a line of its own."""
    *lines, last = wrap(row.text or row.hint, width, language)
    for line in lines:
        yield line, ""
    if not row.tail:
        yield last, ""
    elif cell_len(last) + 2 + cell_len(row.tail) <= width:
        yield last, f"  {row.tail}"
    else:
        if last:
            yield last, ""
        for line in wrap(row.tail, width, language):
            yield "", line
