from datetime import date, datetime

import pytest

from tests.room import Room, room
from toi_tui.model.parts.days import Day, Days
from toi_tui.model.parts.plan import Checkpoint, Evaluation, EvaluationQuestion, FollowUp
from toi_tui.model.session import Session
from toi_tui.screens.followup.commands import progress

SIZES = [(250, 70), (120, 40), (80, 24), (45, 14), (40, 10)]
AUTUMN = datetime(2027, 9, 18, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room
PERIOD = Days(items={"1": Day(date=date(2027, 4, 12))})
QUESTIONS = {"aaaaaaaa": EvaluationQuestion(question="Mikä auttoi?"), "bbbbbbbb": EvaluationQuestion(question="Muuta?")}


def points(mentor: Room) -> list[Checkpoint]:
    return [each for each in mentor.items("followup.items") if isinstance(each, Checkpoint)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["fi", "en"])
async def test_every_size_greets_with_what_is_overdue_and_tab_shows_the_rest(size, language):
    async with room("kuusilampi", step="followup", size=size, language=language, now=AUTUMN) as mentor:
        mentor.see("Myöhässä" if language == "fi" else "Overdue", "(6)", "tuntiesitys")
        await mentor.press("tab")
        mentor.see("välikäynnit")
        await mentor.press("tab")
        mentor.see("Jatkosuunnitelma:" if language == "fi" else "Follow-up plan:")


async def test_after_months_what_is_overdue_and_what_comes_next_are_told_apart():
    async with room("kuusilampi", step="followup", now=AUTUMN) as mentor:
        mentor.see("Myöhässä", "pe 30.4.2027: tuntiesitys johtoryhmään  – Eskelinen")
        mentor.see("tarkistuspiste: toteutuneet 1. tapaamiset", "Seuraavaksi – tänään on la 18.9.", "pe 8.10.2027")
        mentor.see("Tarkistuspisteet (4)", "⚠ 1 toteuma puuttuu")


async def test_enter_leads_from_what_waits_to_the_row_of_the_plan_or_to_the_checkpoint():
    async with room("kuusilampi", step="followup", now=AUTUMN) as mentor:
        await mentor.press(*("down",) * 5, "enter")
        assert mentor.screen.panel is mentor.screen.register
        assert points(mentor)[0].indicator == "toteutuneet 1. tapaamiset"
        assert mentor.screen.register.spot.key == next(iter(mentor.session.followup.items))
        await mentor.press("shift+tab", "home", "enter")
        assert mentor.app.current_mode == "plan"
        assert mentor.screen.panel.spot.key == next(iter(mentor.session.plan.steps))


async def test_during_the_period_nothing_is_overdue_and_the_checkpoints_are_in_front():
    async with room("kuusilampi", step="followup") as mentor:
        mentor.miss("Myöhässä").see("Seuraavaksi – tänään on ke 14.4.")
        assert mentor.screen.panel is mentor.screen.register


async def test_a_checkpoint_is_captured_column_by_column():
    async with room(step="followup", session=Session(days=PERIOD)) as mentor:
        await mentor.press("n")
        for said in ("tapaamiset", "17.9.", "100 %"):
            await mentor.write(said)
            await mentor.press("tab")
        await mentor.write("Korpi")
        await mentor.press("enter")
        await mentor.write("palaute")
        await mentor.press("tab")
        await mentor.write("vko 43")
        await mentor.press("enter", "escape")
        first, second = points(mentor)
        assert (first.indicator, first.date, first.target, first.owner) == (
            "tapaamiset",
            date(2027, 9, 17),
            "100 %",
            "Korpi",
        )
        assert (second.indicator, second.date) == ("palaute", date(2027, 10, 29))


@pytest.mark.parametrize("here", ["waiting", "text"])
async def test_from_what_waits_and_from_the_words_a_checkpoint_begins_where_the_register_stands(here):
    async with room("kuusilampi", step="followup", now=AUTUMN) as mentor:
        mentor.screen.register.select("vk0ktrku")
        if here == "text":
            mentor.screen.reveal("followup.text")
        await mentor.press("n")
        await mentor.write("uusi")
        await mentor.press("escape")
        assert [each.indicator for each in points(mentor)][:2] == ["toteutuneet 1. tapaamiset", "uusi"]


async def test_what_is_no_date_is_said_and_can_be_mended():
    async with room(step="followup", session=Session(days=PERIOD)) as mentor:
        await mentor.press("n")
        await mentor.write("palaute")
        await mentor.press("tab")
        await mentor.write("joskus")
        await mentor.press("enter")
        mentor.see("”joskus” ei ole päivä")
        await mentor.press("ctrl+u")
        await mentor.write("30.9.")
        await mentor.press("escape")
        assert points(mentor)[0].date == date(2027, 9, 30)


async def test_the_actual_ends_the_waiting():
    async with room("kuusilampi", step="followup", now=AUTUMN, size=(120, 40)) as mentor:
        await mentor.press("tab", *("right",) * 4, "enter")
        await mentor.write("92 %")
        await mentor.press("tab")
        await mentor.write("8 %")
        await mentor.press("tab")
        await mentor.write("uusi aika sovittu")
        await mentor.press("enter")
        first = points(mentor)[0]
        assert (first.actual, first.deviation, first.correction) == ("92 %", "8 %", "uusi aika sovittu")
        mentor.see("(5)").miss("puuttuu")


async def test_space_turns_the_outcome_of_an_expectation():
    async with room("kesken", step="followup") as mentor:
        await mentor.press("tab", "down", "down", "space")
        assert mentor.items("expectations.items")[0].outcome == "met"
        mentor.see("1/6", "täyttyi")
        await mentor.press("space", "space")
        assert mentor.items("expectations.items")[0].outcome == "unmet"
        await mentor.press("space")
        assert mentor.items("expectations.items")[0].outcome == ""
        await mentor.undo()
        assert mentor.items("expectations.items")[0].outcome == "unmet"


async def test_tab_answers_the_questions_of_the_evaluation_one_after_the_other():
    start = Session(
        evaluation=Evaluation(provider=QUESTIONS, mentor={"cccccccc": EvaluationQuestion(question="Aika?")})
    )
    async with room(step="followup", session=start) as mentor:
        mentor.screen.reveal("aaaaaaaa")
        await mentor.settled()
        await mentor.press("e")
        for said in ("kysymykset", "kiitos", "riitti"):
            await mentor.write(said)
            await mentor.press("tab")
        evaluation = mentor.session.evaluation
        assert [each.answer for each in evaluation.provider.values()] == ["kysymykset", "kiitos"]
        assert evaluation.mentor["cccccccc"].answer == "riitti"
        mentor.see("2/2", "1/1")


async def test_questions_are_added_and_worded_anew():
    async with room(step="followup", session=Session(evaluation=Evaluation(provider=QUESTIONS))) as mentor:
        mentor.screen.reveal("aaaaaaaa")
        await mentor.settled()
        await mentor.press("n")
        await mentor.write("Mitä jäi puuttumaan?")
        await mentor.press("escape")
        assert [each.question for each in mentor.items("evaluation.provider")] == [
            "Mikä auttoi?",
            "Mitä jäi puuttumaan?",
            "Muuta?",
        ]
        await mentor.press("i")
        await mentor.write(" Miksi?")
        await mentor.press("enter")
        assert mentor.items("evaluation.provider")[1].question == "Mitä jäi puuttumaan? Miksi?"
        mentor.see("Mitä jäi puuttumaan? Miksi?")


async def test_zero_goes_to_the_follow_up_and_is_still_the_digit_of_a_key_that_waits():
    async with room("kuusilampi", step="risks") as mentor:
        await mentor.press("p", "0")
        assert mentor.app.current_mode == "risks"
        await mentor.press("0")
        assert mentor.app.current_mode == "followup"


async def test_what_comes_next_on_the_session_step_leads_here_after_the_period():
    async with room("kuusilampi", step="session", now=AUTUMN) as mentor:
        await mentor.press("tab")
        mentor.see("Myöhässä pe 30.4. alkaen: tuntiesitys johtoryhmään", "Toteuma puuttuu pe 17.9.")
        await mentor.press(*("down",) * 5, "enter")
        assert mentor.app.current_mode == "followup"
        assert mentor.screen.panel.spot.key == next(iter(mentor.session.followup.items))


def test_progress_counts_expectations_answers_and_that_there_are_checkpoints():
    assert progress(Session()) == (0, 1)
    answered = {"a": EvaluationQuestion(question="x", answer="y"), "b": EvaluationQuestion(question="x")}
    with_answers = Session(
        evaluation=Evaluation(mentor=answered), followup=FollowUp(items={"p": Checkpoint(indicator="x")})
    )
    assert progress(with_answers) == (2, 3)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (datetime(2027, 4, 17), "seuraava pe 30.4."),  # noqa: DTZ001 - the clock on the wall of the room
        (datetime(2027, 9, 20), "⚠ 6 myöhässä · seuraava pe 8.10."),  # noqa: DTZ001
        (datetime(2029, 9, 20), "⚠ 12 myöhässä"),  # noqa: DTZ001
    ],
)
async def test_once_the_days_are_over_every_step_says_on_top_what_waits(when, said):
    async with room(step="swot", now=when) as mentor:
        assert said in mentor.lines()[0]


async def test_in_a_narrow_room_what_is_overdue_stays_on_top():
    async with room(step="swot", size=(45, 14), now=datetime(2027, 9, 20)) as mentor:  # noqa: DTZ001
        assert "⚠ 6 myöhässä" in mentor.lines()[0]
