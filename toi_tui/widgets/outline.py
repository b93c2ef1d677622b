"""An outline: a tree of rows that fold, as one widget with one cursor.

What is visible is one flat list, so folding is a slice of it, and only the rows on the screen are ever drawn.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import ClassVar, Protocol

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from toi_tui.model.frozen import dataclass
from toi_tui.widgets.looks import Look
from toi_tui.widgets.panel import Direction, Panel, Spot
from toi_tui.widgets.text import clip, one_line, pad, wrap

INDENT = 2
LEAST_TEXT = 14
STRIP_LINES = 2
_LOW = 12  # lines of the panel below which the strip has one line


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it is drawn: its text, marks in front of it, a few characters behind it, and what is told of it below.

    `tail` comes after the text, `more` on the line below the outline when the cursor is on the row.
    """

    text: str
    marks: str = ""
    tail: str = ""
    more: str = ""
    bullet: str = "·"
    look: str = ""


class Forest(Protocol):
    """What an outline shows: trees of keys, and what to draw for each. Never changed once it is given."""

    @property
    def tops(self) -> Sequence[str]:
        """The keys without a parent, in order; headings among them."""

    @property
    def headings(self) -> Collection[str]:
        """Those of the tops that are a name for what stands below and no item."""

    @property
    def parents(self) -> Mapping[str, str]:
        """Every other key's parent."""

    @property
    def children(self) -> Mapping[str, Sequence[str]]:
        """The children of a key in order."""

    def entry(self, key: str) -> Entry:
        """What is drawn for a key."""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every item's key and text in reading order."""


