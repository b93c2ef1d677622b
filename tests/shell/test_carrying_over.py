"""Carrying over in the room: to where an item belongs next, and from the other steps to this one."""

from dataclasses import replace

import pytest

from tests.room import Room, room
from toi_tui.model.session import Session
from toi_tui.model.trace import Trace
from toi_tui.storage import codec, shipped


def sources(mentor: Room, path: str) -> list[tuple[str, ...]]:
    return [item.sources for item in mentor.items(path)]  # type: ignore[attr-defined]


def id_of(mentor: Room, path: str, text: str) -> str:
    return next(id for id, row in mentor.session.items(path).items() if getattr(row, "text", "") == text)


def without_copies(session: Session) -> Session:
    """The session before anything was carried to the map, the options and the pairs."""
    return replace(
        session,
        mindmap=replace(session.mindmap, nodes={}),
        options=replace(session.options, items={}),
        challenges=replace(session.challenges, items={}),
    )


async def stand_on(mentor: Room, id: str) -> None:
    mentor.screen.reveal(id)
    await mentor.settled()


async def test_a_threat_is_carried_to_the_risks_and_stays_where_it_was():
    async with room("kesken", step="swot") as mentor:
        threat = id_of(mentor, "swot.threats", "ikäluokka pienenee")
        await stand_on(mentor, threat)
        before = mentor.session.swot
        await mentor.press("c")
        mentor.see(
            "Vie ”ikäluokka pienenee”", "T1: haaste", "Miellekartta", "Riskit", "Kaikki, joita ei ole vielä viety"
        )
        await mentor.press("3")
        mentor.see("1 kohta viety: Riskit. B siirtyy sinne, u kumoaa.")
        assert mentor.screen.STEP.id == "swot"
        assert (mentor.texts("risks.items"), sources(mentor, "risks.items")) == (["ikäluokka pienenee"], [(threat,)])
        assert mentor.session.swot == before
        await mentor.undo()
        assert mentor.texts("risks.items") == []


async def test_b_goes_back_to_where_the_last_jump_began_whatever_made_it():
    async with room("kesken", step="swot") as mentor:
        await mentor.press("c", "3")
        await mentor.go("options")
        await mentor.press("n", "x", "escape")
        began = mentor.screen.panel.spot.key
        await mentor.press("C", "enter")
        brought = mentor.screen.panel.spot.key
        assert brought != began
        await mentor.press("B")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("options", began)


async def test_a_jump_leaves_what_was_carried_over_behind():
    async with room("kuusilampi", step="risks") as mentor:
        risk = id_of(mentor, "risks.items", "palaute loukkaa tai vuotaa")
        await stand_on(mentor, risk)
        await mentor.press("T", "1")
        mentor.see("B siirtyy sinne")
        await mentor.press("g", "B")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("risks", risk)


async def test_the_first_letter_chooses_too():
    async with room("kesken", step="swot") as mentor:
        await stand_on(mentor, id_of(mentor, "swot.threats", "ikäluokka pienenee"))
        await mentor.press("c", "p")  # only the decision begins with it
        assert mentor.session.decision.reason.endswith("\nikäluokka pienenee")


async def test_there_and_back_again():
    async with room("kesken", step="swot") as mentor:
        threat = id_of(mentor, "swot.threats", "ikäluokka pienenee")
        await stand_on(mentor, threat)
        await mentor.press("c", "3", "B")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == (
            "risks",
            next(iter(mentor.session.risks.items)),
        )
        await mentor.press("B")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("swot", threat)
        await mentor.press("B")
        mentor.see("ei ole mihin palata")


async def test_all_that_was_not_carried_yet_goes_in_one_step():
    async with room("kesken", step="swot") as mentor:
        texts = mentor.texts("swot.threats")
        await stand_on(mentor, id_of(mentor, "swot.threats", "ikäluokka pienenee"))
        await mentor.press("c", "3", "c")
        mentor.see("✓ viety", "8 Riskit  3 kohtaa")
        await mentor.press("8")
        assert sorted(mentor.texts("risks.items")) == sorted(texts)
        mentor.see("3 kohtaa viety: Riskit")
        await mentor.undo()
        assert mentor.texts("risks.items") == ["ikäluokka pienenee"]


async def test_carrying_the_same_twice_asks_first():
    async with room("kesken", step="swot") as mentor:
        await stand_on(mentor, id_of(mentor, "swot.threats", "ikäluokka pienenee"))
        await mentor.press("c", "3", "c", "3")
        mentor.see("Se on jo kohdassa ”Riskit”", "Siirry sinne", "Jätä ennalleen", "Vie vielä kerran")
        await mentor.press("2")
        assert len(mentor.texts("risks.items")) == 1
        await mentor.press("c", "3", "3")
        assert len(mentor.texts("risks.items")) == 2
        await mentor.press("c", "3", "1")
        assert mentor.screen.STEP.id == "risks"


