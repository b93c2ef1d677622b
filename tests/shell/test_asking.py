"""Boxes over the screen: however long their lists are, the row with the cursor is in sight, and the keys are said."""

import pytest

from tests.room import room
from toi_tui.editing.delta import Draft
from toi_tui.model.session import Session
from toi_tui.storage import codec, shipped


def without_plan() -> Session:
    draft = Draft(codec.read(shipped.example("kuusilampi")).session)
    for path in ("followup.items", "plan.steps"):
        for id in draft.order(path):
            draft.remove(path, id)
    return draft.finish()[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (45, 14)])
async def test_the_last_of_many_rows_is_in_sight_when_the_cursor_is_on_it(size):
    async with room(session=without_plan(), step="plan", size=size) as mentor:
        await mentor.press("C")
        mentor.see("siirretään 1 h ryhmänohjauksesta")
        await mentor.press("end")
        mentor.see("Miten suunnittelun laatu", "▲").miss("siirretään 1 h ryhmänohjauksesta")
        await mentor.press("home")
        mentor.see("siirretään 1 h ryhmänohjauksesta", "▼").miss("Miten suunnittelun laatu")


@pytest.mark.parametrize("size", [(45, 14), (40, 10)])
async def test_a_narrow_box_says_all_of_its_keys(size):
    async with room(session=without_plan(), step="plan", size=size) as mentor:
        await mentor.press("C")
        mentor.see("Väli rasti · a lista · Enter · Esc ─")


async def test_a_box_with_room_says_how_many_are_ticked():
    async with room(session=without_plan(), step="plan") as mentor:
        await mentor.press("C", "space", "space")
        mentor.see("Väli rastii (2) · Enter tuo · Esc peruu · a koko lista")


async def test_what_was_said_last_is_offered_first_and_carried_over_in_the_order_of_the_method():
    async with room("kesken", step="options") as mentor:
        await mentor.press("C")
        lines = [line for line in mentor.lines() if "→ Vaihtoehdot" in line]
        assert [line.split("│")[1].split()[0] for line in lines[:2]] == ["Vastaukset", "Miellekartta"]
        await mentor.press("a", *["down"] * 5, "a", "enter")
        texts = mentor.texts("options.items")
        assert texts[-5:] == [row.text for row in mentor.session.tasks.answers.values() if row.task == "T2"]
