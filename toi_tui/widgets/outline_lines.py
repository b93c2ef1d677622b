"""How an outline looks: its lines, drawn one by one, and where a row stands among them."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.widgets.looks import Look
from toi_tui.widgets.outline_rows import OutlineEntry, Rows
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.scrolled import ScrolledPanel
from toi_tui.widgets.spot import Spot
from toi_tui.widgets.text import clip, one_line, pad, wrap
from toi_tui.widgets.window import Window

INDENT: Final = 2
LEAST_TEXT: Final = 14
STRIP_LINES: Final = 2
_LOW: Final = 12  # lines of the panel below which the strip has one line


class OutlineLines(ScrolledPanel):
    """A heading, rows, a strip that tells more of the row under the cursor, and a footing."""

    LOOKS: ClassVar[Mapping[str, Look]] = {**Panel.LOOKS, "strip": Look("foreground", "panel")}

    head = 1

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self.rows = Rows()
        self._caption = ""
        self._footing = ""

    def caption(self, text: str, footing: str) -> None:
        """Show a heading on top and a line at the bottom."""
        if (text, footing) != (self._caption, self._footing):
            self._caption, self._footing = text, footing
            self.refresh(self.lines_at(0), self.lines_at(self.size.height - 1))

    # Layout

    @property
    def _strip_lines(self) -> int:
        return STRIP_LINES if self.size.height >= _LOW else 1

    @property
    def window(self) -> Window:
        """The window onto the rows: at least one of them, between the heading and the strip."""
        view = max(self.size.height - self.head - self._strip_lines - 1, 1) if self.size.height else 0
        return Window(range(len(self.rows.keys) + 1), view, self.top)

    def bring_into_view(self) -> bool:
        """Scroll to the cursor, a third of the view ahead, so that going on scrolls seldom; true when that scrolled."""
        window, at = self.window, self.rows.at
        return self.turn_to(window.showing(at, at + 1, ahead=window.view // 3))

    # What is painted anew

    def lines_at(self, y: int, lines: int = 1) -> Region:
        """The region of lines of the widget, one or more, from the line `y` on."""
        return Region(0, y, self.size.width, max(lines, 0))

    def refresh_cursor(self) -> None:
        """Paint the row under the cursor."""
        self.refresh_row(self.rows.at)

    def refresh_row(self, at: int) -> None:
        """Paint a row, where it is in view."""
        if region := self.region_of_row(at):
            self.refresh(region)

    def refresh_rows(self, first: int) -> None:
        """Paint from a row of the view down; the heading tells how far it is scrolled."""
        first = max(first, 0)
        if self.bring_into_view():
            first = 0
        self.refresh(self.lines_at(0), self.lines_at(self.head + first, self.window.view - first))

    def refresh_strip(self) -> None:
        """Paint the strip below the rows."""
        lines = self._strip_lines
        self.refresh(self.lines_at(self.size.height - 1 - lines, lines))

    def seen(self) -> list[tuple[object, ...]]:
        """All that the lines of the rows in view are made of, the entries left aside."""
        rows, end = self.rows, self.top + self.window.view
        return [
            (key, level, at == rows.at, len(rows.below(key)) if key in rows.folded else bool(rows.below(key)))
            for at, (key, level) in enumerate(
                zip(rows.keys[self.top : end], rows.levels[self.top : end], strict=True), self.top
            )
        ]

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line: the heading, a row, the strip below the rows, or the footing."""
        width, height = self.size
        if not width or not self.rows.keys:
            return self.blank(width)
        if y == 0:
            return self._draw_heading(width)
        if y == height - 1:
            return Strip([Segment(pad(self._footing, width), self.look("title"))], width)
        view = self.window.view
        if y > view:
            return self._draw_strip(width, y - view - self.head)
        at = self.top + y - self.head
        return self._draw_row(at, width) if at < len(self.rows.keys) else self.blank(width)

    def _draw_heading(self, width: int) -> Strip:
        more = self.window.more
        caption = clip(self._caption, max(width - len(more) - 2, 1))
        bar = "━" * max(width - cell_len(caption) - len(more) - 1, 0)
        style = self.look("title-here")
        return Strip([Segment(f"{caption} {bar}{more}", style)]).adjust_cell_length(width, style)

    def _draw_row(self, at: int, width: int) -> Strip:
        key = self.rows.keys[at]
        entry = self.rows.forest.entry(key)
        style = self._row_look(at, key)
        indent, bullet = self._indent(at), self._fold_mark(key, entry) + " "
        marks = f"{entry.marks} " if entry.marks else ""
        tail = self._tail(key, entry)
        room = width - indent - len(bullet) - cell_len(marks)
        least = room if key in self.rows.forest.headings else min(LEAST_TEXT, room)
        text = clip(one_line(entry.text), max(room - cell_len(tail), least, 1))
        tail = clip(tail, max(room - cell_len(text), 0))
        base = style if style is not None else self.look(entry.look)
        dim, mark = (base, base) if style else (self.look("dim"), self.look("mark"))
        said = ((" " * indent, dim), (bullet, dim), (marks, mark), (text, base), (tail, dim))
        segments = [Segment(part, look) for part, look in said if part]
        return Strip(segments).adjust_cell_length(width, base)

    def _row_look(self, at: int, key: str) -> Style | None:
        """The style of a row that stands out as a whole."""
        if self.target is not None and self.target == self.spot_of(key):
            return self.look("target")
        return self.cursor_look() if at == self.rows.at else None

    def _indent(self, at: int) -> int:
        """The indent of a row; what is very deep stops moving to the right, so that its text can be read."""
        return max(0, min(self.rows.levels[at] * INDENT, self.size.width - LEAST_TEXT - 2))

    def _fold_mark(self, key: str, entry: OutlineEntry) -> str:
        if not self.rows.below(key):
            return entry.bullet
        return "▸" if key in self.rows.folded else "▾"

    def _tail(self, key: str, entry: OutlineEntry) -> str:
        count = len(self.rows.below(key)) if key in self.rows.folded else 0
        hidden = f" ({count})" if count and key not in self.rows.forest.headings else ""
        return hidden + (f" {entry.tail}" if entry.tail else "")

    def _draw_strip(self, width: int, line: int) -> Strip:
        style = self.look("strip")
        lines = self._told(width)
        text = lines[line] if line < len(lines) else ""
        return Strip([Segment(pad(f" {text}", width), style)], width)

    def _told(self, width: int) -> Sequence[str]:
        """The strip about the row under the cursor: its whole text when that is clipped, and what is more."""
        key = self.rows.key
        entry = self.rows.forest.entry(key)
        taken = self._indent(self.rows.at) + 2 + cell_len(entry.marks) + cell_len(self._tail(key, entry)) + 1
        whole = "\n" in entry.text or cell_len(entry.text) > width - taken
        said = " · ".join(one_line(each) for each in (entry.text if whole else "", entry.more) if each)
        lines, most = wrap(said, width - 2, self.language), self._strip_lines
        if len(lines) <= most:
            return lines
        return (*lines[: most - 1], clip(lines[most - 1] + " " + lines[most], width - 2))

    # Places

    def spot_of(self, key: str) -> Spot:
        """The spot of a key: in its parent's group, or a group alone when it is a heading."""
        if key in self.rows.forest.headings:
            return Spot(key)
        return Spot(self.rows.forest.parents.get(key, ""), key)

    def region_of(self, spot: Spot) -> Region | None:
        """Where the text of a row stands; None when it is not in view."""
        key = spot.key or spot.group
        at = self.rows.at if key == self.rows.key else self.rows.row_of(key)
        region = self.region_of_row(at) if at is not None else None
        if at is None or region is None:
            return None
        marks = self.rows.forest.entry(key).marks
        x = self._indent(at) + 2 + (cell_len(marks) + 1 if marks else 0)
        return Region(x, region.y, max(self.size.width - x, 1), 1)

    def _row_at(self, at: Offset) -> int | None:
        row = self.top + at.y - self.head
        return row if self.head <= at.y <= self.window.view and row < len(self.rows.keys) else None

    def spot_at(self, at: Offset) -> Spot | None:
        """The spot at a place of the outline; None where none is."""
        row = self._row_at(at)
        return None if row is None else self.spot_of(self.rows.keys[row])

    def fold_mark_at(self, at: Offset) -> str:
        """The key whose fold mark is at a place; empty when none is."""
        row = self._row_at(at)
        if row is None or not 0 <= at.x - self._indent(row) <= 1:
            return ""
        key = self.rows.keys[row]
        return key if self.rows.below(key) else ""
