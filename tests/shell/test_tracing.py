"""Following the trace in the room: to the source, forth to what was made, back, and why."""

from tests.room import room
from tests.shell.test_carrying_over import id_of, stand_on
from toi_tui.editing.items import RemoveItems, SetFields


async def test_g_goes_to_the_only_source_and_from_there_forth_again():
    async with room("kuusilampi", step="risks") as mentor:
        risk = id_of(mentor, "risks.items", "palaute loukkaa tai vuotaa")
        await stand_on(mentor, risk)
        await mentor.press("g")
        (source,) = mentor.session.risks.items[risk].sources
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("days", source)
        await mentor.press("g")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("risks", risk)
        await mentor.press("B", "B")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("risks", risk)


async def test_of_several_sources_one_is_chosen():
    async with room("kuusilampi", step="risks") as mentor:
        await stand_on(mentor, id_of(mentor, "risks.items", "ohjaustunteja ei saada"))
        await mentor.press("g")
        mentor.see(
            "Tuotu kohdista", "1 SWOT · Heikkoudet: ohjaukseen varattu 2 h/opiskelija", "2 Vastaukset T1: tunnit"
        )
        await mentor.press("2")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == (
            "days",
            id_of(mentor, "tasks.answers", "tunnit"),
        )


async def test_a_deleted_source_is_shown_as_what_it_was():
    async with room("kuusilampi", step="risks") as mentor:
        risk = id_of(mentor, "risks.items", "ohjaustunteja ei saada")
        await stand_on(mentor, risk)
        first, *others = mentor.session.risks.items[risk].sources
        mentor.screen.desk.document.do(RemoveItems("swot.weaknesses", (first,)))
        await mentor.press("g")
        was = "SWOT · Heikkoudet: ohjaukseen varattu 2 h/opiskelija"
        mentor.see(was, "(poistettu)", "1 Vastaukset T1: tunnit")
        await mentor.press("escape", "G")
        mentor.see(f"← {was}", "(poistettu)")
        await mentor.press("escape")
        mentor.screen.desk.document.do(RemoveItems("mindmap.nodes", tuple(others)))
        mentor.screen.desk.document.do(RemoveItems("tasks.answers", tuple(others)))
        await mentor.press("g")
        mentor.see("Se, mistä tämä on tuotu, on poistettu.")
        assert mentor.screen.STEP.id == "risks"


async def test_what_was_private_or_is_not_remembered_is_only_said_to_be_deleted():
    async with room("kuusilampi", step="risks") as mentor:
        risk = id_of(mentor, "risks.items", "ohjaustunteja ei saada")
        document = mentor.screen.desk.document
        first, *_others = sources = mentor.session.risks.items[risk].sources
        document.do(SetFields("risks.items", risk, {"sources": (*sources, "gone0001")}))
        document.do(SetFields("swot.weaknesses", first, {"private": True}))
        document.do(RemoveItems("swot.weaknesses", (first,)))
        await stand_on(mentor, risk)
        await mentor.press("G")
        assert mentor.shown.count("← (poistettu)") == 2
        mentor.miss("ohjaukseen varattu")


async def test_an_item_without_links_says_so():
    async with room("kesken", step="swot") as mentor:
        await stand_on(mentor, id_of(mentor, "swot.threats", "ikäluokka pienenee"))
        await mentor.press("g")
        mentor.see("Tätä ei ole tuotu muualta, eikä siitä ole viety mitään.")


async def test_why_shows_the_whole_chain_and_goes_to_any_of_it():
    async with room("kuusilampi", step="risks") as mentor:
        await stand_on(mentor, id_of(mentor, "risks.items", "pilottiryhmä liian erilainen muihin nähden"))
        await mentor.press("G")
        mentor.see(
            "Miksi?",
            "Riskit R6: pilottiryhmä liian erilainen muihin nähden",
            "1 ← Vaihtoehdot B: pilotti kahdessa ryhmässä",
            "2   ← Vastaukset T2: pilotti kahdessa ryhmässä",
            "Viety kohtiin",
            "Toimintasuunnitelma: valitaan KO25A ja KO25B",
        )
        await mentor.press("2")
        assert mentor.screen.panel.spot.key == id_of(mentor, "tasks.answers", "pilotti kahdessa ryhmässä")


async def test_there_is_no_why_where_nothing_stands():
    async with room("kesken", step="risks") as mentor:
        await mentor.press("G")
        mentor.see("siirry ensin sellaiseen")


async def test_a_letter_goes_from_one_row_that_it_begins_to_the_next():
    async with room("kuusilampi", step="risks") as mentor:
        await stand_on(mentor, id_of(mentor, "risks.items", "lomake jää käyttämättä"))
        await mentor.press("g", "x", "v")  # nothing begins with x, one row with v
        assert mentor.screen.panel.spot.key == id_of(mentor, "tasks.answers", "vanhat tavat")
    async with room("kuusilampi", step="swot") as mentor:
        await mentor.press("g", "s", "enter")  # two rows begin with s; the cursor goes from the first to the second
        assert mentor.session.swot.tows[mentor.screen.panel.spot.key].kind == "st"
