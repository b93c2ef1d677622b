from datetime import date, datetime

import pytest

from tests.room import Room, room
from toi_tui.model.parts.days import Day, Days
from toi_tui.model.parts.plan import Plan, PlanStep
from toi_tui.model.session import Session
from toi_tui.screens.plan.commands import progress

SIZES = [(250, 70), (120, 40), (80, 24), (45, 14), (40, 10)]
AUTUMN = datetime(2027, 9, 18, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room
PERIOD = Days(items={"1": Day(date=date(2027, 4, 12))})
THREE = {
    "aaaaaaaa": PlanStep(issue="tunnit", action="esitys", schedule="30.4.", due=date(2027, 4, 30), owner="Korpi"),
    "bbbbbbbb": PlanStep(issue="lomake", action="yhdistys", schedule="heti", owner="Rautio, Korpi"),
    "cccccccc": PlanStep(issue="arvio", due=date(2027, 11, 26), owner="Rautio", state="in-progress", cycle="review"),
}


def session(**steps: PlanStep) -> Session:
    return Session(days=PERIOD, plan=Plan(focus="yksi lause", steps=steps or THREE))


def steps(mentor: Room) -> list[PlanStep]:
    return [each for each in mentor.items("plan.steps") if isinstance(each, PlanStep)]


def issues(mentor: Room) -> list[str]:
    return [each.issue for each in steps(mentor)]


async def test_the_handbooks_five_columns_stand_at_80_columns_in_finnish():
    async with room("kuusilampi", step="plan") as mentor:
        mentor.see("Asia", "Toimenpide", "Aikataulu", "Vastuuhenkilö", "Tila")
        mentor.see("Toimintasuunnitelma (8)", "resurssi", "vkot 39–40", "arviointi", "Käynnissä", "Ei aloitettu")
        mentor.see("Fokus", "ensimmäinen askel on tuntiesitys johtoryhmälle 30.4.")
        mentor.see("Aikajana", "viikko", "│")


async def test_at_80_columns_the_challenges_are_seen_to_be_there_too():
    async with room("kuusilampi", step="plan") as mentor:
        mentor.see("Haaste (3)", "tunnit eivät riitä")
        mentor.see("arviointi")  # the last row of the plan


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["fi", "en"])
async def test_every_size_shows_the_plan_and_tab_the_rest(size, language):
    async with room("kuusilampi", step="plan", size=size, language=language) as mentor:
        mentor.see("lomake")
        await mentor.press("tab")
        mentor.see("Aikajana" if language == "fi" else "Timeline", "lomake")
        await mentor.press("tab")
        mentor.see("Viemme kolmen tapaamisen")
        await mentor.press("tab")
        mentor.see("tunnit eivät")
        await mentor.press("tab")
        mentor.see("lomake")


async def test_a_row_is_captured_column_by_column_and_enter_begins_the_next():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("end", "n")
        for said in ("tilat", "varataan luokka", "vko 36"):
            await mentor.write(said)
            await mentor.press("tab")
        await mentor.write("Åkerman")
        await mentor.press("enter")
        await mentor.write("perehdytys")
        await mentor.press("enter")
        await mentor.write("kutsut")
        await mentor.press("escape")
        assert issues(mentor) == ["tunnit", "lomake", "arvio", "tilat", "perehdytys", "kutsut"]
        row = steps(mentor)[3]
        assert (row.action, row.schedule, row.owner) == ("varataan luokka", "vko 36", "Åkerman")
        assert (row.start, row.due) == (date(2027, 9, 6), date(2027, 9, 10))


async def test_a_row_can_begin_with_its_action_and_stays_behind_its_place():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("n", "tab")
        await mentor.write("kutsutaan")
        await mentor.press("escape")
        assert [each.action for each in steps(mentor)] == ["esitys", "kutsutaan", "yhdistys", ""]


async def test_a_row_that_stays_empty_vanishes_and_the_cursor_is_back_where_it_was():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("n", "escape", "space")
        assert [each.state for each in steps(mentor)] == ["in-progress", "not-started", "in-progress"]
        assert len(steps(mentor)) == 3


async def test_a_date_just_past_stays_in_this_year_and_its_meaning_is_shown():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("right", "right", "e")
        await mentor.press("ctrl+u")
        await mentor.write("9.4.")
        await mentor.press("enter")
        row = steps(mentor)[0]
        assert (row.schedule, row.due) == ("9.4.", date(2027, 4, 9))
        mentor.see("9.4. = pe 9.4.2027", "Myöhässä pe 9.4.")


