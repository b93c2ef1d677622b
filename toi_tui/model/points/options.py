"""Open points of the options on the flip chart and of their ranking."""

from collections.abc import Iterator

from toi_tui.locale import N_
from toi_tui.model import ranking
from toi_tui.model.names import short
from toi_tui.model.parts.options import Options
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session


def open_points(session: Session) -> Iterator[OpenPoint]:
    """Options that are missing or called alike, ranks without a reason, and ranks that exclude each other."""
    yield from _flip_chart(session.options)
    yield from _ranks(session.options)
    yield from _clashes(session.options)


def _flip_chart(options: Options) -> Iterator[OpenPoint]:
    if options.items and not any(option.form == "none" for option in options.items.values()):
        said = N_("The do-nothing option is missing, which the others are compared with.")
        yield OpenPoint("no-nothing", "options", "", said)
    seen: set[str] = set()
    for id, option in options.items.items():
        if option.label and option.label in seen:
            yield OpenPoint("same-label", "options", id, N_("Two options are {label}."), {"label": option.label})
        seen.add(option.label)
    for id, viewpoint in options.viewpoints.items() if options.items else ():
        if not any(option.remarks.get(id) for option in options.items.values()):
            said = N_("Nothing was written on the flip chart from the viewpoint “{name}”.")
            yield OpenPoint("no-remark", "options", id, said, {"name": viewpoint.name})


def _ranks(options: Options) -> Iterator[OpenPoint]:
    for id in options.ranking:
        option = options.items.get(id)
        if option is None:
            continue
        params = {"label": short(option)}
        if not option.reason.strip():
            yield OpenPoint("no-reason", "options", id, N_("Option {label} is ranked without a reason."), params)
        if not option.scores and not any(option.remarks.values()):
            said = N_("Option {label} is ranked, but was not looked at from any viewpoint.")
            yield OpenPoint("no-evaluation", "options", id, said, params)


def _clashes(options: Options) -> Iterator[OpenPoint]:
    for one, other in ranking.clashes(options):
        params = {"one": short(options.items[one]), "other": short(options.items[other])}
        said = N_("Options {one} and {other} exclude each other, and both are ranked high.")
        yield OpenPoint("clash", "options", one, said, params)
