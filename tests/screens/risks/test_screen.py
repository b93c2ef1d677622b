from datetime import date

import pytest

from tests.room import Room, room
from toi_tui import locale
from toi_tui.model.parts.risks import Risk, Risks
from toi_tui.model.session import Session
from toi_tui.screens.risks import rows
from toi_tui.screens.risks.commands import progress
from toi_tui.widgets.spot import Spot

THREE = {
    "aaaaaaaa": Risk(number=1, text="tunteja ei saada", probability=2, impact=3),
    "bbbbbbbb": Risk(number=2, text="ohjaaja vaihtuu", probability=2, impact=3),
    "cccccccc": Risk(number=3, text="matkat maksavat"),
}
SIZES = [(250, 70), (120, 40), (80, 24), (45, 14), (40, 10)]


def session(scale: str = "3x3", **risks: Risk) -> Session:
    return Session(risks=Risks(scale=scale, items=risks or THREE))


def risks(mentor: Room) -> list[Risk]:
    return [each for each in mentor.items("risks.items") if isinstance(each, Risk)]


def rating(mentor: Room, number: int) -> tuple[int | None, ...]:
    risk = next(each for each in risks(mentor) if each.number == number)
    return risk.probability, risk.impact, risk.residual_probability, risk.residual_impact


def risk(mentor: Room, number: int) -> Risk:
    return next(each for each in risks(mentor) if each.number == number)


def cell(mentor: Room) -> str:
    return mentor.screen.panel.spot.group


async def test_matrix_and_register_stand_together_with_names_in_finnish():
    async with room("kuusilampi", step="risks") as mentor:
        mentor.see("3 Todennäköinen", "2 Mahdollinen", "1 Vähäiset", "2 Haitalliset", "3 Vakavat")
        mentor.see("▛5 Sietämätön", "╔4 Merkittävä", "┏3 Kohtalainen", "┌2 Vähäinen", "╭1 Merkityksetön")
        mentor.see("R1↓", "(R1)", "Arvioimatta (0)", "ohjaustunteja ei")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", ["3x3", "5x5"])
async def test_every_size_shows_the_risks(size, scale):
    async with room(step="risks", size=size, session=session(scale)) as mentor:
        mentor.see("R1", "R3")
        await mentor.press("tab")
        mentor.see("R1", "R3")


async def test_on_a_projector_with_large_letters_the_level_is_named_and_no_line_is_wasted():
    async with room("kuusilampi", step="risks", size=(45, 14)) as mentor:
        assert mentor.lines()[-4].strip() == "R1 ohjaustunteja ei saada  4 Merkittävä →"
        assert mentor.lines()[-3].startswith(" 3 Kohtalainen  Toimenpide:")
        await mentor.press("tab")
        assert mentor.lines()[-2].startswith(" R1 ohjaustunteja ei saada  4 Merkittävä →")


async def test_below_sixty_columns_tab_shows_the_other_one():
    async with room(step="risks", size=(45, 14), session=session()) as mentor:
        mentor.see("Arvioimatta (1)").miss("matkat")
        await mentor.press("tab")
        mentor.see("matkat").miss("Arvioimatta (1)")
        await mentor.press("tab")
        mentor.see("Arvioimatta (1)").miss("matkat")


async def test_zoom_shows_one_alone_and_escape_both_again():
    async with room(step="risks", size=(120, 40), session=session()) as mentor:
        await mentor.press("tab", "z")
        mentor.see("Käsittely").miss("Sietämätön")
        await mentor.press("escape")
        mentor.see("Sietämätön", "matkat")


async def test_p_and_i_rate_the_risk_now_and_capitals_what_remains():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab", "end", "p", "3", "i", "2", "P", "1", "I", "1")
        assert rating(mentor, 3) == (3, 2, 1, 1)
        mentor.see("R3↙", "(R3)", "4 Merkittävä")
        for left in ((3, 2, 1, 2), (3, 2, None, None), (3, None, None, None), (None,) * 4):
            await mentor.undo()
            assert rating(mentor, 3) == left


async def test_the_prefix_says_what_the_digits_mean_and_escape_cancels():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("p")
        mentor.see("1 Epätodennäköinen  2 Mahdollinen  3 Todennäköinen  0 tyhjentää")
        await mentor.press("escape", "3")
        assert mentor.app.current_mode != "risks" or rating(mentor, 1) == (2, 3, None, None)


async def test_any_other_key_cancels_the_prefix_and_does_nothing_else():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("i", "n")
        assert len(risks(mentor)) == 3
        assert not mentor.screen.writing.is_on


async def test_zero_takes_a_rating_away():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("p", "0")
        assert rating(mentor, 1) == (None, 3, None, None)
        mentor.see("Arvioimatta (2)")