async def test_one_goal_is_not_asked_for():
    async with room("kesken", step="days") as mentor:
        await stand_on(mentor, id_of(mentor, "tasks.answers", "välikäynti etänä"))
        await mentor.press("c")
        assert mentor.texts("options.items") == ["välikäynti etänä"]
        assert [option.label for option in mentor.session.options.items.values()] == ["A"]


async def test_a_task_stands_for_its_answers():
    async with room("kesken", step="days") as mentor:
        await stand_on(mentor, "T2")
        await mentor.press("c")
        answers = {id: row for id, row in mentor.session.tasks.answers.items() if row.task == "T2"}
        assert sources(mentor, "options.items") == [(id,) for id in answers]
        await mentor.undo()
        assert mentor.texts("options.items") == []


@pytest.mark.parametrize(
    ("answer", "path", "said"),
    [
        ("keskeytykset vähenevät", "mindmap.nodes", "Miellekartta"),
        ("vanhat tavat", "mindmap.nodes", "Miellekartta"),
        ("välikäynti etänä", "options.items", "Vaihtoehdot"),
        ("yritys ei ehdi", "challenges.items", "Haasteet"),
    ],
)
async def test_one_key_carries_an_answer_to_where_it_belongs(answer, path, said):
    session = without_copies(codec.read(shipped.example("kuusilampi")).session)
    async with room(session=session, step="days") as mentor:
        id = id_of(mentor, "tasks.answers", answer)
        await stand_on(mentor, id)
        before = len(mentor.items(path))
        await mentor.press("c")
        mentor.see(f"1 kohta viety: {said}")
        assert len(mentor.items(path)) == before + 1
        assert sources(mentor, path)[-1] == (id,)
        await mentor.undo()
        assert mentor.session == session


async def test_a_solution_goes_with_its_challenge_by_one_key():
    session = without_copies(codec.read(shipped.example("kuusilampi")).session)
    async with room(session=session, step="days") as mentor:
        await stand_on(mentor, id_of(mentor, "tasks.answers", "20 min etäpalaveri kelpaa"))
        await mentor.press("c")
        (pair,) = mentor.session.challenges.items.values()
        assert (pair.text, pair.solution) == ("yritys ei ehdi", "20 min etäpalaveri kelpaa")


async def test_an_answer_goes_elsewhere_by_another_key():
    async with room("kesken", step="days") as mentor:
        await stand_on(mentor, id_of(mentor, "tasks.answers", "vanhat tavat"))
        await mentor.press("T")
        mentor.see("Vie ”vanhat tavat”", "Riskit", "Miellekartta", "Haasteet")
        await mentor.press("3")
        assert mentor.texts("risks.items") == ["vanhat tavat"]
        assert Trace(mentor.session).made(id_of(mentor, "tasks.answers", "vanhat tavat"))[-1].path == "risks.items"


async def test_once_more_offers_another_place_too():
    session = without_copies(codec.read(shipped.example("kuusilampi")).session)
    async with room(session=session, step="days") as mentor:
        await stand_on(mentor, id_of(mentor, "tasks.answers", "vanhat tavat"))
        await mentor.press("c", "c")
        mentor.see("Se on jo kohdassa ”Miellekartta”", "Valitse toinen paikka")
        await mentor.press("4")
        mentor.see("Vie ”vanhat tavat”", "✓ viety")


async def test_a_task_carries_each_of_its_answers_to_where_it_belongs():
    session = without_copies(codec.read(shipped.example("kuusilampi")).session)
    async with room(session=session, step="days") as mentor:
        await stand_on(mentor, "T1")
        nodes = set(mentor.session.mindmap.nodes)
        await mentor.press("c")
        made = [row for id, row in mentor.session.mindmap.nodes.items() if id not in nodes]
        kinds = {id: row.kind for id, row in mentor.session.tasks.answers.items() if row.task == "T1"}
        marks = {"opportunity": ("positive",), "challenge": ("critical",)}
        assert {row.sources: row.marks for row in made} == {(id,): marks[kind] for id, kind in kinds.items()}
        await mentor.press("c")
        mentor.see("Mitään ei viety")
        await mentor.undo()
        assert mentor.session == session


async def test_what_has_to_be_asked_is_not_carried_with_the_task():
    async with room("kuusilampi", step="days") as mentor:
        await stand_on(mentor, "T5")
        before = mentor.session
        await mentor.press("c")
        mentor.see("yksi kerrallaan")
        assert mentor.session == before


