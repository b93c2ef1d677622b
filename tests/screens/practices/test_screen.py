import pytest

from tests.room import room
from toi_tui.model.session import Session
from toi_tui.screens.practices.commands import answered, progress
from toi_tui.storage import codec, shipped

MODEL, DIARY, GODPARENTS = "Kolmen tapaamisen ohjausmalli", "Sähköinen oppimispäiväkirja", "Yrityskummit"


def names(mentor) -> list[str]:
    return [row.name for row in mentor.items("practices.items")]


async def test_practices_are_captured_one_after_the_other_and_described_with_tab() -> None:
    async with room(session=Session(), step="practices", language="en") as mentor:
        await mentor.press("left")
        mentor.see("No practices yet. n writes down the first")
        await mentor.press("n")
        await mentor.write("pairs")
        await mentor.press("enter")
        await mentor.write("weekly stop")
        await mentor.press("tab")
        for said in ("the hospital", "Kaarnaharju", "two wards", "same shifts"):
            await mentor.write(said)
            await mentor.press("tab")
        await mentor.write("easy")
        await mentor.press("enter")
        first, second = mentor.items("practices.items")
        assert (first.name, second.name) == ("pairs", "weekly stop")
        assert (second.owner, second.where, second.context, second.fit, second.reason) == (
            "the hospital",
            "Kaarnaharju",
            "two wards",
            "same shifts",
            "easy",
        )
        mentor.see("1/2", "2/2")


async def test_an_empty_new_practice_vanishes() -> None:
    async with room(session=Session(), step="practices", language="en") as mentor:
        await mentor.press("left", "n", "escape")
        assert names(mentor) == []
        mentor.see("No practices yet.")


async def test_the_empty_comparison_asks_the_questions_of_the_method() -> None:
    session = codec.read(shipped.example("kesken")).session
    bare = Session(session=session.identity)
    async with room(session=bare, step="practices", size=(120, 40)) as mentor:
        mentor.see("Kuka on jo ratkaissut", "Mikä ei nyt toimi")


async def test_practices_stand_side_by_side_with_everything_that_is_compared() -> None:
    async with room("kesken", step="practices", size=(120, 40), language="en") as mentor:
        line = next(line for line in mentor.lines() if "1/3" in line)
        assert "2/3" in line
        assert "3/3" in line
        mentor.see("How found", "Whose", "Where", "Circumstances", "Why it fits us", "Verdict", "Reason")
        mentor.see("a visit", "in parts", "rejected", "lukiot ja perusopetus,")


@pytest.mark.parametrize(
    ("row", "keys", "field", "wanted"),
    [
        (1, ("space",), "found", "web"),
        (1, ("enter",), "found", "web"),
        (1, ("s", "5"), "found", "literature"),
        (6, ("space",), "verdict", "parts"),
        (6, ("s", "5"), "verdict", "rejected"),
        (6, ("s", "6"), "verdict", "whole"),
    ],
)
async def test_what_is_one_of_a_few_words_is_chosen(row: int, keys: tuple[str, ...], field: str, wanted: str) -> None:
    async with room("kesken", step="practices", language="en") as mentor:
        await mentor.press(*["down"] * row, *keys)
        assert getattr(mentor.items("practices.items")[0], field) == wanted


async def test_the_words_to_choose_from_are_said() -> None:
    async with room("kesken", step="practices") as mentor:
        await mentor.press("down", "s")
        mentor.see("1 vertaiskehittäminen 2 vierailu 3 verkko 4 tietokanta 5 kirjallisuus 6 muu")
        await mentor.press("escape", "up", "s", "1")
        mentor.see("Valittavia ovat vain")
        assert mentor.screen.STEP.id == "practices"


async def test_a_choice_is_copied_as_its_word() -> None:
    async with room("kesken", step="practices", language="en") as mentor:
        await mentor.press("down", "y")
        assert mentor.app.clipboard == "a visit"


async def test_a_practice_is_moved_to_another_place() -> None:
    async with room("kesken", step="practices", language="en") as mentor:
        await mentor.press("L")
        assert names(mentor) == [DIARY, MODEL, GODPARENTS]
        await mentor.press("down", "m", "right", "enter")
        assert names(mentor) == [DIARY, GODPARENTS, MODEL]
        await mentor.press("m", "left", "left", "escape")
        assert names(mentor) == [DIARY, GODPARENTS, MODEL]
        await mentor.press("H", "H")
        assert names(mentor) == [MODEL, DIARY, GODPARENTS]


