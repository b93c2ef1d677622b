"""The risks as a chart for the matrix: who stands where now, and where each will stand after the measures."""

from collections.abc import Iterator, Mapping
from typing import Final

from toi_tui.locale import _
from toi_tui.model.names import sign
from toi_tui.model.parts.risks import SCALES, Risk, Risks
from toi_tui.model.rating import level, level_after, level_now
from toi_tui.screens.risks.words import IMPACTS, LEVELS, PROBABILITIES
from toi_tui.widgets.matrix_chart import Chart, Chip, Square

TRAY: Final = "tray"
Rating = tuple[int, int]
_ARROWS: Final = {
    (0, 1): "↑", (0, -1): "↓", (1, 0): "→", (-1, 0): "←",
    (1, 1): "↗", (1, -1): "↘", (-1, 1): "↖", (-1, -1): "↙",
}  # fmt: skip


def chart(part: Risks, *, swapped: bool) -> Chart:
    """The matrix of all risks: probability upwards and impact to the right, or the other way when `swapped`."""
    side = range(1, SCALES[part.scale] + 1)
    chips = _chips(part, swapped=swapped)
    upwards, rightwards = _named(PROBABILITIES[part.scale]), _named(IMPACTS[part.scale])
    if swapped:
        upwards, rightwards = rightwards, upwards
    return Chart(
        corner=_("I ╲ P") if swapped else _("P ╲ I"),
        rows=tuple(reversed(upwards)),
        columns=rightwards,
        squares=tuple(
            tuple(_square(part.scale, (across, up) if swapped else (up, across), chips) for across in side)
            for up in reversed(side)
        ),
        tray=Square(TRAY, 0, _("Not rated"), tuple(chips.get(None, ()))),
    )


def rating_of(square: str) -> Rating | None:
    """Probability and impact of a square by its key; None for the tray."""
    if square == TRAY:
        return None
    probability, impact = square.split("-")
    return int(probability), int(impact)


def name_of(risk: Risk) -> str:
    """The stable name of a risk, R1; R? for one that has no number."""
    return sign(risk) or "R?"


def level_name(number: int | None) -> str:
    """A level by number and name; empty for none."""
    return f"{number} {_(LEVELS[number])}" if number else ""


def _named(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{number} {_(name)}" for number, name in enumerate(names, 1))


def _square(scale: str, rating: Rating, chips: Mapping[Rating | None, list[Chip]]) -> Square:
    number = level(scale, *rating) or 0
    return Square(f"{rating[0]}-{rating[1]}", number, _(LEVELS[number]), tuple(chips.get(rating, ())))


def _chips(part: Risks, *, swapped: bool) -> dict[Rating | None, list[Chip]]:
    """The chips of each square; those of the tray under None."""
    found: dict[Rating | None, list[Chip]] = {}
    for key, risk in part.items.items():
        for rating, chip in _chips_of(key, risk, part.scale, swapped=swapped):
            found.setdefault(rating, []).append(chip)
    return {rating: sorted(chips, key=lambda chip: chip.ghost) for rating, chips in found.items()}


def _chips_of(key: str, risk: Risk, scale: str, *, swapped: bool) -> Iterator[tuple[Rating | None, Chip]]:
    now = (risk.probability or 0, risk.impact or 0) if level_now(risk, scale) else None
    after = (risk.residual_probability or 0, risk.residual_impact or 0) if level_after(risk, scale) else None
    arrow = _arrow(now, after, swapped=swapped) if now and after else ""
    private = "◌" if risk.private else ""
    yield now, Chip(key, f"{name_of(risk)}{arrow}{private}")
    if after is not None and after != now:
        yield after, Chip(key, f"({name_of(risk)})", ghost=True)


def _arrow(now: Rating, after: Rating, *, swapped: bool) -> str:
    """Where the measures take a risk; an equals sign when nowhere."""
    up, right = ((a > b) - (a < b) for a, b in zip(after, now, strict=True))
    return _ARROWS.get((up, right) if swapped else (right, up), "=")