async def test_a_digit_beyond_the_scale_is_refused_with_a_word():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("p", "4")
        mentor.see("Asteikko on 1–3")
        assert rating(mentor, 1) == (2, 3, None, None)


async def test_the_cursor_walks_over_chips_and_squares_and_the_register_follows():
    async with room(step="risks", size=(120, 40), session=session()) as mentor:
        matrix, register = mentor.screen.matrix, mentor.screen.register
        assert matrix.spot.key == register.spot.key == "aaaaaaaa"
        await mentor.press("right")
        assert register.spot.key == "bbbbbbbb"
        await mentor.press("left", "left")
        assert matrix.spot.group == "2-2"
        await mentor.press("up", "j", "down", "down")
        assert matrix.spot.key == register.spot.key == "cccccccc"
        await mentor.press("tab", "home")
        assert matrix.spot.key == "aaaaaaaa"


@pytest.mark.parametrize(
    ("key", "after"),
    [("shift+up", (3, 3)), ("shift+down", (1, 3)), ("shift+left", (2, 2)), ("H", (2, 2)), ("K", (3, 3)), ("L", (2, 3))],
)
async def test_shift_and_an_arrow_moves_a_risk_in_the_matrix_in_one_step(key, after):
    async with room(step="risks", session=session()) as mentor:
        await mentor.press(key)
        assert rating(mentor, 1)[:2] == after
        assert mentor.screen.matrix.spot.key == "aaaaaaaa"
        if after != (2, 3):
            await mentor.undo()
            assert rating(mentor, 1)[:2] == (2, 3)


async def test_a_risk_is_moved_out_of_the_tray_in_one_step_of_undo():
    async with room(step="risks", session=session()) as mentor:
        mentor.screen.matrix.select("cccccccc")
        await mentor.press("m", "up", "up", "left", "x", "enter")
        assert rating(mentor, 3)[:2] == (2, 2)
        assert mentor.session.risks.scale == "3x3"
        await mentor.undo()
        assert rating(mentor, 3)[:2] == (None, None)


async def test_escape_puts_a_moved_risk_back():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("m", "up", "left", "escape")
        assert rating(mentor, 1)[:2] == (2, 3)


async def test_one_step_too_many_does_not_take_the_rating_away():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("J", "J", "J")
        assert rating(mentor, 1)[:2] == (1, 3)


async def test_what_was_picked_up_in_the_matrix_is_moved_there_wherever_a_click_goes_meanwhile():
    async with room(step="risks", size=(120, 40)) as mentor:
        matrix, register = mentor.widget("#matrix"), mentor.widget("#register")
        key, order = matrix.spot.key, list(mentor.session.risks.items)
        before = mentor.session.risks.items[key].probability
        await mentor.press("m")
        await mentor.click(register.region.x + 20, register.region.y + 4)
        await mentor.press("down")
        assert list(mentor.session.risks.items) == order
        assert mentor.session.risks.items[key].probability == before - 1
        await mentor.press("enter")
        assert (matrix.moving, register.moving) == (False, False)


async def test_a_risk_is_dragged_with_the_mouse_also_into_the_tray():
    async with room(step="risks", size=(120, 40), session=session()) as mentor:
        matrix = mentor.screen.matrix
        start = matrix.region_of(matrix.spot).offset
        tray, top = (matrix.region_of(Spot(key)).offset for key in ("tray", "3-1"))
        for onto, after in (((tray.x + 1, tray.y), (None, None)), ((top.x + 2, top.y + 1), (3, 1))):
            await mentor.pilot.mouse_down(matrix, offset=start)
            await mentor.pilot.hover(matrix, offset=onto)
            await mentor.pilot.mouse_up(matrix, offset=onto)
            await mentor.settled()
            assert rating(mentor, 1)[:2] == after
            await mentor.undo()


async def test_n_captures_one_after_the_other_and_numbers_them():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab", "end", "n")
        await mentor.write("sairastuminen")
        await mentor.press("enter")
        await mentor.write("lakko")
        await mentor.press("enter", "escape")
        assert [(each.number, each.text) for each in risks(mentor)][3:] == [(4, "sairastuminen"), (5, "lakko")]


async def test_n_in_an_empty_square_begins_a_risk_with_its_rating():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("up", "n")
        await mentor.write("kiire")
        await mentor.press("escape")
        assert rating(mentor, 4)[:2] == (3, 3)
        assert risk(mentor, 4).text == "kiire"


async def test_lines_pasted_into_another_cell_stay_in_it():
    async with room(step="risks", size=(120, 40), session=session()) as mentor:
        await mentor.press("tab")
        mentor.screen.register.stand_in("measure")
        await mentor.press("e")
        await mentor.paste("yksi\nkaksi")
        await mentor.press("enter")
        assert len(risks(mentor)) == 3
        assert risk(mentor, 1).measure == "yksi kaksi"


