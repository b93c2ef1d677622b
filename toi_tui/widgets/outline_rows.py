"""The rows of an outline: what is visible of a forest as one flat list, and the cursor on it. It draws nothing.

Folding is a slice of that list. So is a change of the forest: of ten thousand rows only those are made anew that stand
below another list of children than before.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Protocol

from toi_tui.model import statically
from toi_tui.model.kinds import EMPTY

_MOST_SLICES: Final = 32
"""Lists of children that may differ; with more of them all rows are sooner made anew."""


@statically.frozen
class OutlineEntry:
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
    """A forest that an outline shows: trees of keys, and what to draw for each.

    Neither it nor its lists of children are changed once it is given; a later forest may share them.
    """

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

    def entry(self, key: str) -> OutlineEntry:
        """The entry that is drawn for a key."""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every item's key and text in reading order."""


class _Bare:
    """The forest before there is one."""

    tops: Sequence[str] = ()
    headings: Collection[str] = ()
    parents: Mapping[str, str] = EMPTY
    children: Mapping[str, Sequence[str]] = EMPTY

    def entry(self, key: str) -> OutlineEntry:
        raise KeyError(key)

    def texts(self) -> Iterator[tuple[str, str]]:
        return iter(())


class Rows:
    """The rows that are visible of a forest: `keys` with their `levels`, and `at`, the row with the cursor.

    `folded` are the keys whose children are hidden; `focus` is the key whose branch alone is shown, empty for all.
    """

    def __init__(self) -> None:
        self.forest: Forest = _Bare()
        self.keys: list[str] = []
        self.levels: list[int] = []
        self.folded: set[str] = set()
        self.focus = ""
        self.at = 0

    @property
    def key(self) -> str:
        """The key under the cursor; empty when there is no row."""
        return self.keys[self.at] if self.at < len(self.keys) else ""

    @property
    def tops(self) -> Sequence[str]:
        """The rows of the first level."""
        return (self.focus,) if self.focus else self.forest.tops

    def below(self, key: str) -> Sequence[str]:
        """The children of a key, visible or not."""
        return self.forest.children.get(key, ())

    def has(self, key: str) -> bool:
        """Whether a key is in the forest."""
        return key in self.forest.parents or key in self.forest.tops

    def row_of(self, key: str) -> int | None:
        """The row of a key; None when it is not visible."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    # Another forest

    def show(self, forest: Forest, folded: Collection[str] | None = None) -> None:
        """Show another forest; `folded` replaces what is folded. The cursor stays on its row, or as near as can be."""
        before, self.forest = self.forest, forest
        here, level = self.key, self.levels[self.at] if self.key else 0
        anew = folded is not None
        if folded is not None:
            self.folded = set(folded)
        if self.focus and not self.has(self.focus):
            self.focus, anew = "", True
        if anew or not self._follow(before):
            self.keys, self.levels = self._visible(self.tops, 0)
        self._stand_near(here, level)

    def _follow(self, before: Forest) -> bool:
        """Make anew the rows below other children than before; false when that is not worth it."""
        old, new = before.children, self.forest.children
        if before.tops != self.forest.tops and not self.focus:
            return False
        hidden = before.parents.get(self.focus) if self.focus else None  # what stands above the branch in focus
        found = [key for key, row in new.items() if row is not old.get(key)]
        found += old.keys() - new.keys()
        slices = {key: _differing(old.get(key, ()), new.get(key, ())) for key in found if key != hidden}
        differing = {key: parts for key, parts in slices.items() if parts is not None}
        if len(differing) > _MOST_SLICES:
            return False
        for gone, _stand_in in differing.values():
            self._cut(gone)
        standing: set[str] = set()
        for key, (_gone, stand_in) in differing.items():
            if stand_in and standing.isdisjoint(stand_in) and key not in self.folded:
                standing.update(self._put(key, stand_in))
        return True

    def _cut(self, siblings: Sequence[str]) -> None:
        """Take out the rows of these siblings that stand next to each other, with all below them."""
        start = self.row_of(siblings[0]) if siblings else None
        end = self.row_of(siblings[-1]) if start is not None else None
        if start is not None and end is not None:
            self._replace(start, self.end_of(end), [], [])

    def _put(self, parent: str, siblings: Sequence[str]) -> Sequence[str]:
        """Put the rows of these siblings in behind the one before them; the answer is all that were put in."""
        row = self.below(parent)
        at = row.index(siblings[0])
        anchor = self.row_of(row[at - 1] if at else parent)
        if anchor is None:
            return ()
        level = self.levels[anchor] + (0 if at else 1)
        start = self.end_of(anchor) if at else anchor + 1
        keys, levels = self._visible(siblings, level)
        self._replace(start, start, keys, levels)
        return keys

    # Folding and focus

    def fold(self, key: str) -> int | None:
        """Fold a key, or unfold it: the row from which on all is otherwise; None when nothing is below it."""
        at = self.row_of(key)
        if at is None or not self.below(key):
            return None
        here, level = self.key, self.levels[at]
        if key in self.folded:
            self.folded.discard(key)
            keys, levels = self._visible([key], level)
            self._replace(at, at + 1, keys, levels)
        else:
            self.folded.add(key)
            self._replace(at, self.end_of(at), [key], [level])
        self._stand_near(here, level)
        return at

    def fold_to(self, level: int) -> None:
        """Show this many levels below the tops, or below the branch in focus."""
        children = self.forest.children
        row = list(self.tops)
        for _number in range(level):
            row = [child for key in row for child in children.get(key, ())]
        folded = {key for key in self._from(row) if key in children}
        self.folded = (self.folded - self._from([self.focus]) if self.focus else set()) | folded
        self._make()

    def focus_on(self, key: str) -> None:
        """Show a branch alone; an empty key shows all again."""
        self.focus = key
        self.folded.discard(key)
        self._make()

    def reveal(self, key: str) -> bool:
        """Unfold what hides a key, out of the focus where it is not in it; false when it was visible."""
        if key in self.keys:
            return False
        parents = self.forest.parents
        above = key
        while above in parents and above != self.focus:
            above = parents[above]
            self.folded.discard(above)
        if above != self.focus:
            self.focus = ""
        self._make()
        return True

    def _from(self, row: list[str]) -> set[str]:
        """These keys and all below them."""
        found: set[str] = set()
        while row:
            found.update(row)
            row = [child for key in row for child in self.below(key)]
        return found

    # The list

    def end_of(self, at: int) -> int:
        """Where the rows below a row end."""
        level, levels = self.levels[at], self.levels
        end = at + 1
        while end < len(levels) and levels[end] > level:
            end += 1
        return end

    def _make(self) -> None:
        here, level = self.key, self.levels[self.at] if self.key else 0
        self.keys, self.levels = self._visible(self.tops, 0)
        self._stand_near(here, level)

    def _replace(self, start: int, end: int, keys: Sequence[str], levels: Sequence[int]) -> None:
        self.keys[start:end], self.levels[start:end] = keys, levels

    def _visible(self, tops: Sequence[str], level: int) -> tuple[list[str], list[int]]:
        """The rows of these and of all that is visible below them, with their levels."""
        children, folded = self.forest.children, self.folded
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

    # The cursor

    def _stand_near(self, key: str, level: int) -> None:
        """Put the cursor on a key, or on what hides it, or near where it stood on this level."""
        if key and self.at < len(self.keys) and self.keys[self.at] == key:
            return
        parents = self.forest.parents
        at = self.row_of(key)
        while at is None and key in parents:
            key = parents[key]
            at = self.row_of(key)
        self.at = self._nearest(level) if at is None else at

    def _nearest(self, level: int) -> int:
        """Where the cursor goes from a row that is gone: to what took its place, else to what stood before it."""
        at = max(0, min(self.at, len(self.keys) - 1))
        if at and self.levels[at] < level:
            at -= 1
            while at and self.levels[at] > level:
                at -= 1
        return at


def _differing(old: Sequence[str], new: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None:
    """The parts of two lists that differ, without what they begin and end with in common; None when all is alike."""
    if old == new:
        return None
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    most = shorter - start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return old[start : len(old) - end], new[start : len(new) - end]
