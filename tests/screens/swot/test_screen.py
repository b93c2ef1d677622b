import pytest

from tests.room import room
from toi_tui.editing.document import Document
from toi_tui.editing.swot import PairNotes
from toi_tui.model.parts.identity import Identity
from toi_tui.model.session import Session

STRENGTHS = [
    "pitkät suhteet 14 konepajaan",
    "opettajilla tuore työelämäkokemus",
    "HOKS-käytännöt kunnossa",
    "pieni ja nopeasti päättävä tiimi",
]


async def test_enter_keeps_and_opens_the_next_so_that_notes_are_caught_while_people_speak():
    async with room(step="swot") as mentor:
        await mentor.press("end", "n")
        for text in ("yksi", "kaksi ä", "kolme [/] [b]"):
            await mentor.write(text)
            await mentor.press("enter")
        await mentor.press("escape")
        assert mentor.texts("swot.strengths") == [*STRENGTHS, "yksi", "kaksi ä", "kolme [/] [b]"]
        mentor.see("Vahvuudet (7)", "kolme [/] [b]")
        for left in (6, 5, 4):
            await mentor.undo()
            assert len(mentor.texts("swot.strengths")) == left


async def test_an_empty_new_note_vanishes_and_leaves_nothing_to_undo():
    async with room(step="swot") as mentor:
        await mentor.press("n", "escape")
        assert mentor.texts("swot.strengths") == STRENGTHS
        assert not mentor.screen.desk.document.can_undo


async def test_escape_keeps_what_was_typed_and_the_next_letter_is_a_command_again():
    async with room(step="swot") as mentor:
        await mentor.press("n", "ä", "escape", "u")
        assert mentor.texts("swot.strengths") == STRENGTHS


async def test_editing_an_old_note_ends_with_enter():
    async with room(step="swot") as mentor:
        await mentor.press("e")
        await mentor.write("!")
        await mentor.press("enter")
        assert mentor.texts("swot.strengths") == [STRENGTHS[0] + "!", *STRENGTHS[1:]]
        assert not mentor.screen.writing.is_on


async def test_emptying_an_old_note_keeps_it():
    async with room(step="swot") as mentor:
        await mentor.press("e", "ctrl+u", "enter")
        assert mentor.texts("swot.strengths") == STRENGTHS
        mentor.see("Kohdassa pitää olla tekstiä")


async def test_ctrl_z_in_the_editor_is_the_documents_undo():
    async with room(step="swot") as mentor:
        await mentor.press("e")
        await mentor.write(" xyz")
        await mentor.press("ctrl+z")
        assert mentor.texts("swot.strengths") == STRENGTHS
        await mentor.press("escape")
        assert mentor.texts("swot.strengths") == STRENGTHS


async def test_what_is_being_typed_is_in_the_session_before_the_editor_closes():
    async with room(step="swot") as mentor:
        await mentor.press("n")
        await mentor.write("kesken")
        await mentor.pilot.pause(0.5)
        assert "kesken" in mentor.texts("swot.strengths")
        assert mentor.screen.writing.is_on


@pytest.mark.parametrize("open_first", [True, False], ids=["in the editor", "outside"])
async def test_pasted_lines_become_notes_and_none_is_lost(open_first):
    async with room(step="swot") as mentor:
        await mentor.press("end")
        if open_first:
            await mentor.press("n")
        await mentor.paste("- yksi\r\n\r\n- kaksi\x1b[31m\n• kolme\n")
        assert mentor.texts("swot.strengths") == [*STRENGTHS, "yksi", "kaksi␛[31m", "kolme"]


async def test_weight_goes_from_none_to_five_and_back():
    async with room(step="swot") as mentor:
        await mentor.press("end", *["plus"] * 7)
        assert mentor.items("swot.strengths")[3].weight == 5
        mentor.see("★5")
        await mentor.press(*["minus"] * 9)
        assert mentor.items("swot.strengths")[3].weight is None


async def test_a_move_goes_between_quadrants_and_is_one_step_of_undo():
    async with room(step="swot") as mentor:
        await mentor.press("m", "right", "down", "x", "enter")
        assert STRENGTHS[0] in mentor.texts("swot.weaknesses")
        assert mentor.screen.panel.spot.group == "weaknesses"
        await mentor.undo()
        assert mentor.texts("swot.strengths") == STRENGTHS


async def test_escape_puts_a_moved_note_back_as_if_nothing_had_been():
    async with room(step="swot") as mentor:
        await mentor.press("m", "right", "down", "escape")
        assert mentor.texts("swot.strengths") == STRENGTHS
        assert not mentor.screen.desk.document.can_undo
        assert not mentor.screen.desk.document.can_redo


async def test_shift_arrows_move_at_once():
    async with room(step="swot") as mentor:
        await mentor.press("shift+down", "J", "H", "L")
        assert STRENGTHS[0] in mentor.texts("swot.weaknesses")
        await mentor.press("H")
        assert STRENGTHS[0] in mentor.texts("swot.strengths")


async def test_delete_asks_nothing_and_offers_undo():
    async with room(step="swot") as mentor:
        await mentor.press("delete")
        assert mentor.texts("swot.strengths") == STRENGTHS[1:]
        mentor.see("Poistettu ”pitkät suhteet 14 konepajaan”. u palauttaa.")
        await mentor.undo()
        assert mentor.texts("swot.strengths") == STRENGTHS
        mentor.see("Kumottu: poisto")


