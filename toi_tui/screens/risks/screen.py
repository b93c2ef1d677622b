"""The risks screen: the matrix and the register of the same risks, and a few lines on the one under the cursor."""

from collections.abc import Mapping
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.editing.risks import RISKS, AddRisks, Axis, MoveRisk, RateResidual, RateRisk, SortByLevel
from toi_tui.locale import N_, _, ngettext
from toi_tui.model.item import Fields
from toi_tui.model.parts.risks import SCALES
from toi_tui.model.rating import is_beyond, level_now
from toi_tui.screens.risks import commands, rows
from toi_tui.screens.risks.chart import TRAY, chart, level_name, name_of, rating_of
from toi_tui.screens.risks.commands import STEP
from toi_tui.screens.risks.words import IMPACTS, PROBABILITIES, STATES, TREATMENTS
from toi_tui.shell.columns_screen import Columns, ColumnsScreen
from toi_tui.shell.tools.target import Place
from toi_tui.widgets.facts import Fact, Facts
from toi_tui.widgets.matrix import Matrix
from toi_tui.widgets.matrix_layout import height_for
from toi_tui.widgets.panel import Panel, Spot
from toi_tui.widgets.register import Register
from toi_tui.widgets.text import clip

BESIDE: Final = 100
"""From this width the matrix stands beside the register, not above it."""
ALONE: Final = 60
"""Below this width only one of the two is shown."""
LEAST_REGISTER: Final = 6
SWAPPED: Final = "risks.swapped"
COLUMNS: Final = Columns(
    RISKS,
    begins=("text",),
    written=rows.WRITTEN,
    choices={"treatment": tuple(TREATMENTS), "state": tuple(STATES)},
    ends=("due",),
)
_PREFIXES: Final = {
    "probability": commands.PROBABILITY.id,
    "impact": commands.IMPACT.id,
    "residual": commands.RESIDUAL_PROBABILITY.id,
}
_CLEARS: Final = 16  # cells for the key and for what 0 does


