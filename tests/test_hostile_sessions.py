"""Sessions of any shape and text, opened and looked at from end to end: no fault, no escape, no change."""

import os

import pytest
from hypothesis import given

from tests import hostile
from tests.room import room
from tests.strategies import sessions, tries
from toi_tui.model.session import Session

ROUNDS = int(os.environ.get("TOI_FUZZ", "3"))
"""Sessions that are made up and opened; more are for a night."""


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_session_full_of_hostile_texts_is_shown(size: tuple[int, int]) -> None:
    async with room(session=hostile.session(), size=size) as mentor:
        before = mentor.path.read_bytes()
        await hostile.tour(mentor)
        await mentor.press("ctrl+q")
        assert mentor.app._exit
        assert mentor.path.read_bytes() == before


async def test_what_is_hostile_is_carried_over_and_taken_back() -> None:
    async with room(session=hostile.session()) as mentor:
        await hostile.carry_over(mentor)


@tries(ROUNDS)
@given(sessions(extra=True))
async def test_any_session_is_shown(session: Session) -> None:
    async with room(session=session) as mentor:
        before = mentor.path.read_bytes()
        await hostile.tour(mentor, keys=("down", "tab", "end", "G", "escape", "z"))
        assert mentor.path.read_bytes() == before
        await hostile.carry_over(mentor)
