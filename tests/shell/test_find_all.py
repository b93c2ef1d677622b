"""Ctrl+F: a text anywhere in the session, and the way there."""

import pytest

from benchmarks.sessions import map_session
from tests.room import room
from tests.shell.test_carrying_over import id_of
from toi_tui.model.finding import found_in, texts_of
from toi_tui.shell.boxes.find_all import around


async def test_a_hit_on_another_step_is_one_enter_away():
    async with room("kuusilampi", step="session") as mentor:
        await mentor.press("ctrl+f")
        await mentor.write("LOUKKAA tai")
        mentor.see("Etsi koko istunnosta", "Riskit", "palaute loukkaa tai vuotaa", "R4")
        await mentor.press("enter")
        risk = id_of(mentor, "risks.items", "palaute loukkaa tai vuotaa")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("risks", risk)
        await mentor.press("B")
        assert mentor.screen.STEP.id == "session"


async def test_arrows_and_ctrl_f_choose_among_the_hits():
    async with room("kuusilampi", step="session") as mentor:
        hits = found_in(texts_of(mentor.session), "lomak")
        await mentor.press("ctrl+f")
        await mentor.write("lomak")
        at = next(number for number, hit in enumerate(hits) if hit.path.startswith("swot."))
        await mentor.press(*["ctrl+f"] * (at + 1), "up", "enter")
        await mentor.press("ctrl+f")
        await mentor.write("lomak")
        await mentor.press(*["down"] * at, "enter")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("swot", hits[at].id)


async def test_letters_of_finnish_are_letters_of_their_own():
    async with room("kuusilampi", step="swot") as mentor:
        await mentor.press("ctrl+f")
        await mentor.write("säästö")
        mentor.see("Ei osumia")
        await mentor.press("escape")
        assert mentor.screen.STEP.id == "swot"


async def test_a_private_hit_is_marked():
    async with room("kesken", step="swot") as mentor:
        text = mentor.texts("swot.threats")[0]
        mentor.screen.reveal(next(iter(mentor.session.swot.threats)))
        await mentor.press("v", "ctrl+f")
        await mentor.write(text)
        mentor.see("◌")


@pytest.mark.parametrize(
    ("field", "step", "key"),
    [("session.mentor", "session", "mentor"), ("agreement.participants", "mentor", "agreement.participants")],
)
async def test_a_field_of_a_part_is_gone_to(field, step, key):
    async with room("kuusilampi", step="swot") as mentor:
        part, _dot, name = field.partition(".")
        text = getattr(mentor.session.part(part), name)
        hits = found_in(texts_of(mentor.session), text)
        await mentor.press("ctrl+f")
        await mentor.write(text)
        await mentor.press(*["down"] * next(at for at, hit in enumerate(hits) if hit.path == part), "enter")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == (step, key)


async def test_a_text_that_no_step_shows_says_where_it_is_kept():
    async with room("kuusilampi", step="swot") as mentor:
        desk = mentor.screen.desk
        desk.steps = tuple(step for step in desk.steps if step.id != "practices")
        await mentor.press("ctrl+f")
        await mentor.write("viikkokysymykset")
        await mentor.press("enter")
        mentor.see("on tiedostossa kohdassa ”Päätös”")


async def test_many_hits_are_bounded():
    async with room(session=map_session(2_000), step="swot") as mentor:
        await mentor.press("ctrl+f")
        await mentor.write("ohjaus")
        await mentor.press("end", "pagedown", "pagedown")
        for _page in range(12):
            await mentor.press("pagedown")
        mentor.see("muuta; kirjoita lisää kirjaimia")


def test_a_hit_far_into_a_text_is_shown_from_near_it_on():
    assert around("a " * 100 + "here it is", "HERE").startswith("…")
    assert "here it is" in around("a " * 100 + "here it is", "HERE")
    assert around("here it is", "here") == "here it is"
