"""The risks screen: the matrix and the register of the same risks, and a few lines on the one under the cursor."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Container

from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.editing.risks import Axis, RateResidual, RateRisk, SortByLevel
from toi_tui.locale import N_, _, ngettext
from toi_tui.model.parts.risks import SCALES
from toi_tui.model.rating import is_beyond, level_now
from toi_tui.screens.risks import commands, rows
from toi_tui.screens.risks.chart import chart, level_name, name_of
from toi_tui.screens.risks.commands import STEP
from toi_tui.screens.risks.meaning import COLUMNS, RisksMeaning
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import FRAME, Together
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.widgets.facts import Fact, Facts
from toi_tui.widgets.matrix import Matrix
from toi_tui.widgets.matrix_layout import height_for
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.register import Register

BESIDE: Final = 100
"""From this width the matrix stands beside the register, not above it."""
LAYOUT: Final = Together(width=60)
LEAST_REGISTER: Final = 6
SWAPPED: Final = "risks.swapped"
_PREFIXES: Final = {
    "probability": commands.PROBABILITY.id,
    "impact": commands.IMPACT.id,
    "residual": commands.RESIDUAL_PROBABILITY.id,
}


class RisksScreen(StepScreen):
    """Matrix and register."""

    STEP = STEP
    meaning: RisksMeaning
    DEFAULT_CSS = """
    RisksScreen #body { layout: vertical; }
    RisksScreen #both { height: 1fr; layout: vertical; }
    RisksScreen #both.-beside { layout: horizontal; }
    RisksScreen #both.-beside Register { margin-left: 1; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        self.matrix = Matrix(id="matrix", language=language)
        self.register = Register(start="text", id="register", language=language)
        self.facts = Facts(id="facts")
        self.both = Container(id="both")
        self.meaning = RisksMeaning(desk)
        self.arranging = Arranging(self, (self.matrix, self.register), LAYOUT, shared=self._dress)

    def panels(self) -> ComposeResult:
        """The matrix, the register, and the lines below them."""
        with self.both:
            yield self.matrix
            yield self.register
        yield self.facts

    def fill(self, change: Change | None) -> None:
        """Show the risks when they have changed."""
        if change is not None and not change.delta.lists & set(STEP.lists):
            return
        part = self.desk.session.risks
        hint = _("No risks yet. n writes one, C brings some from the SWOT, answers and map; p and i with a digit rate.")
        shown = tuple(rows.row(key, risk, part.scale) for key, risk in part.items.items())
        self.register.show(rows.columns(shown), shown, hint)
        self._show_matrix()
        if change is None:
            self.matrix.select(self.register.spot.key)
        self._follow(self.panel)
        self.arranging.share()

    def _show_matrix(self) -> None:
        self.matrix.show(chart(self.desk.session.risks, swapped=bool(self.desk.view.get(SWAPPED))))

    # One risk, shown in both

    def on_panel_moved(self, message: Panel.Moved) -> None:
        """The other panel stands on the same risk."""
        if message.panel is self.panel:
            self.call_after_refresh(self._follow, message.panel)  # the cursor is seen first, what follows it then

    def _follow(self, panel: Panel) -> None:
        key = panel.spot.key
        if key:
            other = self.register if panel is self.matrix else self.matrix
            other.select(key)
        session = self.desk.session
        risk = session.risks.items.get(key)
        if risk is None:
            self.facts.show((Fact("", _("No risk here. n begins one.")),))
            return
        found = [session.find(source) for source in risk.sources]
        sources = tuple(getattr(hit[1], "text", "") if hit else _("(deleted)") for hit in found)
        self.facts.show(rows.facts(risk, session.risks.scale, sources))

    def reveal(self, item: str) -> None:
        """Put both cursors on a risk."""
        for panel in self.arranging.panels:
            panel.select(item)
        self._follow(self.panel)

    # The room

    def _dress(self) -> None:
        """Beside each other, the matrix above, or one alone; and the lines about one risk."""
        here, (width, room) = self.panel, (self.size.width, self.size.height - FRAME)
        alone = not (self.matrix.display and self.register.display)
        about = 6 if room >= 32 else 4 if room >= 26 else 2 if room >= 16 else int(room >= 8)
        beside = width >= BESIDE and not alone
        side = SCALES[self.desk.session.risks.scale]
        if not LAYOUT.has_room(self.size) and here is self.matrix:  # what its squares leave over tells of the risk
            about += max(0, min(room - about - height_for(side, room - about), 3))
        self.facts.styles.height = about
        self.both.set_class(beside, "-beside")
        self.matrix.styles.width = max(45, min(width * 9 // 20, 84)) if beside else "1fr"
        above = not alone and not beside
        self.matrix.styles.height = height_for(side, room - about - LEAST_REGISTER) if above else "1fr"

    def on_descendant_focus(self) -> None:
        """The lines below tell of the risk in the panel in focus."""
        if self.is_mounted:
            self._follow(self.panel)

    def action_find(self) -> None:
        """Find in the register, which has the texts."""
        if not self.register.display:
            self.arranging.show(self.register)
        self.finding.action_find()

    def action_swap_axes(self) -> None:
        """Probability upwards, or impact: only how this person looks at it."""
        self.desk.view[SWAPPED] = not self.desk.view.get(SWAPPED)
        self._show_matrix()

    # Writing

    def action_edit(self) -> None:
        """Write the cell with the cursor, rate or take its next choice; from the matrix write the risk's text."""
        spot = self.panel.spot
        if spot.key and spot.group in _PREFIXES:
            self.action_run(_PREFIXES[spot.group])
        elif spot.key and spot.group in COLUMNS.choices:
            self.action_cycle()
        else:
            self.writing.action_edit()

    def action_cycle(self) -> None:
        """The next treatment or state."""
        edit = self.meaning.next_word(COLUMNS, self.panel.spot)
        if edit is not None:
            self.do(edit)

    # Rating

    def action_probability(self, number: int) -> None:
        """Rate how likely it is."""
        self._rate(RateRisk, "probability", number)

    def action_impact(self, number: int) -> None:
        """Rate how grave it would be."""
        self._rate(RateRisk, "impact", number)

    def action_residual_probability(self, number: int) -> None:
        """Rate how likely it still is after the measures."""
        self._rate(RateResidual, "probability", number)

    def action_residual_impact(self, number: int) -> None:
        """Rate how grave it still would be after the measures."""
        self._rate(RateResidual, "impact", number)

    def _rate(self, rating: type[RateRisk | RateResidual], axis: Axis, number: int) -> None:
        key, scale = self.panel.spot.key, self.desk.session.risks.scale
        if number > SCALES[scale]:
            self.say(_("This scale goes from 1 to {most}; x changes the scale.").format(most=SCALES[scale]))
        elif self.do(rating(key, axis, number or None)) is not None:
            risk = self.desk.session.risks.items[key]
            said = level_name(level_now(risk, scale)) or _("Not rated")
            self.say(_("{risk}: {level}").format(risk=name_of(risk), level=said))

    def action_scale(self) -> None:
        """The other scale. Ratings stay; those beyond the scale count as not rated."""
        now = self.desk.session.risks.scale
        other = next(scale for scale in SCALES if scale != now)
        if self.do(SetFields("risks", "", {"scale": other}, label=N_("changing the scale"))) is None:
            return
        beyond = sum(is_beyond(risk, other) for risk in self.desk.session.risks.items.values())
        said = ngettext(
            "{scale}. {n} risk lies beyond it: rate it again, or x for the old scale.",
            "{scale}. {n} risks lie beyond it: rate them again, or x for the old scale.",
            beyond,
        )
        name = other.replace("x", "×")
        self.say(said.format(scale=name, n=beyond) if beyond else _("Scale {scale}.").format(scale=name))

    def action_sort(self) -> None:
        """Put the highest level first."""
        if self.do(SortByLevel()) is not None:
            self.say(_("Sorted by level. u brings the old order back."))
