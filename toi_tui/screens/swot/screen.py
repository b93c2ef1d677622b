"""The SWOT screen: two boards of two by two, of which one is shown: the quadrants, or the strategies (TOWS)."""

from typing import Final

from textual.app import ComposeResult

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.editing.swot import PairNotes
from toi_tui.locale import N_, _
from toi_tui.model.item import Item
from toi_tui.model.parts.swot import PAIRS, QUADRANTS, Strategy, SwotNote
from toi_tui.screens.swot.commands import ON_STRATEGIES, STEP
from toi_tui.shell.commands.command import Command
from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.board import Board, BoardCell, BoardCells, Card
from toi_tui.widgets.panel import Panel, Spot
from toi_tui.widgets.text import clip

TITLES: Final = {
    "strengths": N_("Strengths"),
    "weaknesses": N_("Weaknesses"),
    "opportunities": N_("Opportunities"),
    "threats": N_("Threats"),
    "so": N_("SO – use strengths to seize opportunities"),
    "st": N_("ST – use strengths against threats"),
    "wo": N_("WO – mend weaknesses by opportunities"),
    "wt": N_("WT – keep weaknesses from meeting threats"),
}


class SwotScreen(EditingScreen):
    """Quadrants and strategies."""

    STEP = STEP
    _first: Spot | None = None

    def panels(self) -> ComposeResult:
        """The quadrants, and the strategies behind them."""
        language = self.desk.session.session.language
        yield Board(id="quadrants", language=language)
        tows = Board(id="tows", language=language)
        tows.display = False
        yield tows

    def fill(self, change: Change | None) -> None:
        """Show the lists that changed."""
        lists = change.delta.lists if change else frozenset(STEP.lists)
        if lists & set(STEP.lists[:4]):
            self.query_one("#quadrants", Board).show(self._quadrants())
        if lists & set(STEP.lists):
            self.query_one("#tows", Board).show(self._strategies())

    def _quadrants(self) -> BoardCells:
        cells = [self._quadrant(name) for name in QUADRANTS]
        return (cells[0], cells[1]), (cells[2], cells[3])

    def _quadrant(self, name: str) -> BoardCell:
        notes = self.desk.session.items(f"swot.{name}")
        guide = None if notes else self.desk.guide(STEP.id)
        hint = " ".join(guide.panels.get(name, ())) if guide else ""
        return BoardCell(name, _(TITLES[name]), tuple(_card(key, note) for key, note in notes.items()), hint)

    def _strategies(self) -> BoardCells:
        rows = self.desk.session.swot.tows
        cells = [
            BoardCell(
                kind,
                _(TITLES[kind]),
                tuple(self._strategy(key, row) for key, row in rows.items() if row.kind == kind),
                _("Pair items with p on the SWOT board (Tab), or write one with n."),
            )
            for kind in PAIRS
        ]
        return (cells[0], cells[1]), (cells[2], cells[3])

    def _strategy(self, key: str, row: Strategy) -> Card:
        found = [self.desk.session.find(source) for source in row.sources]
        said = " + ".join(clip(getattr(hit[1], "text", ""), 24) if hit else _("(deleted)") for hit in found)
        return Card(key, "\n".join(part for part in (row.text, f"← {said}" if said else "") if part), "·")

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """An item of a quadrant, or a strategy."""
        return Target(_list_of(spot), spot.key) if spot.key else None

    def place(self, spot: Spot) -> Place | None:
        """Behind the item at the cursor."""
        if spot.group in PAIRS:
            return Place("swot.tows", spot.key or None, {"kind": spot.group})
        return Place(f"swot.{spot.group}", spot.key or None)

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Within a quadrant, into another one, or to another kind of strategy."""
        if not spot.key:
            return None
        if onto.group in PAIRS:
            after = onto.key or self._before(onto.group)
            return MoveItem("swot.tows", spot.key, "swot.tows", after, {"kind": onto.group})
        return MoveItem(_list_of(spot), spot.key, _list_of(onto), onto.key)

    def _before(self, kind: str) -> str:
        """The strategy in front of the first of a kind: where one of that kind goes to be the first."""
        before = ""
        for key, row in self.desk.session.swot.tows.items():
            if row.kind == kind:
                break
            before = key
        return before

    # What this step can do

    def commands(self) -> tuple[Command, ...]:
        """The commands of the board in focus."""
        return ON_STRATEGIES if self.focused is not None and self.focused.id == "tows" else STEP.commands

    def action_panel(self, step: int) -> None:  # noqa: ARG002 - of two boards the next is the previous
        """Show the other board."""
        self.show_panel(next(board for board in self.query(Board) if not board.display))

    def show_panel(self, panel: Panel) -> None:
        """Go to a board; the other one does not show then."""
        for board in self.query(Board):
            board.display = board is panel
        self.set_focus(panel)  # at once: what follows acts on it

    def reveal(self, item: str) -> None:
        """Show the board that the item is on."""
        for board in self.query(Board):
            if any(key == item for key, _text in board.texts()):
                for other in self.query(Board):
                    other.display = other is board
        super().reveal(item)

    def action_weigh(self, step: int) -> None:
        """Give an item more weight or less; below 1 it has none."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is not None and isinstance(row, SwotNote):
            weight = max(0, min(5, (row.weight or 0) + step)) or None
            self.do(SetFields(target.list, target.id, {"weight": weight}, label=N_("weight")))
        else:
            self.say_nothing_here()

    @property
    def is_zoomed(self) -> bool:
        """Whether one quadrant, or one kind of strategies, is shown alone."""
        return isinstance(self.panel, Board) and self.panel.zoomed

    def action_zoom(self) -> None:
        """Show one quadrant alone, or all."""
        panel = self.panel
        if isinstance(panel, Board):
            panel.zoom()

    def action_back(self) -> None:
        """Out of the zoom, or out of a pair that was begun."""
        panel = self.panel
        if isinstance(panel, Board) and panel.zoomed:
            panel.zoom(zoomed=False)
        self._end_pair()
        self.foot.say("")

    def let_go(self) -> None:
        """A pair that was begun is given up for what begins now."""
        super().let_go()
        self._first = None

    def say(self, message: str) -> None:
        """Say something; a pair that was begun is given up for it, as nothing waits that is not seen to wait."""
        if not self.is_editing:
            self._end_pair()
        super().say(message)

    def _end_pair(self) -> None:
        if self._first is not None:
            self._first = None
            self.foot.wait_for("")

    def action_pair(self) -> None:
        """Begin a pair, or make a strategy of the one begun and this item."""
        spot = self.panel.spot
        if spot.group not in QUADRANTS or not spot.key:
            self.say(_("Pairs are made of items: go to one on the SWOT board first."))
            return
        first = self._first if self.foot.is_waiting else None
        if first is None or self.desk.session.find(first.key) is None:
            self._first = spot
            self.foot.wait_for(_("Now p on its pair: strength or weakness with opportunity or threat. Esc ends."))
            return
        self._end_pair()
        kind = _kind(first.group, spot.group)
        if kind is None:
            self.say(_("A pair needs a strength or weakness, and an opportunity or threat."))
            return
        id = self.desk.new_id()
        inside, outside = sorted((first, spot), key=lambda each: QUADRANTS.index(each.group))
        self.do(PairNotes(id, kind, (inside.key, outside.key)))
        self.action_panel(1)
        if self.panel.select(id):
            self.edit(Target("swot.tows", id))


def _card(key: str, note: Item) -> Card:
    if not isinstance(note, SwotNote):
        raise TypeError(key)
    tail = f"★{note.weight}" if note.weight else ""
    mark = "◌" if note.private else "✎" if note.note else "·"
    return Card(key, note.text, mark, tail)


def _list_of(spot: Spot) -> str:
    return "swot.tows" if spot.group in PAIRS else f"swot.{spot.group}"


def _kind(one: str, other: str) -> str | None:
    return next((kind for kind, pair in PAIRS.items() if {one, other} == set(pair)), None)