async def test_cells_are_edited_in_place_and_an_optional_one_can_be_emptied():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab")
        mentor.screen.register.stand_in("owner")
        await mentor.press("e")
        await mentor.write("Korpi")
        await mentor.press("enter")
        assert risk(mentor, 1).owner == "Korpi"
        await mentor.press("e", *["backspace"] * 5, "enter")
        assert risk(mentor, 1).owner == ""


async def test_tab_keeps_a_cell_and_opens_the_next_one_that_is_written():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab", "end", "n")
        for said in ("lakko", "neuvotellaan", "Korpi", "30.4."):
            await mentor.write(said)
            await mentor.press("tab")
        await mentor.write("palkat")
        await mentor.press("escape")
        new = risk(mentor, 4)
        assert (new.text, new.measure, new.owner) == ("lakko", "neuvotellaan", "Korpi")
        assert (new.due, new.cause, cell(mentor)) == (date(2027, 4, 30), "palkat", "cause")


async def test_tab_stays_in_a_cell_whose_text_does_not_fit():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab")
        mentor.screen.register.stand_in("due")
        await mentor.press("e")
        await mentor.write("pian")
        await mentor.press("tab")
        mentor.see("pian", "ei ole päivä")
        assert cell(mentor) == "due"


async def test_a_risk_without_a_text_keeps_its_old_one():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab", "down", "e", *["backspace"] * 20, "escape")
        mentor.see("Del poistaa")


@pytest.mark.parametrize("column", rows.WRITTEN)
def test_what_is_written_in_the_register_is_told_below_it_too(column):
    locale.use("en")
    value = date(2027, 4, 30) if column == "due" else "words of its own"
    said = rows.facts(Risk(**{column: value}), "3x3")
    assert [fact for fact in said if (rows.date_text(value) if column == "due" else value) in fact.text]


async def test_every_column_can_be_reached_and_is_shown_also_in_a_narrow_room():
    async with room(step="risks", size=(45, 14), session=session()) as mentor:
        await mentor.press("tab")
        passed = [cell(mentor)]
        for title in ("P", "S", "Jäännös", "Käsittely", "Toimenpide", "Vastuu", "Määräaika", "Tila", "Syy", "Seuraus"):
            await mentor.press("right")
            mentor.see(title)
            passed.append(cell(mentor))
        assert len(set(passed)) == 11
        await mentor.press("right")
        assert cell(mentor) == "consequence"


async def test_what_is_no_date_is_said_at_once_and_an_emptied_cell_has_none():
    async with room(step="risks", session=session(a=Risk(number=1, text="x", due=date(2027, 4, 30)))) as mentor:
        await mentor.press("tab")
        mentor.screen.register.stand_in("due")
        await mentor.press("e", "x", "enter")
        mentor.see("ei ole päivä")
        assert risk(mentor, 1).due == date(2027, 4, 30)
        await mentor.press("ctrl+u")
        await mentor.paste("vko 36 alkaen")
        await mentor.press("enter")
        mentor.see("ei ole päivä")
        assert risk(mentor, 1).due == date(2027, 4, 30)
        await mentor.press("ctrl+u", "enter")
        assert risk(mentor, 1).due is None


@pytest.mark.parametrize(
    ("column", "words"),
    [("treatment", ["reduce", "share", "avoid", "accept", ""]), ("state", ["in-progress", "done", "open"])],
)
async def test_space_and_enter_go_through_the_choices(column, words):
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab")
        mentor.screen.register.stand_in(column)
        for word, key in zip(words, ("space", "enter", "space", "e", "space"), strict=False):
            await mentor.press(key)
            assert getattr(risk(mentor, 1), column) == word


@pytest.mark.parametrize("column", ["probability", "impact", "residual"])
async def test_e_on_a_rating_asks_for_its_digit(column):
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab")
        mentor.screen.register.stand_in(column)
        await mentor.press("e", "1")
        assert (
            rating(mentor, 1)
            == {
                "probability": (1, 3, None, None),
                "impact": (2, 1, None, None),
                "residual": (2, 3, 1, 3),
            }[column]
        )


async def test_rows_are_moved_in_the_register_without_changing_a_rating():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("tab", "J")
        assert [each.number for each in risks(mentor)] == [2, 1, 3]
        await mentor.press("m", "down", "enter")
        assert [each.number for each in risks(mentor)] == [2, 3, 1]
        await mentor.press("K", "K", "K")
        assert [each.number for each in risks(mentor)] == [1, 2, 3]
        assert rating(mentor, 1)[:2] == (2, 3)