async def test_the_schedule_shows_the_day_a_row_is_due_where_nothing_was_said():
    async with room(step="plan", session=session()) as mentor:
        mentor.see("26.11.2027")  # the row “arvio” has a date alone


async def test_a_schedule_without_dates_is_kept_and_softly_said():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("down")
        mentor.see("heti (päivää ei ymmärretty")
        assert any(line.startswith("?") and "lomake" in line for line in mentor.lines())


async def test_space_turns_the_state_and_in_its_column_the_phase():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("space")
        assert steps(mentor)[0].state == "in-progress"
        mentor.see("Käynnissä")
        await mentor.press("space", "space", "space")
        assert steps(mentor)[0].state == "not-started"
        await mentor.press(*("right",) * 7, "space", "enter")
        assert steps(mentor)[0].cycle == "implementation"
        await mentor.undo()
        assert steps(mentor)[0].cycle == "planning"


async def test_overdue_is_said_by_a_word_and_a_mark():
    async with room(step="plan", session=session(), now=AUTUMN) as mentor:
        line = next(each for each in mentor.lines() if "esitys" in each)
        assert line.startswith("⚠")
        assert "Myöhässä" in line
        mentor.see("⚠ 1 myöhässä", "Myöhässä pe 30.4. alkaen")


async def test_rows_are_moved_in_the_plan_and_on_the_timeline_and_deleted_with_undo():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("m", "down", "enter")
        assert issues(mentor) == ["lomake", "tunnit", "arvio"]
        await mentor.press("tab", "J")
        assert issues(mentor) == ["lomake", "arvio", "tunnit"]
        await mentor.press("delete")
        assert issues(mentor) == ["lomake", "arvio"]
        mentor.see("Poistettu ”esitys”")
        await mentor.press("u", "u", "u")
        assert issues(mentor) == ["tunnit", "lomake", "arvio"]


async def test_plan_and_timeline_stand_on_the_same_row():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("down", "tab")
        assert mentor.screen.timeline.spot.key == "bbbbbbbb"
        await mentor.press("down", "shift+tab")
        assert mentor.screen.register.spot.key == "cccccccc"


async def test_enter_on_the_timeline_writes_the_row_in_the_plan():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("tab", "enter")
        await mentor.write(" uusi")
        await mentor.press("enter")
        assert steps(mentor)[0].action == "esitys uusi"


async def test_f_and_a_number_show_only_somebodys_rows_and_say_so():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("f")
        mentor.see("1 Korpi", "2 Rautio")
        await mentor.press("2")
        mentor.see("Vain Rautio: 2/3 – Esc näyttää kaikki", "lomake", "arvio").miss("esitys")
        await mentor.press("f", "0")
        mentor.see("esitys").miss("Vain Rautio")
        await mentor.press("f", "9")
        mentor.see("Henkilöä 9 ei ole")


async def test_x_goes_through_the_states_and_escape_shows_all_again():
    async with room(step="plan", session=session(), now=AUTUMN) as mentor:
        await mentor.press("x", "x")
        mentor.see("Vain myöhässä: 1/3", "esitys").miss("yhdistys")
        await mentor.press("x", "x")
        mentor.see("Vain käynnissä: 1/3", "arvio").miss("esitys")
        await mentor.press("x", "x")
        mentor.see("Vain keskeytetty: 0/3", "Sellaisia rivejä ei ole")
        await mentor.press("escape")
        mentor.see("esitys", "yhdistys", "arvio").miss("Vain ")


async def test_no_row_vanishes_from_under_the_hands_of_a_filter():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("f", "1", "space", "space")
        mentor.see("Vain Korpi", "tunnit", "Valmis")
        await mentor.press("n")
        await mentor.write("uusi")
        await mentor.press("escape")
        mentor.see("uusi", "Vain Korpi: 3/4")
        assert steps(mentor)[1].owner == "Korpi"
        await mentor.press("x")
        mentor.see("Vain Korpi · keskeneräiset: 2/4").miss("esitys")


async def test_what_a_filter_leaves_out_is_shown_when_somebody_goes_there():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("f", "2")
        mentor.screen.reveal("aaaaaaaa")
        await mentor.settled()
        mentor.see("tunnit").miss("Vain Rautio")
        assert mentor.screen.register.spot.key == "aaaaaaaa"


