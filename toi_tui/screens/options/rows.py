"""The options as rows of the flip chart and of the ranking, and the values as rows."""

from collections.abc import Mapping
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model import ranking
from toi_tui.model.item import Item
from toi_tui.model.parts.options import Option, Options, Value, Viewpoint
from toi_tui.model.scoring import Tally, tally
from toi_tui.screens.options.words import FORMS, full_name, mean_of, name_of
from toi_tui.widgets.grid_layout import GridCell, GridColumn, GridRow
from toi_tui.widgets.register import RegisterCell, RegisterColumn, RegisterRow

UNRANKED: Final = "unranked"
"""The key of the line in the ranking below which the options without a rank stand."""
OPTION: Final = "option"
"""The column of the options themselves on the flip chart."""
RANKED: Final = "ranked"
"""That of the ranking: each place of the three panels has a name of its own."""
VALUE_TEXTS: Final = ("text", "fit", "me", "team", "unit")

_RANKING: Final = (
    ("rank", "", 3, 0, 0, False),
    (RANKED, N_("Option"), 14, 1, 3, True),
    ("reason", N_("Reason for the rank"), 16, 2, 4, True),
    ("sum", "Σ", 2, 3, 0, False),
    ("dots", "●", 2, 4, 0, False),
    ("mean", "ø", 3, 5, 0, False),
)
_VALUES: Final = (
    ("text", N_("Value"), 14, 0, 2, True),
    ("importance", N_("Importance"), 5, 1, 0, True),
    ("realisation", N_("Realised"), 5, 2, 0, True),
    ("gap", N_("Gap"), 3, 3, 0, False),
    ("fit", N_("Fit"), 16, 4, 3, True),
    ("me", N_("Asks of me"), 12, 5, 2, True),
    ("team", N_("of the team"), 12, 6, 2, True),
    ("unit", N_("of the unit"), 12, 7, 2, True),
)

IN_RANKING: Final = frozenset(key for key, *_shape in _RANKING if key not in {"sum", "dots"})
IN_VALUES: Final = frozenset(key for key, *_shape in _VALUES)


def mark_of(item: Item) -> str:
    """◌ for a private item, ✎ for one with a note."""
    return "◌" if item.private else "✎" if item.note else ""


# The flip chart


def chart_columns(options: Options) -> tuple[GridColumn, ...]:
    """The option itself, a column for each viewpoint, the sum with the mean, and the dots."""
    viewpoints = (
        GridColumn(id, f"{mark_of(viewpoint)}{viewpoint.name}", 9, 2, heading=True)
        for id, viewpoint in options.viewpoints.items()
    )
    return (
        GridColumn(OPTION, _("Option"), 13, 3),
        *viewpoints,
        GridColumn("sum", "Σ", 5, stop=False),
        GridColumn("dots", "●", 3, stop=False),
    )


def chart_rows(options: Options) -> tuple[GridRow, ...]:
    """A row for each option."""
    return tuple(_chart_row(id, option, options.viewpoints) for id, option in options.items.items())


def _chart_row(id: str, option: Option, viewpoints: Mapping[str, Viewpoint]) -> GridRow:
    scored = tally(id, option, viewpoints)
    form = f"· {_(FORMS[option.form])}"
    return GridRow(
        id,
        (
            GridCell(option.text, f"{option.label}{mark_of(option)}", form),
            *(_cell(option, viewpoint) for viewpoint in viewpoints),
            GridCell(_sum(scored, len(viewpoints)), tail=f"ø {mean_of(scored)}" if scored.given else ""),
            GridCell(str(option.dots) if option.dots else ""),
        ),
    )


def _cell(option: Option, viewpoint: str) -> GridCell:
    score = option.scores.get(viewpoint)
    return GridCell(option.remarks.get(viewpoint, ""), str(score) if score else "")


def _sum(scored: Tally, viewpoints: int) -> str:
    """The sum; an asterisk says that it is of fewer scores than there are viewpoints."""
    return f"{scored.sum}{'*' if scored.given < viewpoints else ''}" if scored.given else ""


# The ranking


def ranking_columns() -> tuple[RegisterColumn, ...]:
    """The columns of the ranking."""
    return tuple(
        RegisterColumn(key, title and _(title), width, rank, stretch, stop)
        for key, title, width, rank, stretch, stop in _RANKING
    )


def ranking_rows(options: Options) -> tuple[RegisterRow, ...]:
    """The ranked options, a line, and those without a rank; nothing as long as there are no options."""
    if not options.items:
        return ()
    above = ranking.ranked(options.ranking, options.items)
    below = ranking.unranked(above, options.items)
    return (
        *(_ranked(id, f"{rank}.", options) for rank, id in enumerate(above, 1)),
        _line(len(below)),
        *(_ranked(id, "–", options) for id in below),
    )


def _ranked(id: str, rank: str, options: Options) -> RegisterRow:
    option = options.items[id]
    scored = tally(id, option, options.viewpoints)
    missing = rank != "–" and not option.reason.strip()
    reason = RegisterCell(_("⚠ no reason yet"), "warning") if missing else RegisterCell(option.reason)
    cells = (
        RegisterCell(rank, "title"),
        RegisterCell(full_name(option)),
        reason,
        RegisterCell(str(scored.sum) if scored.given else ""),
        RegisterCell(str(option.dots) if option.dots else ""),
        RegisterCell(mean_of(scored)),
    )
    return RegisterRow(id, cells, mark_of(option))


def _line(below: int) -> RegisterRow:
    said = _("no rank yet ({n})").format(n=below)
    advice = _("⇧↑ or m lifts one above") if below else ""
    texts = ("──", said, advice, "", "", "")
    return RegisterRow(UNRANKED, tuple(RegisterCell(text, "dim") for text in texts))


# The values


def value_columns(first: Option | None) -> tuple[RegisterColumn, ...]:
    """The columns of the values; one asks how the option that is ranked first fits."""
    titles = {"fit": _("How {option} fits").format(option=name_of(first))} if first else {}
    return tuple(
        RegisterColumn(key, titles.get(key) or _(title), width, rank, stretch, stop)
        for key, title, width, rank, stretch, stop in _VALUES
    )


def value_rows(values: Mapping[str, Value], *, chosen: bool) -> tuple[RegisterRow, ...]:
    """The values; where an option is ranked first, ⚠ where it was not checked against one."""
    return tuple(_value(id, value, chosen=chosen) for id, value in values.items())


def _value(id: str, value: Value, *, chosen: bool) -> RegisterRow:
    missing = chosen and not value.fit.strip()
    said = {name: RegisterCell(getattr(value, name)) for name in VALUE_TEXTS}
    said["fit"] = RegisterCell(_("⚠ not checked yet"), "warning") if missing else said["fit"]
    for name in ("importance", "realisation"):
        said[name] = RegisterCell(str(getattr(value, name) or "·"))
    said["gap"] = RegisterCell(gap_of(value), "title")
    return RegisterRow(id, tuple(said[key] for key, *_shape in _VALUES), mark_of(value))


def gap_of(value: Value) -> str:
    """How far a value is realised less than it is important, or more (then with a plus); empty until both are said."""
    if value.importance is None or value.realisation is None:
        return ""
    gap = value.realisation - value.importance
    return f"{gap:+d}".replace("-", "−") if gap else "0"
