"""The week: what is done and said on each of the five days."""

from itertools import chain

from tests.replay.mentor import Mentor, marked, mended, typed
from tests.replay.preparing import captured
from toi_tui.locale import dates
from toi_tui.model.parts.days import kind_of_next_answer
from toi_tui.model.parts.mindmap import MARKS
from toi_tui.screens.days.week import DEBRIEF, KINDS


async def dates_and_places(mentor: Mentor) -> None:
    """When and where each day is."""
    await mentor.at("days")
    for number, day in mentor.goal.days.items.items():
        assert day.date is not None
        assert day.start is not None
        assert day.end is not None
        said = f"{dates.full(day.date)} {dates.clock(day.start)}–{dates.clock(day.end)} {day.place}"
        await mentor.play("f", number, "d", *typed(said), "enter")


async def day(mentor: Mentor, number: int) -> None:
    """A day from its first activity to its last note; what was given the day before is debriefed."""
    goal = mentor.goal
    mentor.meet("days.activities")
    date = goal.days.items[str(number)].date
    assert date is not None
    await mentor.at("days", date)
    await _stand_on_day(mentor, number)
    for id, activity in goal.days.activities.items():
        if activity.day == number and activity.done:
            await mentor.walk("down", mentor.ids[id])
            mentor.turn(activity.done)
            await mentor.play("space")
    mentor.turn(date)
    for code, task in goal.tasks.items.items():
        if task.day == number - 1:
            await mentor.walk("down", f"{DEBRIEF}{code}")
            await mentor.play("space", "e", *typed(task.debrief), "enter")
    for code, task in goal.tasks.items.items():
        if task.day == number:
            await mentor.walk("down", code)
            await mentor.play("space")
    await _notes(mentor, number)


async def _stand_on_day(mentor: Mentor, number: int) -> None:
    """On the first card of a day."""
    await mentor.play("f", str(number))
    await mentor.walk_to_group("up", f"{number}:activities")
    await mentor.play("home")


async def _notes(mentor: Mentor, number: int) -> None:
    await mentor.walk_to_group("down", f"{number}:notes")
    for note in mentor.goal.days.notes.values():
        if note.day == number and note.at:
            mentor.turn(note.at)
            await mentor.play("end", "n", *typed(note.text), "enter", "escape", *(["v"] if note.private else []))
    mentor.meet("days.notes")


async def answers(mentor: Mentor, code: str) -> None:
    """The answers to a task, of which kind each is and whose."""
    goal, task = mentor.goal, mentor.goal.tasks.items[code]
    said = {id: row for id, row in goal.tasks.answers.items() if row.task == code}
    await mentor.at("days")
    await _stand_on_day(mentor, task.day)
    await mentor.walk("down", code)
    await mentor.play("space", "n", *captured([row.text for row in said.values()]))
    mentor.meet("tasks.answers")
    await mentor.walk("up", code)
    people, kind = ["", *goal.people.items], None
    for row in said.values():
        kind = kind_of_next_answer(code, kind)
        keys = ["s", str(list(KINDS).index(row.kind))] if row.kind != kind else []
        if row.by:
            keys += ["i", "end", "enter", *typed(row.by), "enter"]
        elif row.person:
            keys += ["i", str(people.index(row.person))]
        await mentor.play("down", *keys, *marked(type(row)(), row))


async def mind_map(mentor: Mentor) -> None:
    """The map, branch by branch; then the marks, the viewpoints and the conclusion."""
    mentor.meet("options.viewpoints")
    await mentor.at("mindmap")
    await _ideas(mentor)
    await mentor.play("home", "down")
    now, wanted = mentor.now.mindmap.nodes, mentor.wanted.mindmap.nodes
    viewpoints = ["", *mentor.now.options.viewpoints]
    for id, row in wanted.items():
        keys = list(chain.from_iterable(["s", str(MARKS.index(mark) + 1)] for mark in row.marks))
        keys += ["V", str(viewpoints.index(row.viewpoint))] if row.viewpoint else []
        await mentor.play(*keys, *marked(now[id], row), "down")
    await mentor.play("b", *typed(mentor.goal.mindmap.conclusion), "escape")


async def _ideas(mentor: Mentor) -> None:
    """Every node behind the one before it: below it, beside it, or beside one of those above it."""
    nodes = mentor.goal.mindmap.nodes
    ids = list(nodes)
    there = list(mentor.now.mindmap.nodes.values())
    keys, at = mended(there[0].text, nodes[ids[0]].text), ids[0]
    keys = ["home", "down", "e", *keys, "enter"]
    branches = len(there) - 1
    for id in ids[1:]:
        parent = nodes[id].parent
        if parent == ids[0] and branches:
            keys += ["down", "e", *mended(there[-branches].text, nodes[id].text), "enter"]
            branches -= 1
        elif parent == at:
            keys += ["tab", *typed(nodes[id].text), "enter", "escape"]
        else:
            elder = at
            while nodes[elder].parent != parent:
                elder = nodes[elder].parent
            keys += [*["up"] * (ids.index(at) - ids.index(elder)), "enter", *typed(nodes[id].text), "enter", "escape"]
        at = id
    await mentor.play(*keys)
    mentor.meet("mindmap.nodes")


async def parking(mentor: Mentor) -> None:
    """What was put aside for later."""
    await mentor.at("days")
    await mentor.play("tab", "n", *captured([row.text for row in mentor.goal.parking.items.values()]), "home")
    mentor.meet("parking.items")
    now, wanted = mentor.now.parking.items, mentor.wanted.parking.items
    await mentor.play(*chain.from_iterable([*marked(row, wanted[id]), "down"] for id, row in now.items()), "escape")
