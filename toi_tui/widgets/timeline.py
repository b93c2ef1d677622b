"""A timeline by weeks: a line for each row with its bar, today as a line through all of them.

Weeks are those of ISO 8601, Monday to Sunday. As many cells go to a week as let all weeks be seen; where even one cell
each is too much, left and right scroll. Rows without dates have their line too, and say so.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.locale import _
from toi_tui.model import statically
from toi_tui.widgets.looks import Look
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.scrolled import ScrolledPanel
from toi_tui.widgets.spot import Direction, Spot
from toi_tui.widgets.text import clip, one_line, pad
from toi_tui.widgets.timeline_weeks import Weeks, span
from toi_tui.widgets.window import Window

GROUP: Final = "timeline"
HEADING: Final = 2
"""The lines above the rows: months and weeks."""

_WIDEST: Final = 6  # cells of a week
_SCROLL: Final = 4  # weeks at a time
_CROSSED: Final = {"━": "┿", "╌": "┼"}  # where today's line goes through a bar
_LABEL: Final = (12, 40)  # cells of the names of rows, at least and at most


@statically.frozen
class Bar:
    """A row: its name, when it is in a few letters, from when until when, and its look.

    Without `start` it is a point in time, without `due` it goes on and on; without both it has only its words, `said`.
    """

    key: str
    label: str
    when: str = ""
    start: date | None = None
    due: date | None = None
    said: str = ""
    mark: str = " "
    look: str = ""


class Timeline(ScrolledPanel):
    """Bars over weeks. Its spots: one group, the row's key."""

    LOOKS: ClassVar[Mapping[str, Look]] = {
        **Panel.LOOKS,
        "bar": Look("primary", bold=True),
        "overdue": Look("text-error", bold=True),
        "today": Look("accent", bold=True),
        "row": Look("foreground", "panel"),
    }

    head = HEADING

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._bars: tuple[Bar, ...] = ()
        self._today = date.min
        self._hint = ""
        self._row = 0
        self._left = 0  # weeks scrolled away
        self._first, self._count = date.min, 0  # the first week, and how many there are
        self._longest = self._when = 0  # cells of the names, and of when things are

    def show(self, bars: Iterable[Bar], today: date, hint: str) -> None:
        """Show these rows; `hint` stands there while there are none. The cursor stays on its row."""
        key = self.spot.key
        self._bars, self._today, self._hint = tuple(bars), today, hint
        self.starts = range(len(self._bars) + 1)
        keys = [bar.key for bar in self._bars]
        self._row = keys.index(key) if key in keys else max(0, min(self._row, len(keys) - 1))
        self._longest = max((cell_len(bar.label) for bar in self._bars), default=0)
        self._when = max((cell_len(bar.when) for bar in self._bars), default=0)
        self._first, self._count = span((day for bar in self._bars for day in (bar.start, bar.due) if day), today)
        self._bring_into_view()
        self.refresh()

    # The cursor

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        return Spot(GROUP, self._bars[self._row].key if self._row < len(self._bars) else "")

    def select(self, key: str) -> bool:
        """Put the cursor on a row."""
        found = next((number for number, bar in enumerate(self._bars) if bar.key == key), -1)
        if found >= 0:
            self._stand(found)
        return found >= 0

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
        self.select(spot.key)

    def go(self, direction: Direction) -> bool:
        """Move the cursor through the rows; left and right scroll the weeks."""
        last = len(self._bars) - 1
        match direction:
            case "left" | "right":
                return self._scroll_weeks(-_SCROLL if direction == "left" else _SCROLL)
            case "home" | "end":
                wanted = 0 if direction == "home" else last
            case "page-up" | "page-down":
                wanted = self.window.a_page_from(self._row, -1 if direction == "page-up" else 1)
            case _:
                wanted = self._row + (-1 if direction == "up" else 1)
        before = self._row
        self._stand(max(0, min(wanted, last)))
        return self._row != before

    def _stand(self, row: int) -> None:
        before, self._row = self._row, row
        if before == row:
            return
        if self._bring_into_view():
            self.refresh()
        else:
            self.refresh(*filter(None, map(self.region_of_row, (before, row))))
        self.post_message(self.Moved(self, self.spot))

    def _scroll_weeks(self, weeks: int) -> bool:
        before, self._left = self._left, self._weeks_in_view.scrolled(weeks).top
        if self._left != before:
            self.refresh()
        return self._left != before

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where the row goes that is moved one step up or down."""
        step = {"up": -2, "down": 1}.get(direction)
        at = self._row + step if step is not None else -2
        if not -1 <= at < len(self._bars):
            return None
        return Spot(GROUP, self._bars[at].key if at >= 0 else "")

    def texts(self) -> Iterable[tuple[str, str]]:
        """Every row's key and its words."""
        return ((bar.key, f"{bar.label} {bar.when} {bar.said}") for bar in self._bars)

    # Layout

    @property
    def _label(self) -> int:
        """Cells of the names: not quite a third of the width, or as many as the longest needs."""
        longest = max(self._longest, cell_len(_("Timeline")) - self._when - 1)  # which stands above both
        return min(longest, max(_LABEL[0], min(self.size.width * 3 // 10, _LABEL[1])))

    @property
    def _lead(self) -> int:
        """Cells in front of the weeks: the mark, the name, and when it is."""
        return 2 + self._label + 1 + self._when + 1

    @property
    def _room(self) -> int:
        return max(self.size.width - self._lead - 1, 1)

    @property
    def _cells(self) -> int:
        """Cells of a week."""
        return max(1, min(_WIDEST, self._room // max(self._count, 1)))

    @property
    def _weeks(self) -> Weeks:
        return Weeks(self._first, self._left, self._cells, self._room)

    @property
    def _weeks_in_view(self) -> Window:
        """The window onto the weeks, which scrolls sideways."""
        return Window(range(self._count + 1), self._weeks.fitting, self._left)

    def _bring_into_view(self) -> bool:
        if not self.window.view:
            return False
        turned, before = self.turn_to(self.window.showing_row(self._row)), self._left
        bar = self._bars[self._row] if self._row < len(self._bars) else None
        day = (bar.due or bar.start) if bar else None
        weeks = self._weeks_in_view
        self._left = (weeks.showing_row(self._weeks.number(day)) if day else weeks.scrolled(0)).top
        return turned or self._left != before

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        if self._bring_into_view():
            self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw the months, the weeks, or a row."""
        width = self.size.width
        if not width:
            return self.blank(width)
        if y < HEADING:
            segments = self._heading(y) if self._bars else []
        else:
            number = self.top + y - HEADING
            below = [] if self._bars else self.hinted(self._hint, y - HEADING)
            segments = self._line(number) if number < len(self._bars) else below
        return Strip(segments).adjust_cell_length(width, self.look(""))

    def _heading(self, y: int) -> list[Segment]:
        name = _("Timeline") if y == 0 else _("week")
        lead = f"{pad(self.window.more, 2)}{name}" if y == 0 else f"{name} ".rjust(self._lead)
        here = self.look("title-here" if self.has_focus else "title")
        weeks = self._weeks
        cells = self._cells_of(weeks.months() if y == 0 else weeks.numbers(), self.look("title" if y == 0 else "dim"))
        today = weeks.column(self._today)
        if 0 <= today < len(cells) and cells[today][0] == " ":
            cells[today] = ("▼", self.look("today"))
        return [Segment(pad(lead, self._lead), here if y == 0 else self.look("dim")), *_joined(cells)]

    def _cells_of(self, text: str, style: Style) -> list[tuple[str, Style]]:
        return [(letter, style) for letter in text.ljust(self._room)[: self._room]]

    def _line(self, number: int) -> list[Segment]:
        bar, here = self._bars[number], number == self._row
        base = self.look("target") if self.target == Spot(GROUP, bar.key) else self.look("row" if here else "")
        name = self.cursor_look() if here else self._upon(base, bar.look) if bar.look else base
        lead = pad(one_line(bar.label), self._label)
        when = bar.when.rjust(self._when)
        cells = [(letter, base) for letter in " " * self._room]
        today = self._weeks.column(self._today)
        if 0 <= today < self._room:
            cells[today] = ("│", self._upon(base, "today"))
        style = self._upon(base, bar.look or "bar")
        for at, letter in self._drawn(bar):
            if 0 <= at < self._room:
                cells[at] = (_CROSSED.get(letter, letter) if at == today else letter, style)
        mark = Segment(pad(bar.mark, 2), self._upon(base, "warning"))
        return [mark, Segment(lead, name), Segment(f" {when} ", base), *_joined(cells)]

    def _upon(self, base: Style, look: str) -> Style:
        """A look on the background of its row."""
        return self.look(look) + Style(bgcolor=base.bgcolor)

    def _drawn(self, bar: Bar) -> list[tuple[int, str]]:
        """The letters of a bar and where they stand."""
        if bar.start is None and bar.due is None:
            return list(enumerate(clip(bar.said, self._room)))
        begin = self._weeks.column(bar.start or bar.due or self._today)
        if bar.due is None:
            return [(at, "╌") for at in range(max(begin, 0), self._room - 1)] + [(self._room - 1, "▸")]
        end = self._weeks.column(bar.due)
        return [*((at, "━") for at in range(max(begin, 0), min(end, self._room))), (end, "◆")]

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the name of a row stands."""
        row = next((number for number, bar in enumerate(self._bars) if bar.key == spot.key), -1)
        y = HEADING + row - self.top
        return Region(2, y, self._label, 1) if row >= 0 and HEADING <= y < self.size.height else None

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place; below the rows it is that of the last one."""
        row = min(self.top + at.y - HEADING, len(self._bars) - 1)
        return Spot(GROUP, self._bars[row].key if row >= 0 and at.y >= HEADING else "")


def _joined(cells: list[tuple[str, Style]]) -> list[Segment]:
    """Neighbouring cells of one style as one segment."""
    groups = groupby(cells, itemgetter(1))
    return [Segment("".join(letter for letter, _style in group), style) for style, group in groups]
