"""A: what else an item came from, said and taken back."""

from dataclasses import replace

import pytest

from tests.room import Room, room
from tests.shell.test_carrying_over import id_of, stand_on
from toi_tui.storage import codec, shipped

RISK = "palaute loukkaa tai vuotaa"


def sources(mentor: Room, text: str = RISK) -> tuple[str, ...]:
    return mentor.session.risks.items[id_of(mentor, "risks.items", text)].sources


async def test_what_is_found_becomes_one_more_source_in_one_step():
    async with room("kuusilampi", step="risks") as mentor:
        before = sources(mentor)
        await stand_on(mentor, id_of(mentor, "risks.items", RISK))
        await mentor.press("A")
        mentor.see(f"Mistä ”{RISK}” on peräisin?", "salassapito palautteessa", "T1 ✓")
        await mentor.write("opiskelijaakin")
        mentor.miss("✓")
        await mentor.write("xx")
        mentor.see("Ei osumia")
        await mentor.press(*["backspace"] * 2, "enter")
        expectation = id_of(mentor, "expectations.items", "opiskelijaakin kuunnellaan eikä vain puhuta opiskelijoista")
        assert sources(mentor) == (*before, expectation)
        mentor.see("on nyt lähde")
        await mentor.undo()
        assert sources(mentor) == before


async def test_a_source_is_taken_off_the_same_way():
    async with room("kuusilampi", step="risks") as mentor:
        text = "ohjaustunteja ei saada"
        _first, *others = sources(mentor, text)
        await stand_on(mentor, id_of(mentor, "risks.items", text))
        await mentor.press("A", "enter")
        assert sources(mentor, text) == tuple(others)
        mentor.see("ei ole enää lähde")


async def test_a_third_item_joins_a_strategy():
    async with room("kuusilampi", step="swot") as mentor:
        strategy = next(iter(mentor.session.swot.tows))
        await stand_on(mentor, strategy)
        await mentor.press("A")
        await mentor.write("ikäluokka")
        await mentor.press("enter")
        assert mentor.session.swot.tows[strategy].sources[-1] == id_of(mentor, "swot.threats", "ikäluokka pienenee")
        mentor.see("+ ikäluokka", "pienenee")


async def test_nothing_comes_from_itself_or_from_what_was_made_of_it():
    async with room("kuusilampi", step="options") as mentor:
        await stand_on(mentor, id_of(mentor, "options.items", "pilotti kahdessa ryhmässä"))
        await mentor.press("A")
        await mentor.write("pilot")
        mentor.see("Vastaukset", "pilotti kahdessa ryhmässä")
        mentor.miss("Riskit", "Toimintasuunnitelma", "Vaihtoehdot ")


async def test_carrying_over_what_was_named_as_a_source_asks_first():
    async with room("kuusilampi", step="risks") as mentor:
        await stand_on(mentor, id_of(mentor, "risks.items", RISK))
        await mentor.press("A")
        await mentor.write("ikäluokka")
        await mentor.press("enter", "2")
        await stand_on(mentor, id_of(mentor, "swot.threats", "ikäluokka pienenee"))
        await mentor.press("c", "3")
        mentor.see("Se on jo kohdassa ”Riskit”")


@pytest.mark.parametrize("step", ["session", "mentor"])
async def test_where_nothing_has_sources_it_is_said(step):
    async with room("kuusilampi", step=step) as mentor:
        await mentor.press("A")
        mentor.see("Tällä ei ole lähteitä")


async def test_an_item_that_is_gone_meanwhile_gets_no_source():
    session = codec.read(shipped.example("kuusilampi")).session
    async with room(session=session, step="risks") as mentor:
        await mentor.press("A")
        await mentor.write("pilotti")
        desk = mentor.app.desk
        desk.document.session = replace(session, risks=replace(session.risks, items={}))
        await mentor.press("enter")
        assert desk.session.risks.items == {}