async def test_an_evaluation_asks_once_for_the_question_of_either_form():
    async with room("kuusilampi", step="days") as mentor:
        answer = id_of(mentor, "tasks.answers", "kiire päivänä 4")
        await stand_on(mentor, answer)
        last = next(reversed(mentor.session.evaluation.mentor))
        await mentor.press("c", "end", "enter")
        row = mentor.session.evaluation.mentor[last]
        assert row.answer.endswith("kiire päivänä 4")
        assert answer in row.sources


async def test_where_nothing_can_be_carried_it_is_said():
    async with room("kesken") as mentor:
        await mentor.press("c")
        mentor.see("Tästä ei viedä mitään muihin vaiheisiin.")


async def test_a_reason_asks_which_option_it_is_for():
    async with room("kuusilampi", step="days") as mentor:
        answer = id_of(mentor, "tasks.answers", "nykykäytäntö ei vastaa opiskelijoiden palautteeseen")
        await stand_on(mentor, answer)
        await mentor.press("c")
        mentor.see("Vaihtoehdon perustelu", "B pilotti kahdessa ryhmässä")
        await mentor.press("2")
        option = list(mentor.session.options.items.values())[1]
        assert option.reason.endswith("\nnykykäytäntö ei vastaa opiskelijoiden palautteeseen")
        assert answer in option.sources


async def test_bringing_here_ticks_and_carries_in_one_step():
    async with room("kesken", step="risks") as mentor:
        await mentor.press("C")
        mentor.see("Tuo tähän vaiheeseen: Riskit", "Miellekartta → Riskit", "☐ matka-aika kasvaa")
        await mentor.press("space", "down", "space")
        mentor.see("☑ matka-aika kasvaa", "Väli rastii (2)")
        await mentor.press("enter")
        assert mentor.texts("risks.items") == ["matka-aika kasvaa", "kolme tapaamista muistissa"]
        mentor.see("2 kohtaa viety: Riskit")
        await mentor.press("C")
        mentor.miss("☐ kolme tapaamista muistissa")
        await mentor.press("escape")
        await mentor.undo()
        assert mentor.texts("risks.items") == []


async def test_a_whole_list_is_ticked_at_once_and_enter_alone_takes_the_one_at_the_cursor():
    async with room("kesken", step="risks") as mentor:
        await mentor.press("C", "a", "enter")
        critical = [node.text for node in mentor.session.mindmap.nodes.values() if "critical" in node.marks]
        assert mentor.texts("risks.items") == critical
        await mentor.press("C", "enter")
        assert len(mentor.texts("risks.items")) == len(critical) + 1


async def test_escape_brings_nothing():
    async with room("kesken", step="risks") as mentor:
        await mentor.press("C", "space", "escape")
        assert mentor.texts("risks.items") == []


async def test_where_nothing_waits_it_is_said():
    async with room("kesken", step="session") as mentor:
        await mentor.press("C")
        mentor.see("Muissa vaiheissa ei ole tähän tuotavaa.")


async def test_a_list_whose_step_is_not_there_takes_it_all_the_same():
    async with room("kesken", step="days") as mentor:
        desk = mentor.screen.desk
        desk.steps = tuple(step for step in desk.steps if step.id != "options")
        answer = id_of(mentor, "tasks.answers", "välikäynti etänä")
        await stand_on(mentor, answer)
        await mentor.press("c")
        mentor.see("1 kohta viety: Vaihtoehdot. u kumoaa.")
        await mentor.press("g")
        mentor.see("on tiedostossa kohdassa ”Vaihtoehdot”")
        (made,) = Trace(mentor.session).made(answer)
        assert made.path == "options.items"


async def test_b_stands_on_the_copy_on_a_step_that_was_seen_before():
    async with room("kesken", step="risks") as mentor:
        await mentor.press("n")
        await mentor.write("oma riski")
        await mentor.press("enter", "escape")
        await mentor.go("swot")
        await stand_on(mentor, id_of(mentor, "swot.threats", "ikäluokka pienenee"))
        await mentor.press("c", "3", "B")
        assert mentor.screen.panel.spot.key == id_of(mentor, "risks.items", "ikäluokka pienenee")


async def test_b_goes_to_the_copy_on_the_same_step_too():
    async with room("kuusilampi", step="plan") as mentor:
        await stand_on(mentor, id_of(mentor, "challenges.items", "yritys ei ehdi"))
        before = set(mentor.session.plan.steps)
        await mentor.press("c", "2", "3")
        mentor.see("B siirtyy sinne")
        await mentor.press("B")
        assert {mentor.screen.panel.spot.key} == set(mentor.session.plan.steps) - before