async def test_the_need_and_the_decision_are_written_on_the_other_page() -> None:
    async with room(session=Session(), step="practices", language="en") as mentor:
        await mentor.press("e")  # the need comes first: it opens there as long as it says nothing
        await mentor.write("guidance")
        await mentor.press("enter")
        await mentor.write("differs")
        await mentor.press("escape")
        assert mentor.session.need.text == "guidance\ndiffers"
        await mentor.press("down", "space", "down", "e")
        await mentor.write("it fits")
        await mentor.press("enter")
        assert (mentor.session.decision.outcome, mentor.session.decision.reason) == ("whole", "it fits")
        await mentor.undo()
        await mentor.undo()
        assert mentor.session.decision.outcome == "open"


async def test_planning_questions_are_answered_with_tab_and_counted() -> None:
    async with room("kesken", step="practices", language="en", size=(120, 40)) as mentor:
        questions = list(mentor.session.draft_plan.items)
        assert answered(mentor.session) == (10, 10)
        mentor.see("10/10 ✓")
        mentor.screen.reveal(questions[0])
        await mentor.press("e", "end", "ctrl+u")
        await mentor.write("Aino")
        await mentor.press("tab", "end")
        await mentor.write(" Too.")
        await mentor.press("enter")
        first, second = mentor.items("draft_plan.items")[:2]
        assert first.answer == "Aino"
        assert second.answer.endswith("kalvosulkeisia. Too.")


async def test_a_question_is_added_with_its_answer_and_reworded() -> None:
    async with room("kesken", step="practices", language="en", size=(120, 40)) as mentor:
        last = list(mentor.session.draft_plan.items)[-1]
        mentor.screen.reveal(last)
        await mentor.press("n")
        await mentor.write("And then?")
        await mentor.press("enter")
        await mentor.write("we rest")
        await mentor.press("enter")
        added = mentor.items("draft_plan.items")[-1]
        assert (added.question, added.answer) == ("And then?", "we rest")
        await mentor.press("E", "home")
        await mentor.write("Well. ")
        await mentor.press("escape")
        assert mentor.items("draft_plan.items")[-1].question == "Well. And then?"
        await mentor.press("K", "delete")
        assert [row.answer for row in mentor.items("draft_plan.items")].count("we rest") == 0
        await mentor.undo()
        assert mentor.items("draft_plan.items")[-2].answer == "we rest"


async def test_a_narrow_screen_shows_one_practice_with_the_names_of_all() -> None:
    async with room("kesken", step="practices", language="en", size=(45, 14)) as mentor:
        mentor.see("1 Kolmen", "2 Sähköinen", "3 Yritys", "1/3").miss("2/3")
        await mentor.press("right")
        mentor.see("2/3", "usean opiston")
        await mentor.press("right", "right")
        mentor.see("The need for change")
        await mentor.press("left")
        mentor.see("3/3")


async def test_every_row_can_be_seen_on_a_narrow_screen() -> None:
    async with room("kesken", step="practices", language="en", size=(45, 14)) as mentor:
        await mentor.press(*["down"] * 7)
        mentor.see("Reason", "sopii: sama ala ja koko")


async def test_zoom_shows_one_practice_alone_and_escape_all() -> None:
    async with room("kesken", step="practices", language="en", size=(120, 40)) as mentor:
        await mentor.press("z")
        mentor.see("1/3").miss("2/3", "The need for change")
        await mentor.press("escape")
        mentor.see("2/3", "The need for change")


async def test_find_goes_to_a_practice_and_to_an_answer() -> None:
    async with room("kesken", step="practices", language="en", size=(120, 40)) as mentor:
        await mentor.press("slash")
        await mentor.write("kauppakamarin")
        await mentor.press("enter", "escape")
        assert mentor.screen.panel.spot.group.startswith("owner:")
        await mentor.press("slash")
        await mentor.write("ohjaajailta")
        await mentor.press("enter", "escape")
        assert mentor.screen.panel.id == "deciding"


async def test_a_remark_and_privacy_belong_to_the_practice() -> None:
    async with room("kesken", step="practices", language="en") as mentor:
        await mentor.press("down", "a")
        await mentor.write("seen twice")
        await mentor.press("escape", "v")
        row = mentor.items("practices.items")[0]
        assert (row.note, row.private) == ("seen twice", True)
        mentor.see("◌ Kolmen")


async def test_pasted_lines_become_practices() -> None:
    async with room(session=Session(), step="practices", language="en") as mentor:
        await mentor.paste("lost?")
        mentor.see("Nothing was pasted: no item can begin here.")
        await mentor.press("left")
        await mentor.paste("- one\n- two")
        assert names(mentor) == ["one", "two"]


@pytest.mark.parametrize(
    ("example", "wanted"), [("kesken", (15, 15)), ("kuusilampi", (15, 15)), ("lintusalmi", (15, 15))]
)
def test_the_progress_counts_need_verdicts_decision_and_answers(example: str, wanted: tuple[int, int]) -> None:
    assert progress(codec.read(shipped.example(example)).session) == wanted


def test_an_empty_session_has_the_need_a_practice_and_the_decision_before_it() -> None:
    assert progress(Session()) == (0, 3)