class RisksScreen(ColumnsScreen):
    """Matrix and register."""

    STEP = STEP
    DEFAULT_CSS = """
    RisksScreen #body { layout: vertical; }
    RisksScreen #both { height: 1fr; layout: vertical; }
    RisksScreen #both.-beside { layout: horizontal; }
    RisksScreen #both.-beside Register { margin-left: 1; }
    """

    def panels(self) -> ComposeResult:
        """The matrix, the register, and the lines below them."""
        language = self.desk.session.identity.language
        self.matrix = Matrix(id="matrix", language=language)
        self.register = Register(start="text", id="register", language=language)
        self.facts = Facts(id="facts")
        self._front: Panel = self.matrix
        with Container(id="both"):
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
        self._arrange()

    def _show_matrix(self) -> None:
        self.matrix.show(chart(self.desk.session.risks, swapped=bool(self.desk.view.get(SWAPPED))))

    # One risk, shown in both

    def on_panel_moved(self, message: Panel.Moved) -> None:
        """The other panel stands on the same risk."""
        if message.panel is self.panel:
            self._front = message.panel
            self.call_after_refresh(self._follow, message.panel)  # the cursor is seen first, what follows it then

    def _follow(self, panel: Panel) -> None:
        self._front = panel
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
        for panel in (self.matrix, self.register):
            panel.select(item)
        self._follow(self.panel)

    # The arrangement

    def on_resize(self, _event: events.Resize) -> None:
        """Arrange for another size."""
        self._arrange()

    @property
    def _alone(self) -> bool:
        return self._zoomed or self.size.width < ALONE

    def _arrange(self) -> None:
        """Beside each other, the matrix above, or one alone."""
        width, room = self.size.width, self.size.height - 3
        about = 6 if room >= 32 else 4 if room >= 26 else 2 if room >= 16 else int(room >= 8)
        beside = width >= BESIDE and not self._alone
        side = SCALES[self.desk.session.risks.scale]
        if width < ALONE and self._front is self.matrix:  # what its squares leave over tells of the risk
            about += max(0, min(room - about - height_for(side, room - about), 3))
        self.facts.styles.height = about
        self.query_one("#both").set_class(beside, "-beside")
        self.matrix.display = not self._alone or self._front is self.matrix
        self.register.display = not self._alone or self._front is self.register
        self.matrix.styles.width = max(45, min(width * 9 // 20, 84)) if beside else "1fr"
        above = not self._alone and not beside
        self.matrix.styles.height = height_for(side, room - about - LEAST_REGISTER) if above else "1fr"

    def show_panel(self, panel: Panel) -> None:
        """Go to a panel; show it where only one is shown."""
        self._follow(panel)
        self._arrange()
        self.set_focus(panel)

    def action_panel(self, _step: int) -> None:
        """Go to the other panel."""
        self.show_panel(self.register if self.panel is self.matrix else self.matrix)

    def action_zoom(self) -> None:
        """Show this panel alone, or both."""
        self._zoomed = not self._zoomed
        self.show_panel(self.panel)

    def action_back(self) -> None:
        """Out of the zoom."""
        if self._zoomed:
            self.action_zoom()

    def action_find(self) -> None:
        """Find in the register, which has the texts."""
        if self._alone:
            self.show_panel(self.register)
        super().action_find()

    def action_swap_axes(self) -> None:
        """Probability upwards, or impact: only how this person looks at it."""
        self.desk.view[SWAPPED] = not self.desk.view.get(SWAPPED)
        self._show_matrix()

    # What a spot means

    def columns_at(self, spot: Spot) -> Columns:  # noqa: ARG002 - in the matrix too a risk is a row
        """How risks are written."""
        return COLUMNS

    def register_of(self, columns: Columns) -> Register:  # noqa: ARG002 - there is one
        """The register."""
        return self.register

    def place(self, spot: Spot) -> Place:
        """Behind this risk; from an empty square of the matrix, which was gone to for that, with its rating."""
        rating = rating_of(spot.group) if _is_square(spot) and not spot.key else None
        values = dict(zip(("probability", "impact"), rating, strict=True)) if rating else {}
        return Place(RISKS, spot.key or None, values)

    def addition(self, place: Place, new: Mapping[str, Fields]) -> Edit:
        """New risks get the next numbers."""
        return AddRisks(new, place.after)

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Another square rates the risk anew; another row only changes the order."""
        if not _is_square(onto):
            return MoveItem(RISKS, spot.key, RISKS, onto.key)
        return MoveRisk(spot.key, *(rating_of(onto.group) or (None, None)))

    # Writing

    def action_edit(self) -> None:
        """Write the cell with the cursor, rate or take its next choice; from the matrix write the risk's text."""
        spot = self.panel.spot
        if spot.key and spot.group in _PREFIXES:
            self.action_wait_for_digit(_PREFIXES[spot.group])
        else:
            super().action_edit()

    def action_cycle(self) -> None:
        """The next treatment or state."""
        spot = self.panel.spot
        if spot.group in COLUMNS.choices:
            self.choose_next(COLUMNS, spot)
        else:
            self.say(_("Space changes the treatment or the state: go to that column first."))

    # Rating

    def action_wait_for_digit(self, command: str) -> None:
        """Say what the digits of a rating mean."""
        super().action_wait_for_digit(command)
        if command in {each.id for each in STEP.commands if each.digits}:
            names = (PROBABILITIES if "probability" in command else IMPACTS)[self.desk.session.risks.scale]
            room = (self.size.width - _CLEARS) // len(names) - 4
            choices = "  ".join(f"{number} {clip(_(name), room, '.')}" for number, name in enumerate(names, 1))
            key = next(each.shown_key for each in STEP.commands if each.id == command)
            self.foot.wait_for(_("{key}: {choices}  0 clears").format(key=key, choices=choices))

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
        if not key:
            self.say(_("There is no risk at the cursor to rate. n begins one."))
        elif number > SCALES[scale]:
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


def _is_square(spot: Spot) -> bool:
    return spot.group == TRAY or "-" in spot.group
