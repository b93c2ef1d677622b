"""The states of a file that are kept, and what somebody else began with."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.editing import ancestor
from toi_tui.model.parts.people import Rule, Rules
from toi_tui.model.session import Session
from toi_tui.storage.others import states
from toi_tui.storage.others.states import FEWEST, SLOTS, State, States, thinned

DAY = 86_400.0


def session(*ids: str, **texts: str) -> Session:
    said = {**dict.fromkeys(ids, "x"), **texts}
    return Session(rules=Rules(items={id: Rule(text=text) for id, text in said.items()}))


def state(*ids: str, **numbers: int) -> State:
    return State(numbers, session(*ids))


def known_of(first: State, *others: State) -> States:
    known = States(first)
    for each in others:
        known.remember(each)
    return known


def test_the_beginning_is_the_latest_state_that_has_nothing_they_lack() -> None:
    known = known_of(state("r"), state("r", "s", a=1), state("r", "s", "t", a=2), state("r", b=1))
    assert known.base(state("r", "y", a=1)) == session("r", "s")
    assert known.base(state("r", "y", a=1, c=7)) == session("r", "s")
    assert known.base(state("r", "y", a=9)) == session("r", "s", "t")
    assert known.base(state("r", "y")) == session("r")
    assert States(state("r", a=2)).base(state("r", a=1, b=3)) is None


def test_a_beginning_is_looked_up_and_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    known = States(state())
    for number in range(1, 200):
        known.remember(State({"a": number}, session(last=str(number)), float(number)))
    monkeypatch.delattr(ancestor, "diff")
    assert known.base(State({"a": 120, "b": 1}, session("y"))) == session(last="120")


def test_states_that_came_about_apart_are_one_beginning_in_whatever_order_they_came() -> None:
    one, two = state("r", "s", a=1), state("t", b=1)
    for order in ((one, two), (two, one)):
        known = known_of(state("r"), *order)
        assert known.base(state("r", a=2, b=2)) == session("s", "t")


def test_of_an_editors_states_it_is_the_one_that_differs_least() -> None:
    first = state("r", a=1)
    later = State({"a": 1}, session("r", "s", e="half"))
    known = known_of(first, later)
    assert known.base(State({"a": 1}, session("r", "s", e="half a sentence"))) == later.session
    assert known.base(State({"a": 1}, session("r", y="new"))) == first.session


def test_what_one_editor_added_is_not_deleted_by_another_that_may_never_have_seen_it() -> None:
    known = known_of(state("r", a=1), state("r", "s", a=1))
    assert known.base(State({"a": 1}, session("r", "y"))) == session("r")


def test_a_state_that_was_gone_on_from_is_an_earlier_one() -> None:
    known = known_of(state("r", a=1), state("r", "s", a=2))
    assert known.is_earlier(state("r", a=1))
    assert not known.is_earlier(state("r", a=1, b=1))
    assert not known.is_earlier(state("r", "s", a=2))


@given(st.lists(st.floats(0, 300), min_size=1, max_size=400), st.integers(1, 50))
def test_all_that_is_recent_is_kept_and_of_the_older_ever_fewer(pauses: list[float], recent: int) -> None:
    times = [sum(pauses[:at]) for at in range(len(pauses))]
    stay = thinned(times, recent)
    assert stay == sorted({*stay})
    assert {*range(len(times))[-recent:]} <= {*stay}
    assert len(stay) <= recent + sum(int(oldest / length) + 2 for length, oldest in SLOTS)
    assert all(times[-1] - times[at] < SLOTS[-1][1] for at in stay[:-recent])
    assert thinned([times[at] for at in stay], recent) == [*range(len(stay))]


def test_one_state_a_minute_of_the_last_half_hour_and_one_every_ten_minutes_before() -> None:
    times = [float(second) for second in range(0, 5 * 3600, 5)]
    kept = [times[at] for at in thinned(times)][:-FEWEST]
    minutes = [now - before for before, now in pairwise(kept)]
    assert set(minutes[-20:]) == {60.0}
    assert set(minutes[:20]) == {600.0}


def test_a_day_of_typing_into_a_large_session_keeps_few_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "ITEMS", 100)
    known = States(state())
    for number in range(400):
        known.remember(State({"a": number}, session(*map(str, range(5)), last=str(number)), number * DAY / 400))
    assert len(known._states) <= FEWEST + 80
