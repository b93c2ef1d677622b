"""The group's order of the options (T3), and what goes with it: options that exclude each other.

The order is the group's alone. It may name options that were deleted meanwhile; they are passed over here, and
dropped when the group ranks again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from toi_tui.model.parts.options import Option, Options, Value

HIGH: Final = 3
"""Ranks that count as high: two options among them that exclude each other cannot both be done."""


def ranked(ranking: Sequence[str], there: Collection[str]) -> tuple[str, ...]:
    """The ranked options that exist, each once, the first first."""
    return tuple(dict.fromkeys(id for id in ranking if id in there))


def unranked(ranking: Sequence[str], there: Iterable[str]) -> tuple[str, ...]:
    """The options that have no rank, in their own order."""
    known = set(ranking)
    return tuple(id for id in there if id not in known)


def placed(ranking: Sequence[str], id: str, after: str | None) -> tuple[str, ...]:
    """The order with an option behind `after`: first when that is empty, last when it has no rank, out when None."""
    others = [each for each in ranking if each != id]
    if after is None:
        return tuple(others)
    at = 0 if not after else others.index(after) + 1 if after in others else len(others)
    return (*others[:at], id, *others[at:])


def first(options: Options) -> str:
    """The option that the group has put first; empty when there is none."""
    return next(iter(ranked(options.ranking, options.items)), "")


def without_reason(options: Options) -> tuple[str, ...]:
    """The ranked options that lack the reason which the method asks for."""
    return tuple(id for id in ranked(options.ranking, options.items) if not options.items[id].reason.strip())


def unchecked(values: Mapping[str, Value]) -> tuple[str, ...]:
    """The values that the option ranked first was not checked against."""
    return tuple(id for id, value in values.items() if not value.fit.strip())


def excluded(items: Mapping[str, Option], id: str) -> tuple[str, ...]:
    """The options that cannot go together with this one, whichever of the two says so; in their own order."""
    if id not in items:
        return ()
    said = items[id].excludes
    return tuple(other for other, option in items.items() if other != id and (other in said or id in option.excludes))


def clashes(options: Options) -> tuple[tuple[str, str], ...]:
    """Pairs that exclude each other although the group has put both high."""
    high = ranked(options.ranking, options.items)[:HIGH]
    return tuple((one, other) for one, other in combinations(high, 2) if other in excluded(options.items, one))
