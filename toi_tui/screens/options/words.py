"""The words of the options step: the forms of an option, sums and means, the lead of the first by sum."""

from collections.abc import Mapping
from typing import Final

from toi_tui.locale import N_, _, decimal, ngettext
from toi_tui.model import ranking
from toi_tui.model.names import short
from toi_tui.model.parts.options import Option, Options
from toi_tui.model.scoring import Flip, Margin, Tally, margin, tallies

FORMS: Final[Mapping[str, str]] = {
    "whole": N_("as a whole"),
    "parts": N_("in parts"),
    "merged": N_("merged"),
    "pilot": N_("as a pilot"),
    "none": N_("nothing is done"),
}


def name_of(option: Option | None) -> str:
    """An option by its label, or by its text when it has none."""
    return short(option) if option else _("(deleted)")


def full_name(option: Option) -> str:
    """An option by its label and text."""
    return " ".join(part for part in (option.label, option.text) if part)


def mean_of(tally: Tally) -> str:
    """The mean of the scores given, with one decimal as this language writes it; empty without scores."""
    return decimal(tally.mean) if tally.given else ""


def lead(options: Options) -> tuple[str, str]:
    """The sums in words: whether there is a clear winner, and whether the group has put another one first."""
    found = margin(options)
    if found is None:
        return _("Sums are compared once two options have scores; they never set the order."), ""
    return _verdict(found, options), _difference(options)


def _verdict(found: Margin, options: Options) -> str:
    first, second = (name_of(options.items[each.id]) for each in (found.first, found.second))
    sums = {"first": first, "sum": found.first.sum, "second": second, "other": found.second.sum}
    if found.clear:
        said = _("By sum {first} ({sum}) leads {second} ({other}) by {percent} %.")
        return said.format(percent=int(found.percent), **sums)
    if found.first.sum == found.second.sum:
        said = _("No clear winner: {first} and {second} both have {sum}.").format(**sums)
    else:
        said = _("No clear winner: by sum {first} ({sum}) leads {second} ({other}) by less than 10 %.").format(**sums)
    return f"{said} {_turning(found.flip, options)}"


def _turning(flip: Flip | None, options: Options) -> str:
    if flip is None:
        return _("No single score would turn it.")
    said = _("One score would turn it: {option}, {viewpoint} {before} → {after}.")
    name, viewpoint = name_of(options.items[flip.option]), options.viewpoints[flip.viewpoint].name
    return said.format(option=name, viewpoint=viewpoint, before=flip.before, after=flip.after)


def _difference(options: Options) -> str:
    first = ranking.first(options)
    best = tallies(options)
    if not first or any(each.id == first and each.sum == best[0].sum for each in best):
        return ""
    said = _("The group has put {group} first; the highest sum is that of {best}. The group decides.")
    return said.format(group=name_of(options.items[first]), best=name_of(options.items[best[0].id]))


def clash_words(options: Options) -> tuple[str, ...]:
    """The pairs that exclude each other although both are ranked high."""
    said = _("{one} and {other} exclude each other, and both are ranked high.")
    pairs = ((options.items[one], options.items[other]) for one, other in ranking.clashes(options))
    return tuple(said.format(one=name_of(one), other=name_of(other)) for one, other in pairs)


def votes(number: int) -> str:
    """So many dots."""
    return ngettext("{n} dot", "{n} dots", number).format(n=number)
