"""An outline: a tree of rows that fold, as one widget with one cursor.

`outline_rows` says what is visible, `outline_lines` how it looks, `outline_moving` where a row can be moved; this is
what the keys, the mouse and the screen do with it.
"""

from collections.abc import Collection, Iterator

from textual import events
from textual.geometry import Offset

from toi_tui.widgets import outline_moving
from toi_tui.widgets.outline_lines import OutlineLines
from toi_tui.widgets.outline_rows import Forest
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Direction, Spot


class Outline(OutlineLines):
    """A tree of rows that fold. Its spots: the group is the parent's key, a heading is a group without a key."""

    class Folded(Panel.Said):
        """Something was folded, or unfolded."""

    # Values in

    def show(
        self, forest: Forest, *, folded: Collection[str] | None = None, changed: Collection[str] | None = None
    ) -> None:
        """Show this forest; `folded` replaces what is folded. The cursor stays on its row, or as near as can be.

        `changed` are the keys that are drawn otherwise than in the forest before it, or came, went or moved; None when
        anything may be.
        """
        rows, seen, count, here = self.rows, self.seen(), len(self.rows.keys), self.rows.key
        rows.show(forest, folded)
        if self.bring_into_view() or changed is None:
            self.refresh()
            return
        self._refresh_differing(seen, changed)
        if count != len(rows.keys):
            self.refresh(self.lines_at(0))  # it tells whether there is more below
        if here != rows.key or here in changed:
            self.refresh_strip()

    def _refresh_differing(self, seen: list[tuple[object, ...]], changed: Collection[str]) -> None:
        """Paint the lines that are not as they were seen."""
        now = self.seen()
        for y in range(max(len(seen), len(now))):
            if y >= len(seen) or y >= len(now) or seen[y] != now[y] or now[y][0] in changed:
                self.refresh(self.lines_at(y + 1))

    # Folding and focus

    @property
    def folded(self) -> Collection[str]:
        """The keys that are folded."""
        return self.rows.folded

    @property
    def focused_on(self) -> str:
        """The key whose branch alone is shown; empty for all."""
        return self.rows.focus

    def fold(self, key: str) -> bool:
        """Fold a row, or unfold it; false when nothing is below it."""
        here = self.rows.key
        row = self.rows.fold(key)
        if row is None:
            return False
        if self.rows.key != here:
            self.refresh_strip()
        self.refresh_rows(row - self.top)
        self.post_message(self.Folded(self, self.spot))
        return True

    def fold_to(self, level: int) -> None:
        """Show this many levels below the tops, or below the branch that is in focus."""
        self.rows.fold_to(level)
        self._show_all()
        self.post_message(self.Folded(self, self.spot))

    def focus_on(self, key: str) -> None:
        """Show a branch alone; an empty key shows all again."""
        self.rows.focus_on(key)
        self._show_all()

    def _show_all(self) -> None:
        self.bring_into_view()
        self.refresh()

    # The cursor

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        return self.spot_of(self.rows.key) if self.rows.keys else Spot("")

    def select(self, key: str) -> bool:
        """Put the cursor on a row; what hides it is unfolded."""
        rows = self.rows
        if key == rows.key and key:
            self._stand(rows.at)
            return True
        if not rows.has(key):
            return False
        if rows.reveal(key):
            self._show_all()
            self.post_message(self.Folded(self, self.spot))
        self._stand(rows.keys.index(key))
        return True

    def select_spot(self, spot: Spot) -> None:
        """Put the cursor on a spot, where it is here."""
        self.select(spot.key or spot.group)

    def _stand(self, at: int) -> None:
        old, self.rows.at = self.rows.at, at
        if self.bring_into_view():
            self.refresh_rows(0)
        elif old != at:
            self.refresh_row(old)
            self.refresh_row(at)
        if old != at:
            self.refresh_strip()
            self.post_message(self.Moved(self, self.spot))

    def go(self, direction: Direction) -> bool:
        """Move the cursor; left folds or goes to the parent, right unfolds or goes to the first child."""
        rows, last = self.rows, len(self.rows.keys) - 1
        match direction:
            case _ if last < 0:
                return False
            case "left" | "right":
                return self._go_sideways(direction)
            case "home":
                at = 0
            case "end":
                at = last
            case "up" | "down":
                at = rows.at + (-1 if direction == "up" else 1)
                if not 0 <= at <= last:
                    return False
            case _:
                at = self.window.a_page_from(rows.at, -1 if direction == "page-up" else 1)
        self._stand(at)
        return True

    def _go_sideways(self, direction: Direction) -> bool:
        rows, key = self.rows, self.rows.key
        below = bool(rows.below(key))
        if below and (key in rows.folded) == (direction == "right"):
            return self.fold(key)
        if direction == "right":
            if below:
                self._stand(rows.at + 1)
            return below
        parent = None if key == rows.focus else rows.row_of(rows.forest.parents.get(key, ""))
        if parent is None:
            return False
        self._stand(parent)
        return True

    def neighbour(self, direction: Direction) -> Spot | None:
        """Where a row goes that is moved one step: among its siblings, into the branch beside, in or out a level."""
        return outline_moving.neighbour(self.rows, direction)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every row's key and text, those that are folded away too."""
        return self.rows.forest.texts()

    # The mouse, and the window

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        self.bring_into_view()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Fold at a fold mark, select elsewhere."""
        key = self.fold_mark_at(event.offset)
        if key and event.button == 1:
            event.prevent_default()
            self.select_spot(self.spot_of(key))
            self.fold(key)

    def on_click(self, event: events.Click) -> None:
        """Two clicks on a fold mark are no double click."""
        if self.fold_mark_at(event.offset):
            event.prevent_default()

    def scroll_by(self, lines: int, _at: Offset) -> None:
        """Scroll the rows, and leave the cursor where it is."""
        if self.turn_to(self.window.scrolled(lines)):
            self.refresh(self.lines_at(0, self.head + self.window.view))