async def test_the_focus_is_written_where_it_stands():
    async with room(step="plan", session=Session(plan=Plan(steps=THREE))) as mentor:
        mentor.see("Mitä teemme, kenelle")
        mentor.screen.reveal("plan.focus")
        await mentor.settled()
        await mentor.press("e")
        await mentor.write("kokeillaan keväällä")
        await mentor.press("enter")
        assert mentor.session.plan.focus == "kokeillaan keväällä"


async def test_from_the_focus_a_row_begins_where_the_plan_stands():
    async with room(step="plan", session=Session(plan=Plan(steps=THREE))) as mentor:
        mentor.screen.reveal("plan.focus")
        await mentor.press("n")
        await mentor.write("uusi")
        await mentor.press("escape")
        assert [each.issue for each in mentor.items("plan.steps")][:2] == [next(iter(THREE.values())).issue, "uusi"]


async def test_challenges_are_captured_with_their_solutions():
    async with room(step="plan", session=Session()) as mentor:
        await mentor.press("tab", "n")
        await mentor.write("tunnit eivät riitä")
        await mentor.press("tab")
        await mentor.write("siirretään")
        await mentor.press("enter")
        await mentor.write("uusi lomake")
        await mentor.press("escape")
        found = mentor.items("challenges.items")
        assert [(each.text, each.solution) for each in found] == [
            ("tunnit eivät riitä", "siirretään"),
            ("uusi lomake", ""),
        ]
        mentor.see("Haaste (2)")


async def test_a_double_click_writes_the_cell_under_the_mouse():
    async with room(step="plan", session=session()) as mentor:
        line = next(y for y, each in enumerate(mentor.lines()) if "yhdistys" in each)
        await mentor.pilot.click(offset=(mentor.lines()[line].index("yhdistys") + 1, line), times=2)
        await mentor.write(" nyt")
        await mentor.press("enter")
        assert steps(mentor)[1].action == "yhdistys nyt"


async def test_a_double_click_on_a_panel_behind_opens_what_is_under_the_mouse():
    async with room("kuusilampi", step="plan") as mentor:
        line = max(y for y, each in enumerate(mentor.lines()) if "lomake" in each and "14.5." in each)
        assert line > 15
        await mentor.pilot.click(offset=(4, line), times=2)
        await mentor.write(" heti")
        await mentor.press("enter")
        assert steps(mentor)[1].action == "yhdistetään neljä yhdeksi heti"


async def test_a_row_is_found_once():
    async with room(step="plan", session=session()) as mentor:
        await mentor.press("slash")
        await mentor.write("lomake")
        mentor.see("Osuma 1/1")
        await mentor.press("escape")
        assert mentor.screen.register.spot.key == "bbbbbbbb"


async def test_zoom_shows_the_timeline_alone():
    async with room(step="plan", session=session(), size=(120, 40)) as mentor:
        await mentor.press("tab", "z")
        mentor.see("Aikajana").miss("Toimenpide", "Fokus")
        await mentor.press("escape")
        mentor.see("Aikajana", "Toimenpide", "Fokus")


def test_progress_counts_rows_that_say_who_and_when_and_the_focus():
    assert progress(Session()) == (0, 1)
    assert progress(session()) == (4, 4)
    assert progress(session(a=PlanStep(action="x"), b=PlanStep(state="dropped"))) == (1, 2)


@pytest.mark.parametrize(("state", "said"), [("not-started", "Myöhässä"), ("in-progress", "⚠ Käynnissä")])
async def test_at_80_columns_the_state_of_an_overdue_row_is_said_in_whole(state, said):
    late = PlanStep(issue="resurssi", action="esitys", schedule="30.4.", due=date(2027, 4, 30), state=state)
    async with room(session=Session(days=PERIOD, plan=Plan(steps={"a": late})), step="plan", now=AUTUMN) as mentor:
        row = next(line for line in mentor.lines() if "esitys" in line)
        assert row.rstrip().endswith(f" {said}")


async def test_the_name_of_the_timeline_is_never_cut():
    row = PlanStep(issue="x", action="y", schedule="joskus")
    async with room(session=Session(days=PERIOD, plan=Plan(steps={"a": row})), step="plan") as mentor:
        mentor.see("  Aikajana ", " viikko 15")
