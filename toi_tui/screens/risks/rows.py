"""The risks as rows of the register, and all about one of them in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from rich.cells import cell_len

from toi_tui.locale import N_, _, dates
from toi_tui.model.parts.risks import Risk
from toi_tui.model.points.risks import flaws
from toi_tui.model.rating import level_after, level_now
from toi_tui.screens.risks.chart import level_name, name_of
from toi_tui.screens.risks.words import FLAWS, STATES, TREATMENTS
from toi_tui.widgets.facts import Fact
from toi_tui.widgets.register import RegisterCell, RegisterColumn, RegisterRow

WRITTEN: Final = ("text", "measure", "owner", "due", "cause", "consequence")
"""The columns that are written, in the order in which they stand in the register."""

_COLUMNS: Final = (
    RegisterColumn("number", N_("No."), 3, 0, stop=False),
    RegisterColumn("text", N_("Risk"), 14, 1, stretch=3),
    RegisterColumn("probability", N_("P"), 1, 3),
    RegisterColumn("impact", N_("I"), 1, 3),
    RegisterColumn("level", N_("Level"), 11, 2, stop=False),
    RegisterColumn("residual", N_("Remains"), 9, 4),
    RegisterColumn("treatment", N_("Treatment"), 12, 8),
    RegisterColumn("measure", N_("Measure"), 12, 7, stretch=2),
    RegisterColumn("owner", N_("Owner"), 10, 5),
    RegisterColumn("due", N_("Due"), 10, 6),
    RegisterColumn("state", N_("State"), 12, 9),
    RegisterColumn("cause", N_("Cause"), 14, 10, stretch=1),
    RegisterColumn("consequence", N_("Consequence"), 14, 11, stretch=1),
)
"""The columns in their order, their titles English texts of the catalogue."""

_DESCRIBED: Final = tuple(name for name in WRITTEN if name not in {"text", "owner", "due"})
"""The columns that the lines about a risk tell first, by their titles; the others have places of their own there."""
_LEVELS: Final = ("level", "residual")
"""The columns whose names are never cut: they are as wide as the longest that stands there."""


def columns(shown: Sequence[RegisterRow]) -> tuple[RegisterColumn, ...]:
    """The columns of the register for these rows, in the language in use."""
    widest = {at: _longest(shown, at) for at, each in enumerate(_COLUMNS) if each.key in _LEVELS}
    return tuple(
        replace(each, title=_(each.title), width=max(each.width, widest.get(at, 0))) for at, each in enumerate(_COLUMNS)
    )


def _longest(shown: Sequence[RegisterRow], column: int) -> int:
    return max((cell_len(row.cells[column].text) for row in shown), default=0)


def row(key: str, risk: Risk, scale: str) -> RegisterRow:
    """A risk as a row; ⚠ marks one with open points, ◌ a private one, ✎ one with a note."""
    mark = ("⚠" if flaws(risk, scale) else " ") + ("◌" if risk.private else "✎" if risk.note else " ")
    return RegisterRow(key, tuple(_cell(each.key, risk, scale) for each in _COLUMNS), mark)


def facts(risk: Risk, scale: str, sources: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    """All about a risk: its name, what is open, every field that says something, and what it was carried over from."""
    heading = Fact("", f"{name_of(risk)} {risk.text}", "heading")
    open_points = (Fact("", f"⚠ {_(FLAWS[flaw])}", "warning") for flaw in flaws(risk, scale))
    levels = (Fact("", text) for text in (_levels(risk, scale),) if text)
    return (heading, *open_points, *levels, *_said(risk), *(Fact(_("Source"), text) for text in sources))


def date_text(due: date | None) -> str:
    """A date as it is shown and written in its cell."""
    return dates.full(due) if due else ""


def _levels(risk: Risk, scale: str) -> str:
    """The level by its name, which says enough, and the one that remains; a number stays with its name."""
    now, after = (level_name(each(risk, scale)).replace(" ", "\xa0") for each in (level_now, level_after))
    return _("{now} → {after}").format(now=now, after=after) if after else now


def _said(risk: Risk) -> Iterator[Fact]:
    said = {
        **{_(each.title): getattr(risk, each.key) for each in _COLUMNS if each.key in _DESCRIBED},
        _("Treatment"): _choice(TREATMENTS[risk.treatment]),
        _("Owner"): risk.owner,
        _("Due"): date_text(risk.due),
        _("State"): _choice(STATES[risk.state]),
        _("Note"): risk.note,
    }
    return (Fact(name, text) for name, text in said.items() if text)


def _cell(name: str, risk: Risk, scale: str) -> RegisterCell:
    now, after = level_now(risk, scale), level_after(risk, scale)
    match name:
        case "number":
            return RegisterCell(name_of(risk), "dim")
        case "level":
            return RegisterCell(level_name(now) or _("Not rated"), f"level-{now or 0}")
        case "residual":
            return RegisterCell(level_name(after), f"level-{after or 0}")
        case "probability" | "impact":
            return RegisterCell(str(getattr(risk, name) or "·"))
        case "treatment":
            return RegisterCell(_choice(TREATMENTS[risk.treatment]))
        case "state":
            return RegisterCell(_choice(STATES[risk.state]), "done" if risk.state == "done" else "")
        case "due":
            return RegisterCell(date_text(risk.due))
        case _:
            return RegisterCell(getattr(risk, name))


def _choice(word: str) -> str:
    return _(word) if word else ""
