"""The three shipped cases made again from nothing: the whole method, in its order, by keys alone.

Each begins with the form of a new session and ends with what the shipped file holds; taken back step by step, nothing
is left of it.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.replay import deciding, preparing, week
from tests.replay.mentor import Mentor, order_of
from tests.room import empty_room
from toi_tui.storage import codec, shipped

MONTHS_BEFORE = datetime(2026, 10, 1, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room


async def before_the_week(mentor: Mentor) -> None:
    """The need and the practices, who takes part, what was agreed."""
    await preparing.identity(mentor)
    await preparing.people(mentor)
    await preparing.rules(mentor)
    await preparing.swot(mentor)
    await preparing.strategies(mentor)
    await preparing.practices(mentor)
    await preparing.decision(mentor)
    await preparing.preparation(mentor)
    await preparing.expectations(mentor)
    await week.dates_and_places(mentor)


async def the_week(mentor: Mentor) -> None:
    """Five days: each debriefs the task of the day before."""
    await week.day(mentor, 1)
    await week.answers(mentor, "T1")
    await week.day(mentor, 2)
    await week.mind_map(mentor)
    await week.answers(mentor, "T2")
    await week.day(mentor, 3)
    await deciding.options(mentor)
    await week.answers(mentor, "T3")
    await week.day(mentor, 4)
    await deciding.ranking(mentor)
    await deciding.values(mentor)
    await deciding.risks(mentor)
    await deciding.focus(mentor)
    await week.answers(mentor, "T4")
    await week.day(mentor, 5)
    await deciding.challenges(mentor)
    await deciding.plan(mentor)
    await deciding.follow_up(mentor)
    await week.answers(mentor, "T5")
    await deciding.evaluation(mentor)
    await week.parking(mentor)


@pytest.mark.parametrize("case", ["kuusilampi", "lintusalmi", "tuntsanvaara"])
async def test_a_case_replayed_from_nothing_ends_with_the_shipped_file_and_undone_with_nothing(
    case: str, tmp_path: Path
) -> None:
    goal = codec.read(shipped.example(case)).session
    async with empty_room(tmp_path, now=MONTHS_BEFORE) as there:
        mentor = Mentor(there, goal)
        await preparing.beginning(mentor)
        first = there.session
        await before_the_week(mentor)
        await the_week(mentor)
        saved, wanted = await there.reopened(), mentor.wanted
        assert replace(saved, session=replace(saved.identity, id=goal.identity.id)) == wanted
        assert order_of(saved) == order_of(wanted)
        document = there.screen.desk.document
        while document.undo() is not None:
            pass
        assert (document.session, order_of(document.session)) == (first, order_of(first))
