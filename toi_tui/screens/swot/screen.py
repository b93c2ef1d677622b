"""The SWOT screen: two boards of two by two, of which one is shown: the quadrants, or the strategies (TOWS)."""

from typing import Final

from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.editing.swot import PairNotes
from toi_tui.locale import N_, _
from toi_tui.model.item import Item
from toi_tui.model.parts.swot import PAIRS, QUADRANTS, Strategy, SwotNote
from toi_tui.screens.swot.commands import ON_STRATEGIES, STEP
from toi_tui.screens.swot.meaning import STRATEGIES, SwotMeaning
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Deck
from toi_tui.shell.commands.command import Command
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.target import Target
from toi_tui.widgets.board import Board, BoardCell, BoardCells, Card
from toi_tui.widgets.spot import Spot
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


class SwotScreen(StepScreen):
    """Quadrants and strategies."""

    STEP = STEP
    meaning: SwotMeaning

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        self.quadrants = Board(id="quadrants", language=language)
        self.strategies = Board(id="tows", language=language)
        self.meaning = SwotMeaning(desk)
        self.arranging = Arranging(self, (self.quadrants, self.strategies), Deck())
        self._first: Spot | None = None

    def fill(self, change: Change | None) -> None:
        """Show the lists that changed."""
        lists = change.delta.lists if change else frozenset(STEP.lists)
        if lists & set(STEP.lists[:4]):
            self.quadrants.show(self._quadrants())
        if lists & set(STEP.lists):
            self.strategies.show(self._strategies())

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

    # What this step can do

    def commands(self) -> tuple[Command, ...]:
        """The commands of the board in focus."""
        return ON_STRATEGIES if self.panel is self.strategies else STEP.commands

    def action_weigh(self, step: int) -> None:
        """Give an item more weight or less; below 1 it has none."""
        target, row = self.here.target, self.here.item
        if target is not None and isinstance(row, SwotNote):
            weight = max(0, min(5, (row.weight or 0) + step)) or None
            self.do(SetFields(target.list, target.id, {"weight": weight}, label=N_("weight")))

    def action_back(self) -> None:
        """Out of the zoom, or out of a pair that was begun."""
        self.arranging.action_back()
        self._end_pair()
        self.foot.say("")

    def let_go(self) -> None:
        """A pair that was begun is given up for what begins now."""
        super().let_go()
        self._first = None

    def say(self, message: str) -> None:
        """Say something; a pair that was begun is given up for it, as nothing waits that is not seen to wait."""
        if not self.writing.is_on:
            self._end_pair()
        super().say(message)

    def _end_pair(self) -> None:
        if self._first is not None:
            self._first = None
            self.foot.wait_for("")

    def action_pair(self) -> None:
        """Begin a pair, or make a strategy of the one begun and this item."""
        spot = self.panel.spot
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
        self.arranging.show(self.strategies)
        if self.strategies.select(id):
            self.writing.edit(Target(STRATEGIES, id))


def _card(key: str, note: Item) -> Card:
    if not isinstance(note, SwotNote):
        raise TypeError(key)
    tail = f"★{note.weight}" if note.weight else ""
    mark = "◌" if note.private else "✎" if note.note else "·"
    return Card(key, note.text, mark, tail)


def _kind(one: str, other: str) -> str | None:
    return next((kind for kind, pair in PAIRS.items() if {one, other} == set(pair)), None)
