"""All about an option, a viewpoint or a value in words, for the lines below the panels."""

from collections.abc import Iterator

from toi_tui.locale import _, ngettext
from toi_tui.model import ranking
from toi_tui.model.parts.options import Option, Options, Value
from toi_tui.model.scoring import tally
from toi_tui.model.session import Session
from toi_tui.screens.options.rows import gap_of
from toi_tui.screens.options.words import FORMS, full_name, mean_of, name_of, votes
from toi_tui.widgets.facts import Fact


def facts_of(session: Session, key: str) -> tuple[Fact, ...]:
    """Facts about the item of this key; advice where there is none."""
    options, value = session.options, session.values.items.get(key)
    if key in options.items:
        return tuple(_option(session, key, options.items[key]))
    if key in options.viewpoints:
        return tuple(_viewpoint(options, key))
    if value is not None:
        return tuple(_value(options, value))
    return (Fact("", _("Nothing stands here. n begins something.")),)


def _option(session: Session, key: str, option: Option) -> Iterator[Fact]:
    options = session.options
    yield Fact("", full_name(option), "heading")
    yield from _warnings(options, key, option)
    yield from _standing(options, key, option)
    others = ", ".join(name_of(options.items[id]) for id in ranking.excluded(options.items, key))
    found = [session.find(source) for source in option.sources]
    sources = (getattr(hit[1], "text", "") if hit else _("(deleted)") for hit in found)
    yield from _said(
        (_("Cannot go together with"), others),
        *((viewpoint.name, _cell(option, id)) for id, viewpoint in options.viewpoints.items()),
        (_carried_over(len(found)), " · ".join(sources)),
        (_("Note"), option.note),
    )


def _said(*said: tuple[str, str]) -> Iterator[Fact]:
    return (Fact(name, text) for name, text in said if text)


def _carried_over(number: int) -> str:
    return ngettext("Carried over from {n} item", "Carried over from {n} items", number).format(n=number)


def _warnings(options: Options, key: str, option: Option) -> Iterator[Fact]:
    order = ranking.ranked(options.ranking, options.items)
    if key in order and not option.reason.strip():
        yield Fact("", _("⚠ Ranked without a reason"), "warning")
    for pair in ranking.clashes(options):
        if key in pair:
            other = options.items[pair[pair[0] == key]]
            said = _("⚠ Excludes {other}, and both are ranked high").format(other=name_of(other))
            yield Fact("", said, "warning")


def _standing(options: Options, key: str, option: Option) -> Iterator[Fact]:
    order = ranking.ranked(options.ranking, options.items)
    scored = tally(key, option, options.viewpoints)
    yield Fact(_("Form"), _(FORMS[option.form]))
    if key in order:
        rank = _("{rank} of {total}").format(rank=order.index(key) + 1, total=len(options.items))
        yield Fact(_("Rank"), " – ".join(part for part in (rank, option.reason) if part))
    if scored.given:
        said = _("{sum}, mean {mean}, {given} of {total} scores")
        values = {
            "sum": scored.sum,
            "mean": mean_of(scored),
            "given": scored.given,
            "total": len(options.viewpoints),
        }
        yield Fact(_("Sum"), said.format(**values))
    if option.dots:
        yield Fact(_("Vote"), votes(option.dots))


def _cell(option: Option, viewpoint: str) -> str:
    score = option.scores.get(viewpoint)
    return " ".join(part for part in (str(score or ""), option.remarks.get(viewpoint, "")) if part)


def _viewpoint(options: Options, key: str) -> Iterator[Fact]:
    viewpoint = options.viewpoints[key]
    yield Fact("", viewpoint.name, "heading")
    remarks = sum(1 for option in options.items.values() if option.remarks.get(key))
    scores = sum(1 for option in options.items.values() if key in option.scores)
    yield Fact(_("Remarks"), str(remarks))
    yield Fact(_("Scores"), str(scores))
    yield from _said((_("Note"), viewpoint.note))


def _value(options: Options, value: Value) -> Iterator[Fact]:
    first = options.items.get(ranking.first(options))
    yield Fact("", value.text, "heading")
    if first is not None and not value.fit.strip():
        said = _("⚠ {option} was not checked against this value").format(option=name_of(first))
        yield Fact("", said, "warning")
    gap = gap_of(value)
    both = _("importance {importance}, realised {realisation}: {gap}")
    rated = both.format(importance=value.importance, realisation=value.realisation, gap=gap) if gap else ""
    yield from _said(
        (_("Scale 1–10"), rated),
        (_("Fit of {option}").format(option=name_of(first)) if first else _("Fit"), value.fit),
        (_("Asks of me"), value.me),
        (_("of the team"), value.team),
        (_("of the unit"), value.unit),
        (_("Note"), value.note),
    )
