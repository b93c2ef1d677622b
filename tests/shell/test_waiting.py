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


@pytest.mark.parametrize(
    ("step", "keys", "width", "said"),
    [
        ("mindmap", "down down V", 80, "V: 1 edunsaajat 2 talous 3 henkilöstö 4 tekniikka.  0 ei mikään"),
        ("practices", "down s", 45, "1 vertaiskehittäminen  2 vierailu  3 verkko\n4 tietokanta  5 kirjallisuus  6 muu"),
        ("mindmap", "down down V", 45, "V: 1 edu. 2 tal. 3 hen. 4 tek.  0 ei mikään"),
    ],
)
async def test_names_of_digits_are_whole_where_they_have_room_or_could_not_be_told_apart(step, keys, width, said):
    async with room("kuusilampi", step=step, size=(width, 24)) as mentor:
        await mentor.press(*keys.split())
        mentor.see(*said.splitlines())