async def test_x_changes_the_scale_and_says_what_is_beyond_it():
    of = session("5x5", a=Risk(number=1, text="kallis", probability=5, impact=2))
    async with room(step="risks", session=of) as mentor:
        mentor.see("Hyvin epä", "4 Merkittävä")
        await mentor.press("x")
        assert mentor.session.risks.scale == "3x3"
        mentor.see("Arvioimatta (1)", "ylittää asteikon", "⚠")
        assert rating(mentor, 1)[:2] == (5, 2)
        await mentor.press("x")
        mentor.see("Asteikko 5×5.", "Arvioimatta (0)")


async def test_axes_are_swapped_for_this_person_alone():
    async with room(step="risks", session=session()) as mentor:
        mentor.screen.action_swap_axes()
        await mentor.settled()
        mentor.see("S ╲ P", "3 Vakavat").miss("P ╲ S")
        await mentor.press("shift+right")
        assert rating(mentor, 1)[:2] == (3, 3)
        assert mentor.screen.desk.view == {"risks.swapped": True}


async def test_sorting_by_level_is_one_step():
    of = session(a=Risk(number=1, text="a"), b=Risk(number=2, text="b", probability=3, impact=3))
    async with room(step="risks", session=of) as mentor:
        mentor.screen.action_sort()
        await mentor.settled()
        assert [each.number for each in risks(mentor)] == [2, 1]
        await mentor.undo()
        assert [each.number for each in risks(mentor)] == [1, 2]


async def test_note_private_and_delete():
    async with room(step="risks", size=(120, 40), session=session()) as mentor:
        await mentor.press("a")
        await mentor.write("kysytty rehtorilta")
        await mentor.press("escape")
        mentor.see("✎ R1", "Huomautus: kysytty rehtorilta")
        await mentor.press("v")
        assert risk(mentor, 1).private
        mentor.see("◌ R1")
        await mentor.press("delete")
        assert [each.number for each in risks(mentor)] == [2, 3]
        await mentor.undo()
        assert risk(mentor, 1).note == "kysytty rehtorilta"


async def test_what_is_open_is_said_in_words_at_the_risk():
    async with room(step="risks", size=(120, 40), session=session()) as mentor:
        mentor.see("⚠ Toimenpide puuttuu", "⚠ Vastuuhenkilö puuttuu", "⚠ Määräaika puuttuu")
        await mentor.press("tab", "end")
        mentor.see("⚠ Arvioimatta (p ja i)")


async def test_an_empty_step_says_what_to_do():
    async with room(step="risks", session=Session()) as mentor:
        mentor.see("Ei vielä riskejä. n kirjaa", "Tässä ei ole riskiä")
        await mentor.press("p", "2")
        mentor.see("ei ole arvioitavaa riskiä")
        await mentor.press("n")
        await mentor.write("eka")
        await mentor.press("escape")
        assert rating(mentor, 1)[:2] == (None, None)


async def test_find_goes_to_a_risk_by_its_text():
    async with room(step="risks", size=(45, 14), session=session()) as mentor:
        await mentor.press("slash")
        await mentor.write("matkat")
        await mentor.press("escape")
        assert mentor.screen.panel.spot.key == "cccccccc"


def test_progress_counts_the_rated():
    assert progress(session()) == (2, 3)


async def test_what_was_rated_is_in_the_file():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("p", "1")
        assert (await mentor.reopened()).risks.items["aaaaaaaa"].probability == 1


async def test_g_goes_to_the_source_of_a_risk():
    async with room("kuusilampi", step="risks", size=(120, 40)) as mentor:
        mentor.see("Lähde: ")
        source = mentor.session.risks.items[mentor.screen.panel.spot.key].sources[0]
        await mentor.press("g", "1")  # of several the first
        assert mentor.app.current_mode != "risks"
        assert mentor.screen.panel.spot.key == source


async def test_g_on_a_risk_of_its_own_says_so():
    async with room(step="risks", session=session()) as mentor:
        await mentor.press("g")
        mentor.see("ei ole tuotu muualta")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_names_of_the_levels_stand_in_whole_in_the_register_and_beside_the_owner(size):
    async with room(step="risks", size=size) as mentor:
        register = [line for line in mentor.lines() if "R1  ohjaustunteja" in line]
        assert "4 Merkittävä  3 Kohtalainen Eskelinen" in register[0]


async def test_the_names_of_the_levels_stand_in_whole_in_the_matrix_beside_the_register():
    async with room(step="risks", size=(120, 40)) as mentor:
        mentor.see("3 Kohtalainen┓").miss("Kohtalain.")


async def test_in_a_narrow_room_the_lines_that_the_matrix_leaves_over_tell_of_the_risk():
    async with room(step="risks", size=(45, 14)) as mentor:
        mentor.see("4 Merkittävä →", "3 Kohtalainen  Toimenpide: Eskelinen", "Arvioimatta (0)")
