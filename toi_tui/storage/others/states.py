"""The states of a session's file that were written here or taken in, to find out what somebody else began with."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from toi_tui.model import statically
from toi_tui.model.session import Session
from toi_tui.storage.format.writers import Numbers, within

FEWEST: Final = 20
"""How many of the latest states are all remembered, however large the session is."""

MOST: Final = 600
"""How many of the latest states are all remembered of a small session."""

ITEMS: Final = 500_000
"""How many items these have together at most: each state has its own list of them, if not its own items."""

SLOTS: Final = ((60.0, 30 * 60.0), (600.0, 8 * 3600.0))
"""Of the older ones, one in so many seconds stays until it is so many seconds old."""


@statically.frozen
class State:
    """One state of the file: whose states are in it, what it said, and when it came, in seconds."""

    numbers: Numbers
    session: Session
    when: float = 0.0


class States:
    """States in the order in which they came; the older they are, the fewer."""

    def __init__(self, first: State) -> None:
        self._states = [first]

    def remember(self, state: State) -> None:
        """Remember the latest state, and thin the older ones."""
        if not _same(self._states[-1], state):
            self._states.append(state)
            size = sum(len(rows) for _path, rows in state.session.lists())
            stay = thinned([each.when for each in self._states], max(FEWEST, min(MOST, ITEMS // (size + 1))))
            self._states = [self._states[at] for at in stay]

    def base(self, theirs: State) -> Session | None:
        """The session that theirs began with: the latest state without what theirs lacks; None when none is known.

        Where several such states came about apart, it is all of them as one. Of states with the same numbers all but
        the first are the work of editors.
        """
        from toi_tui.editing.ancestor import edited  # needed only where others write, too

        last = self._last(theirs.numbers)
        if len(last) == 1:
            first, *later = [state.session for state in last[0]]
            return edited(theirs.session, [first, *later[-FEWEST:]])
        return self._as_one([states[0] for states in last])

    def is_earlier(self, theirs: State) -> bool:
        """Whether theirs stood in the file once and was gone on from since: it is nobody's change."""
        *earlier, last = self._states
        return not _same(last, theirs) and any(_same(state, theirs) for state in earlier)

    def _last(self, numbers: Numbers) -> list[list[State]]:
        """The states that these numbers have and no later one of them has, those with the same numbers together."""
        groups: list[list[State]] = []
        for state in self._states:
            if within(state.numbers, numbers) and not any(_before(state, each[0]) for each in groups):
                groups = [each for each in groups if not _before(each[0], state)]
                same = next((each for each in groups if each[0].numbers == state.numbers), None)
                groups.append([state]) if same is None else same.append(state)
        return groups

    def _as_one(self, states: Iterable[State]) -> Session | None:
        """States that came about apart, merged; the same session wherever the same states are known."""
        from toi_tui.editing.ancestor import common
        from toi_tui.editing.merge import merge

        joined: State | None = None
        for state in sorted(states, key=_rank):
            if joined is None:
                joined = state
            else:
                base = self._before_both(joined, state) or common(joined.session, state.session)
                joined = State(_larger(joined, state), merge(base, joined.session, state.session).session)
        return joined.session if joined else None

    def _before_both(self, one: State, other: State) -> Session | None:
        """A state that both began with; of several any will do that is the same everywhere."""
        last = self._last({name: min(state, other.numbers.get(name, 0)) for name, state in one.numbers.items()})
        return min((states[0] for states in last), key=_rank).session if last else None


def _same(one: State, other: State) -> bool:
    return one.numbers == other.numbers and one.session == other.session


def _before(one: State, other: State) -> bool:
    return one.numbers != other.numbers and within(one.numbers, other.numbers)


def _larger(one: State, other: State) -> Numbers:
    names = {**one.numbers, **other.numbers}
    return {name: max(one.numbers.get(name, 0), other.numbers.get(name, 0)) for name in names}


def _rank(state: State) -> list[tuple[str, int]]:
    return sorted(state.numbers.items())


def thinned(times: Sequence[float], recent: int = FEWEST) -> list[int]:
    """Which of these times stay, the latest last: all that are recent, of older ones now and then one, then none."""
    first = max(0, len(times) - recent)
    return [*_older(times[:first], times[-1]), *range(first, len(times))]


def _older(times: Iterable[float], now: float) -> Iterator[int]:
    taken: set[tuple[float, float]] = set()
    for at, when in enumerate(times):
        age = abs(now - when)  # a clock that was ahead has left states of the future
        length = next((length for length, oldest in SLOTS if age < oldest), None)
        if length is not None and (length, when // length) not in taken:
            taken.add((length, when // length))
            yield at
