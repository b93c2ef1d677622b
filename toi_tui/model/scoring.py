"""Sums of the scores on the flip chart: what they say, and how little would change it. They never set the order."""

from collections.abc import Iterable, Iterator
from typing import Final

from toi_tui.model import statically
from toi_tui.model.parts.options import Option, Options

CLEAR: Final = 10
"""Percent of its own sum by which the first must lead the second to be a clear winner; ours, the manual has none."""
LEAST, MOST = 1, 5


@statically.frozen
class Tally:
    """The tally of an option's scores: those given from the viewpoints that exist."""

    id: str
    sum: int
    given: int

    @property
    def mean(self) -> float:
        """The mean of the scores that were given."""
        return self.sum / self.given if self.given else 0.0


@statically.frozen
class Flip:
    """One score that, had it been another, would have put another option first by sum."""

    option: str
    viewpoint: str
    before: int
    after: int


@statically.frozen
class Margin:
    """How far the first by sum leads the second; the smallest `flip` where that is not clear, if one score can."""

    first: Tally
    second: Tally
    flip: Flip | None = None

    @property
    def percent(self) -> float:
        """The lead in percent of the first's sum."""
        return 100 * (self.first.sum - self.second.sum) / self.first.sum

    @property
    def clear(self) -> bool:
        """Whether there is a clear winner."""
        return self.percent >= CLEAR


def tally(id: str, option: Option, viewpoints: Iterable[str]) -> Tally:
    """The tally of an option's scores."""
    scores = [option.scores[viewpoint] for viewpoint in viewpoints if viewpoint in option.scores]
    return Tally(id, sum(scores), len(scores))


def tallies(options: Options) -> tuple[Tally, ...]:
    """The options that have a score, the highest sum first; equals in the order of the chart."""
    found = (tally(id, option, options.viewpoints) for id, option in options.items.items())
    return tuple(sorted((each for each in found if each.given), key=lambda each: -each.sum))


def margin(options: Options) -> Margin | None:
    """How far the first by sum leads; None while fewer than two options have scores."""
    found = tallies(options)
    if len(found) < 2:
        return None
    lead = Margin(found[0], found[1])
    if lead.clear:
        return lead
    flips = _flips(options, found)
    return Margin(found[0], found[1], min(flips, key=lambda flip: abs(flip.after - flip.before), default=None))


def _flips(options: Options, found: tuple[Tally, ...]) -> Iterator[Flip]:
    """Single scores that would put another option first: others raised, then the first lowered."""
    leader, *others = found
    for other in others:
        yield from _changes(options, other.id, leader.sum - other.sum + 1)
    yield from _changes(options, leader.id, others[0].sum - leader.sum - 1)


def _changes(options: Options, id: str, step: int) -> Iterator[Flip]:
    scores = options.items[id].scores
    for viewpoint in options.viewpoints:
        before = scores.get(viewpoint)
        if before is not None and LEAST <= before + step <= MOST:
            yield Flip(id, viewpoint, before, before + step)
