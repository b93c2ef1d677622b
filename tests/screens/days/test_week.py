from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from toi_tui.model.item import revise
from toi_tui.model.parts.days import Activity, Answer, Day, DayNote, Days, Task, Tasks
from toi_tui.model.session import Session
from toi_tui.screens.days.week import Week

NOW = datetime(2027, 4, 12, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room
DAYS = st.integers(1, 3)
IDS = st.sampled_from(["aaaaaaaa", "bbbbbbbb", "cccccccc"])
TEXTS = st.sampled_from(["alku", "työ"])
DONE = st.sampled_from([None, NOW])
SESSIONS = st.builds(
    lambda activities, notes, days, answers: Session(
        days=Days(
            items={str(number): Day(date=date) for number, date in enumerate(days, 1)},
            activities=activities,
            notes={f"n{id}": note for id, note in notes.items()},
        ),
        tasks=Tasks(items={"T1": Task(day=1)}, answers={f"k{id}": answer for id, answer in answers.items()}),
    ),
    st.dictionaries(IDS, st.builds(Activity, day=DAYS, text=TEXTS, done=DONE)),
    st.dictionaries(IDS, st.builds(DayNote, day=DAYS, text=TEXTS, at=DONE)),
    st.lists(st.sampled_from([None, NOW.date()]), min_size=3, max_size=3),
    st.dictionaries(IDS, st.builds(Answer, task=st.just("T1"), text=TEXTS)),
)


@given(st.lists(SESSIONS, min_size=2, max_size=4), st.booleans())
def test_a_week_that_takes_from_the_one_before_is_the_week_that_it_would_be_alone(
    sessions: list[Session], next_day: bool
) -> None:
    now, before = NOW, None
    for session in sessions:
        before = Week(session, now, {}, before)
        assert before.grid() == Week(session, now, {}).grid()
        now = now.replace(day=13) if next_day else now


def test_what_did_not_change_is_the_same_cell_and_the_same_card() -> None:
    rows = {f"a{day}": Activity(day=day, text="työ") for day in (1, 2)} | {"b1": Activity(day=1, text="alku")}
    session = Session(days=Days(items={"1": Day(), "2": Day()}, activities=rows))
    week = Week(session, NOW, {})
    first, second = week.grid()[0]
    changed = replace(session.days, activities={**rows, "b1": revise(rows["b1"], {"text": "loppu"})})
    (new, same), *_rest = Week(replace(session, days=changed), NOW, {}, week).grid()
    assert same is second
    assert [card is before for card, before in zip(new.cards, first.cards, strict=True)] == [True, False]