class Outline(Panel):
    """A tree of rows that fold. Its spots: the group is the parent's key, a heading is a group without a key."""

    LOOKS: ClassVar[Mapping[str, Look]] = {**Panel.LOOKS, "strip": Look("foreground", "panel")}

    class Folded(Panel.Said):
        """What is folded has changed."""

    _forest: Forest

    def __init__(self, *, id: str | None = None, language: str = "fi") -> None:
        super().__init__(id=id, language=language)
        self._keys: list[str] = []
        self._levels: list[int] = []
        self._folded: set[str] = set()
        self._at = 0
        self._top = 0
        self._focus = ""
        self._caption = ""
        self._footing = ""

    # Values in

    def show(self, forest: Forest, *, folded: Collection[str] | None = None) -> None:
        """Show this forest; `folded` replaces what is folded. The cursor stays on its row, or as near as can be."""
        kept = self._key
        self._forest = forest
        if folded is not None:
            self._folded = set(folded)
        if self._focus and self._focus not in forest.parents and self._focus not in forest.tops:
            self._focus = ""
        self._lay_out(kept)
        self.refresh()

    def retell(self, forest: Forest, keys: Collection[str]) -> None:
        """Show a forest of the same shape in which only these keys are drawn otherwise."""
        self._forest = forest
        height = self._view
        for y, key in enumerate(self._keys[self._top : self._top + height], 1):
            if key in keys:
                self.refresh(Region(0, y, self.size.width, 1))
        if self._key in keys:
            self._refresh_strip()

    def caption(self, text: str, footing: str) -> None:
        """Show a heading on top and a line at the bottom."""
        if (text, footing) != (self._caption, self._footing):
            self._caption, self._footing = text, footing
            self.refresh(Region(0, 0, self.size.width, 1))
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))

    # Folding and focus

    @property
    def folded(self) -> Collection[str]:
        """The keys that are folded."""
        return self._folded

    @property
    def focused_on(self) -> str:
        """The key whose branch alone is shown; empty for all."""
        return self._focus

    def fold(self, key: str) -> bool:
        """Fold a row, or unfold it; false when nothing is below it."""
        if not self._forest.children.get(key) or key not in self._keys:
            return False
        at = self._keys.index(key)
        if key in self._folded:
            self._folded.discard(key)
            keys, levels = self._visible([key], self._levels[at])
            self._replace(at, at + 1, keys, levels)
        else:
            self._folded.add(key)
            self._replace(at, self._end_of(at), [key], [self._levels[at]])
        self._refresh_rows(at - self._top)
        self.post_message(self.Folded(self, self.spot))
        return True

    def fold_to(self, level: int) -> None:
        """Show this many levels below the tops, or below the branch that is in focus."""
        children = self._forest.children
        row = list(self._tops)
        for _number in range(level):
            row = [child for key in row for child in children.get(key, ())]
        folded = {key for key in self._from(row) if key in children}
        self._folded = (self._folded - self._from([self._focus]) if self._focus else set()) | folded
        self._lay_out(self._key)
        self.refresh()
        self.post_message(self.Folded(self, self.spot))

    def focus_on(self, key: str) -> None:
        """Show a branch alone; an empty key shows all again."""
        kept = self._key
        self._focus = key
        self._folded.discard(key)
        self._lay_out(kept)
        self.refresh()

    def _from(self, row: list[str]) -> set[str]:
        """These keys and all below them."""
        found: set[str] = set()
        while row:
            found.update(row)
            row = [child for key in row for child in self._forest.children.get(key, ())]
        return found

    def _replace(self, start: int, end: int, keys: list[str], levels: list[int]) -> None:
        here = self._key
        self._keys[start:end], self._levels[start:end] = keys, levels
        if self._at >= end:
            self._at += len(keys) - (end - start)
        elif self._at >= start + len(keys):
            self._at = start
        if self._key != here:
            self._bring_into_view()
            self._refresh_strip()

    def _end_of(self, at: int) -> int:
        """Where the rows below a row end."""
        level, levels = self._levels[at], self._levels
        end = at + 1
        while end < len(levels) and levels[end] > level:
            end += 1
        return end

    @property
    def _tops(self) -> Sequence[str]:
        return (self._focus,) if self._focus else self._forest.tops

    def _visible(self, tops: Sequence[str], level: int) -> tuple[list[str], list[int]]:
        """The rows of these and of all that is visible below them, with their levels."""
        children, folded = self._forest.children, self._folded
        above = children.keys()
        keys: list[str] = []
        levels: list[int] = []
        stack = [(level, iter(tops))]
        while stack:
            level, row = stack[-1]
            for key in row:
                keys.append(key)
                levels.append(level)
                if key in children and key not in folded:
                    below = children[key]
                    if not above.isdisjoint(below):
                        stack.append((level + 1, iter(below)))
                        break
                    keys += below
                    levels += [level + 1] * len(below)
            else:
                stack.pop()
        return keys, levels

    def _lay_out(self, key: str) -> None:
        """Make the list of visible rows anew, with the cursor on this key or on what hides it."""
        level = self._levels[self._at] if self._at < len(self._levels) else 0
        self._keys, self._levels = self._visible(self._tops, 0)
        while key and key not in self._keys:
            key = self._forest.parents.get(key, "")
        self._at = self._keys.index(key) if key else self._nearest(self._at, level)
        self._bring_into_view()

    def _nearest(self, at: int, level: int) -> int:
        """Where the cursor goes from a row that is gone: to what took its place, else to what stood before it."""
        at = max(0, min(at, len(self._keys) - 1))
        if at and self._levels[at] < level:
            at -= 1
            while at and self._levels[at] > level:
                at -= 1
        return at

    # The cursor

    @property
    def _key(self) -> str:
        return self._keys[self._at] if self._at < len(self._keys) else ""

    def _spot_of(self, key: str) -> Spot:
        if key in self._forest.headings:
            return Spot(key)
        return Spot(self._forest.parents.get(key, ""), key)

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        return self._spot_of(self._key) if self._keys else Spot("")

    def select(self, key: str) -> bool:
        """Put the cursor on a row; what hides it is unfolded."""
        parents = self._forest.parents
        if key not in parents and key not in self._forest.tops:
            return False
        if key not in self._keys:
            above = key
            while above in parents and above != self._focus:
                above = parents[above]
                self._folded.discard(above)
            if above != self._focus:
                self._focus = ""
            self._lay_out(key)
            self.refresh()
            self.post_message(self.Folded(self, self.spot))
        self._stand(self._keys.index(key))
        return True

    def _select_spot(self, spot: Spot) -> None:
        self.select(spot.key or spot.group)

    def _stand(self, at: int) -> None:
        old, self._at = self._at, at
        if self._bring_into_view():
            self._refresh_rows(0)
        else:
            self._refresh_row(old)
            self._refresh_row(at)
        if old != at:
            self._refresh_strip()
            self.post_message(self.Moved(self, self.spot))

    def go(self, direction: Direction) -> bool:
        """Move the cursor; left folds or goes to the parent, right unfolds or goes to the first child."""
        if not self._keys:
            return False
        match direction:
            case "left" | "right":
                return self._go_sideways(direction)
            case "home":
                at = 0
            case "end":
                at = len(self._keys) - 1
            case "up" | "down":
                at = self._at + (-1 if direction == "up" else 1)
                if not 0 <= at < len(self._keys):
                    return False
            case _:
                at = self._at + max(self._view - 1, 1) * (-1 if direction == "page-up" else 1)
        self._stand(max(0, min(at, len(self._keys) - 1)))
        return True

    def _go_sideways(self, direction: Direction) -> bool:
        key = self._key
        below = bool(self._forest.children.get(key))
        if below and (key in self._folded) == (direction == "right"):
            return self.fold(key)
        if direction == "right":
            if below:
                self._stand(self._at + 1)
            return below
        parent = self._forest.parents.get(key, "")
        if key == self._focus or parent not in self._keys:
            return False
        self._stand(self._keys.index(parent))
        return True

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where a row goes that is carried one step: among its siblings, into the branch beside, in or out a level."""
        key = self._key
        if key in self._forest.tops or key == self._focus or not key:
            return None
        parent = self._forest.parents[key]
        siblings = self._forest.children[parent]
        at = siblings.index(key)
        match direction:
            case "up" if at:
                return Spot(parent, siblings[at - 2] if at > 1 else "")
            case "down" if at < len(siblings) - 1:
                return Spot(parent, siblings[at + 1])
            case "right":
                return self._end_in(siblings[at - 1]) if at else None
            case "left":
                return self._out_of(parent)
            case "up" | "down":
                return self._across(parent, direction)
            case _:
                return None

    def _end_in(self, parent: str) -> Spot:
        children = self._forest.children.get(parent, ())
        return Spot(parent, children[-1] if children else "")

    def _out_of(self, parent: str) -> Spot | None:
        if parent in self._forest.tops or parent == self._focus:
            return None
        return Spot(self._forest.parents[parent], parent)

    def _across(self, parent: str, direction: Direction) -> Spot | None:
        """Out of a branch at its end: into the branch beside it, else beside the branch, or to the heading."""
        if parent == self._focus:
            return None
        tops, children = self._forest.tops, self._forest.children
        if parent in tops:
            return self._to_other_top(tops, parent, direction)
        above = self._forest.parents[parent]
        beside = children[above]
        at = beside.index(parent)
        if direction == "down":
            return Spot(beside[at + 1], "") if at + 1 < len(beside) else self._out_of(parent)
        if at:
            return self._end_in(beside[at - 1])
        if above in tops and not self._focus:
            return self._to_other_top(tops, above, direction)
        return Spot(above, "")

    def _to_other_top(self, tops: Sequence[str], top: str, direction: Direction) -> Spot | None:
        at = tops.index(top) + (-1 if direction == "up" else 1)
        if not 0 <= at < len(tops):
            return None
        if direction == "up":
            return self._end_in(tops[at])
        children = self._forest.children.get(tops[at], ())
        return Spot(children[0] if children and tops[at] not in self._forest.headings else tops[at], "")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every row's key and text, those that are folded away too."""
        return self._forest.texts()

    # Layout

    @property
    def _strip_lines(self) -> int:
        return STRIP_LINES if self.size.height >= _LOW else 1

    @property
    def _view(self) -> int:
        """How many rows fit."""
        return max(self.size.height - 2 - self._strip_lines, 1)

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        self._bring_into_view()

    def _bring_into_view(self) -> bool:
        """Scroll to the cursor, a third of the view ahead, so that going on scrolls seldom; true when that scrolled."""
        if not self.size.height:
            return False
        top, view = self._top, self._view
        ahead = view // 3
        if self._at < top:
            top = self._at - ahead
        elif self._at >= top + view:
            top = self._at - view + 1 + ahead
        top = max(0, min(top, len(self._keys) - view))
        changed, self._top = top != self._top, top
        return changed

    def _refresh_row(self, at: int) -> None:
        y = at - self._top
        if 0 <= y < self._view:
            self.refresh(Region(0, y + 1, self.size.width, 1))

    def _refresh_rows(self, first: int) -> None:
        """Draw anew from a row of the view down; the heading tells how far it is scrolled."""
        first = max(first, 0)
        if self._bring_into_view():
            first = 0
        self.refresh(Region(0, 0, self.size.width, 1))
        self.refresh(Region(0, 1 + first, self.size.width, max(self._view - first, 0)))

    def _refresh_strip(self) -> None:
        lines = self._strip_lines
        self.refresh(Region(0, self.size.height - 1 - lines, self.size.width, lines))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line: the heading, a row, the strip below the rows, or the footing."""
        width, height = self.size
        if not width or not self._keys:
            return self.blank(width)
        if y == 0:
            return self._draw_heading(width)
        if y == height - 1:
            return Strip([Segment(pad(self._footing, width), self.look("title"))], width)
        if y > self._view:
            return self._draw_strip(width, y - self._view - 1)
        at = self._top + y - 1
        return self._draw_row(at, width) if at < len(self._keys) else self.blank(width)

    def _draw_heading(self, width: int) -> Strip:
        more = ("▲" if self._top else "") + ("▼" if self._top + self._view < len(self._keys) else "")
        caption = clip(self._caption, max(width - len(more) - 2, 1))
        bar = "━" * max(width - cell_len(caption) - len(more) - 1, 0)
        style = self.look("title-here")
        return Strip([Segment(f"{caption} {bar}{more}", style)]).adjust_cell_length(width, style)

    def _draw_row(self, at: int, width: int) -> Strip:
        key = self._keys[at]
        entry = self._forest.entry(key)
        style = self._row_look(at, key)
        indent, bullet = self._indent(at), self._fold_mark(key, entry) + " "
        marks = f"{entry.marks} " if entry.marks else ""
        tail = self._tail(key, entry)
        room = width - indent - len(bullet) - cell_len(marks)
        least = room if key in self._forest.headings else min(LEAST_TEXT, room)
        text = clip(one_line(entry.text), max(room - cell_len(tail), least, 1))
        tail = clip(tail, max(room - cell_len(text), 0))
        base = style if style is not None else self.look(entry.look)
        dim, mark = (base, base) if style else (self.look("dim"), self.look("mark"))
        said = ((" " * indent, dim), (bullet, dim), (marks, mark), (text, base), (tail, dim))
        segments = [Segment(part, look) for part, look in said if part]
        return Strip(segments).adjust_cell_length(width, base)

    def _row_look(self, at: int, key: str) -> Style | None:
        """The style of a row that stands out as a whole."""
        if self._target is not None and self._target == self._spot_of(key):
            return self.look("target")
        return self.cursor_look() if at == self._at else None

    def _indent(self, at: int) -> int:
        """The indent of a row; what is very deep stops moving to the right, so that its text can be read."""
        return max(0, min(self._levels[at] * INDENT, self.size.width - LEAST_TEXT - 2))

    def _fold_mark(self, key: str, entry: Entry) -> str:
        if not self._forest.children.get(key):
            return entry.bullet
        return "▸" if key in self._folded else "▾"

    def _tail(self, key: str, entry: Entry) -> str:
        count = len(self._forest.children.get(key, ())) if key in self._folded else 0
        hidden = f" ({count})" if count and key not in self._forest.headings else ""
        return hidden + (f" {entry.tail}" if entry.tail else "")

    def _draw_strip(self, width: int, line: int) -> Strip:
        style = self.look("strip")
        lines = self._told(width)
        text = lines[line] if line < len(lines) else ""
        return Strip([Segment(pad(f" {text}", width), style)], width)

    def _told(self, width: int) -> Sequence[str]:
        """What the strip says of the row under the cursor: its whole text when that is clipped, and what is more."""
        entry = self._forest.entry(self._key)
        taken = self._indent(self._at) + 2 + cell_len(entry.marks) + cell_len(self._tail(self._key, entry)) + 1
        whole = "\n" in entry.text or cell_len(entry.text) > width - taken
        said = " · ".join(one_line(each) for each in (entry.text if whole else "", entry.more) if each)
        lines, most = wrap(said, width - 2, self.language), self._strip_lines
        if len(lines) <= most:
            return lines
        return (*lines[: most - 1], clip(lines[most - 1] + " " + lines[most], width - 2))

    # Places

    def region_of(self, spot: Spot) -> Region | None:
        """Where the text of a row stands; None when it is not in view."""
        key = spot.key or spot.group
        at = self._keys.index(key) if key in self._keys else -1
        y = at - self._top
        if at < 0 or not 0 <= y < self._view:
            return None
        marks = self._forest.entry(key).marks
        x = self._indent(at) + 2 + (cell_len(marks) + 1 if marks else 0)
        return Region(x, y + 1, max(self.size.width - x, 1), 1)

    def _row_at(self, at: Offset) -> int | None:
        row = self._top + at.y - 1
        return row if 1 <= at.y <= self._view and row < len(self._keys) else None

    def spot_at(self, at: Offset) -> Spot | None:
        """What stands at a place of the outline."""
        row = self._row_at(at)
        return None if row is None else self._spot_of(self._keys[row])

    def _on_fold_mark(self, at: Offset) -> str:
        """The key whose fold mark is at a place; empty when none is."""
        row = self._row_at(at)
        if row is None or not 0 <= at.x - self._indent(row) <= 1:
            return ""
        key = self._keys[row]
        return key if self._forest.children.get(key) else ""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Fold at a fold mark, select elsewhere."""
        key = self._on_fold_mark(event.offset)
        if key and event.button == 1:
            event.prevent_default()
            self._select_spot(self._spot_of(key))
            self.fold(key)

    def on_click(self, event: events.Click) -> None:
        """Two clicks on a fold mark are no double click."""
        if self._on_fold_mark(event.offset):
            event.prevent_default()

    def scroll_by(self, lines: int, at: Offset) -> None:  # noqa: ARG002  # the outline is all one list
        """Scroll, and leave the cursor where it is."""
        top = max(0, min(self._top + lines, len(self._keys) - self._view))
        if top != self._top:
            self._top = top
            self.refresh(Region(0, 0, self.size.width, 1 + self._view))
