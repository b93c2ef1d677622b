from tests.room import Room, room


def answers(mentor: Room, task: str) -> list[tuple[str, str]]:
    rows = mentor.session.tasks.answers.values()
    return [(row.kind, row.text) for row in rows if row.task == task]


async def test_answers_to_t4_are_challenges_each_with_its_solution() -> None:
    async with room("kesken", step="days", language="en", size=(120, 40)) as mentor:
        assert answers(mentor, "T4") == []
        mentor.screen.reveal("T4")
        await mentor.press("n")
        mentor.see("Answer (challenge)")
        for text in ("hours run out", "one hour moves"):
            await mentor.write(text)
            await mentor.press("enter")
        await mentor.write("another form")
        await mentor.press("escape")
        assert answers(mentor, "T4") == [
            ("challenge", "hours run out"),
            ("solution", "one hour moves"),
            ("challenge", "another form"),
        ]


async def test_a_new_answer_is_what_the_task_asks_for() -> None:
    async with room("kesken", step="days", language="en", size=(120, 40)) as mentor:
        mentor.screen.reveal("T5")
        await mentor.press("n")
        await mentor.write("well led")
        await mentor.press("escape")
        assert answers(mentor, "T5") == [("evaluation", "well led")]


async def test_an_answer_is_a_persons_a_groups_or_nobodys() -> None:
    async with room("kesken", step="days", language="en", size=(120, 40)) as mentor:
        mentor.screen.reveal("T4")
        await mentor.press("n")
        await mentor.write("hours")
        await mentor.press("escape", "i", "down", "enter")
        (row,) = [each for each in mentor.session.tasks.answers.values() if each.task == "T4"]
        assert mentor.session.people.items[row.person].name == "Matti Eskelinen"
        await mentor.press("i", "end", "enter")
        await mentor.write("group 2")
        await mentor.press("enter")
        (row,) = [each for each in mentor.session.tasks.answers.values() if each.task == "T4"]
        assert (row.person, row.by) == ("", "group 2")
        await mentor.press("i", "0")
        (row,) = [each for each in mentor.session.tasks.answers.values() if each.task == "T4"]
        assert (row.person, row.by) == ("", "")
        await mentor.undo()
        (row,) = [each for each in mentor.session.tasks.answers.values() if each.task == "T4"]
        assert row.by == "group 2"


async def test_only_answers_are_somebodys() -> None:
    async with room("kesken", step="days", language="en") as mentor:
        await mentor.press("i")
        mentor.see("Only answers are somebody's")


async def test_giving_and_debriefing_are_two_acts_on_two_days() -> None:
    async with room("kesken", step="days", language="en", size=(120, 40)) as mentor:
        mentor.screen.reveal("T3")
        before = mentor.session.tasks.items["T3"]
        assert before.state == "open"
        await mentor.press("space")
        given = mentor.session.tasks.items["T3"]
        assert (given.state, given.given, given.debriefed) == ("given", mentor.screen.desk.now().date(), None)
        assert mentor.screen.panel.spot.group.startswith("3:")
        mentor.screen.reveal("debrief:T3")
        assert mentor.screen.panel.spot.group.startswith("4:")
        await mentor.press("space")
        debriefed = mentor.session.tasks.items["T3"]
        assert (debriefed.state, debriefed.debriefed) == ("debriefed", mentor.screen.desk.now().date())
        await mentor.undo()
        assert mentor.session.tasks.items["T3"] == given
