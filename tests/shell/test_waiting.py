"""A prefix key and its digit, when the ground has moved under them between the two."""

import pytest

from tests.room import room
from tests.spots import CASE
from toi_tui.editing.items import RemoveItems

ELSEWHERE = [
    ("mindmap", "left", "V", "tray"),
    ("mindmap", "left", "s", "tray"),
    ("mindmap", "left", "i", "root"),
    ("mentor", "x1", "s", "agreement.what"),
    ("days", "k1", "s", "a1"),
    ("days", "k1", "s", "3:notes"),
    ("practices", "verdict:p1", "s", "owner:p1"),
    ("risks", "ra", "p", "1-2"),
]


@pytest.mark.parametrize(("step", "item", "key", "elsewhere"), ELSEWHERE)
async def test_a_digit_does_nothing_where_a_click_has_led_to_and_says_why(step, item, key, elsewhere):
    async with room(session=CASE, step=step, language="en", size=(120, 40)) as mentor:
        mentor.screen.reveal(item)
        mentor.screen.panel.select(item)
        await mentor.press(key)
        command = next(each for each in mentor.screen.STEP.commands if each.has_key(key))
        assert any(panel.select(elsewhere) for panel in mentor.screen.arranging.panels)
        mentor.screen.reveal(elsewhere)
        why = command.why_not(mentor.screen.here)
        await mentor.press("1")
        assert mentor.session == CASE
        mentor.see(why)


async def test_nor_where_somebody_else_has_deleted_what_it_was_for():
    async with room(session=CASE, step="options", language="en", size=(120, 40)) as mentor:
        mentor.screen.reveal("vb")
        await mentor.press("i")
        mentor.screen.desk.document.do(RemoveItems("values.items", ("va", "vb")))
        await mentor.press("4")
        mentor.see("Only a value has an importance")
