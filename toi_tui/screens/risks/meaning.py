"""The meaning of the risks screen's spots: rows of the register, and squares of the matrix."""

from collections.abc import Mapping
from typing import Any, Final

from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem
from toi_tui.editing.risks import RISKS, AddRisks, MoveRisk
from toi_tui.model.item import Fields
from toi_tui.screens.risks import rows
from toi_tui.screens.risks.chart import TRAY, rating_of
from toi_tui.screens.risks.words import STATES, TREATMENTS
from toi_tui.shell.meaning.columns import Columns, ColumnsMeaning
from toi_tui.shell.target import Place
from toi_tui.widgets.spot import Spot

COLUMNS: Final = Columns(
    RISKS,
    panel="register",
    begins=("text",),
    written=rows.WRITTEN,
    choices={"treatment": tuple(TREATMENTS), "state": tuple(STATES)},
    ends=("due",),
)


class RisksMeaning(ColumnsMeaning):
    """A spot's group is a column, or a square of the matrix; in the matrix too a risk is a row."""

    def columns_at(self, spot: Spot) -> Columns:  # noqa: ARG002 - wherever it stands
        """How risks are written."""
        return COLUMNS

    def new_values(self, columns: Columns, spot: Spot) -> Mapping[str, Any]:  # noqa: ARG002 - there are one kind
        """From an empty square of the matrix, which was gone to for that, its rating."""
        rating = rating_of(spot.group) if is_square(spot) and not spot.key else None
        return dict(zip(("probability", "impact"), rating, strict=True)) if rating else {}

    def addition(self, place: Place, new: Mapping[str, Fields]) -> Edit:
        """New risks get the next numbers."""
        return AddRisks(new, place.after)

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Another square rates the risk anew; another row only changes the order."""
        if not is_square(onto):
            return MoveItem(RISKS, spot.key, RISKS, onto.key)
        return MoveRisk(spot.key, *(rating_of(onto.group) or (None, None)))


def is_square(spot: Spot) -> bool:
    """Whether a spot is one of the matrix."""
    return spot.group == TRAY or "-" in spot.group