async def test_undo_goes_to_the_step_where_the_change_was():
    async with room(step="swot") as mentor:
        await mentor.press("delete")
        await mentor.go("risks")
        await mentor.undo()
        assert mentor.screen.STEP.id == "swot"
        assert mentor.texts("swot.strengths") == STRENGTHS


async def test_two_notes_across_make_a_strategy_with_its_sources():
    async with room(step="swot") as mentor:
        await mentor.press("p", "down", "down", "down", "down", "p")
        await mentor.write("kesätyö tutulle pajalle")
        await mentor.press("enter", "escape")
        strategy = next(row for row in mentor.items("swot.tows") if row.text == "kesätyö tutulle pajalle")
        first = next(iter(mentor.session.swot.strengths))
        other = next(iter(mentor.session.swot.opportunities))
        assert (strategy.kind, strategy.sources) == ("so", (first, other))


async def test_two_strengths_are_no_pair_and_escape_forgets_the_first():
    async with room(step="swot") as mentor:
        before = mentor.items("swot.tows")
        await mentor.press("p", "down", "p")
        assert mentor.items("swot.tows") == before
        mentor.see("Pariin tarvitaan")
        await mentor.press("p", "escape", "right", "p")
        assert mentor.items("swot.tows") == before


async def test_a_pair_is_seen_to_wait_wherever_the_cursor_goes_until_something_else_is_said():
    async with room(step="swot") as mentor:
        await mentor.press("p", "down", "right", "z", "left")
        mentor.see("Nyt p parin kohdalla")
        await mentor.press("v")
        mentor.see("Yksityinen").miss("Nyt p")
        await mentor.press("p")
        mentor.see("Nyt p parin kohdalla")
        await mentor.press("n", "escape")
        mentor.miss("Nyt p")
        await mentor.press("p")
        mentor.see("Nyt p parin kohdalla")


async def test_the_footer_says_where_tab_leads_from_either_board():
    async with room(step="swot") as mentor:
        mentor.see("Tab parit")
        await mentor.press("tab")
        mentor.see("Tab SWOT")
        await mentor.press("tab")
        mentor.see("Tab parit")


async def test_private_notes_are_marked():
    async with room(step="swot") as mentor:
        await mentor.press("v")
        assert mentor.items("swot.strengths")[0].private
        mentor.see("◌ pitkät")
        await mentor.press("v")
        assert not mentor.items("swot.strengths")[0].private


async def test_evidence_has_lines_and_escape_keeps_it():
    async with room(step="swot") as mentor:
        await mentor.press("down", "down", "a")
        mentor.see("Perustelu, huomautus")
        await mentor.write("eka")
        await mentor.press("enter")
        await mentor.write("toka")
        await mentor.press("escape")
        assert mentor.items("swot.strengths")[2].note == "eka\ntoka"


async def test_zoom_shows_one_quadrant_and_escape_all():
    async with room(step="swot") as mentor:
        await mentor.press("z")
        mentor.miss("yritykset hakevat")
        await mentor.press("escape")
        mentor.see("yritykset hakevat")


async def test_a_narrow_room_shows_one_quadrant_with_all_four_counts():
    async with room(step="swot", size=(45, 14)) as mentor:
        first = mentor.lines()[2]
        assert all(count in first for count in (" 4 ", " 3 "))
        mentor.see("pitkät suhteet").miss("ohjaukseen varattu")
        await mentor.press("right")
        mentor.see("ohjaukseen varattu").miss("pitkät suhteet")


async def test_an_empty_quadrant_asks_its_questions():
    empty = Session(session=Identity(method="toi", language="fi"))
    async with room(step="swot", session=empty, size=(120, 40)) as mentor:
        mentor.see("Vahvuudet (0)", "Uhat (0)")
        for question in mentor.screen.desk.guide("swot").panels["strengths"]:
            mentor.see(question.split()[0], question.split()[-1])


async def test_find_goes_from_hit_to_hit():
    async with room(step="swot") as mentor:
        await mentor.press("slash")
        await mentor.write("ohja")
        mentor.see("Osuma 1/")
        await mentor.press("enter", "escape")
        assert "ohja" in mentor.screen.meaning.text_of(mentor.screen.meaning.target(mentor.screen.panel.spot)).lower()


async def test_a_double_click_edits_and_a_drag_moves():
    async with room(step="swot") as mentor:
        await mentor.pilot.click("#quadrants", offset=(5, 2), times=2)
        await mentor.settled()
        assert mentor.screen.writing.is_on
        await mentor.press("escape")
        await mentor.pilot.mouse_down("#quadrants", offset=(5, 1))
        await mentor.pilot.hover("#quadrants", offset=(50, 2))
        await mentor.pilot.mouse_up("#quadrants", offset=(50, 2))
        await mentor.settled()
        assert STRENGTHS[0] in mentor.texts("swot.weaknesses")


def test_pairing_adds_a_strategy_and_undo_takes_it_back():
    document = Document(Session())
    document.do(PairNotes("pari", "st", ("a", "b")))
    assert document.session.swot.tows["pari"].sources == ("a", "b")
    document.undo()
    assert document.session == Session()
