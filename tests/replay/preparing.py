"""Before the week: what the session is, who takes part, the SWOT, the practices, the mentor's preparation."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from tests.replay.mentor import Mentor, joined, marked, mended, typed
from toi_tui.locale import dates
from toi_tui.model.item import value_of
from toi_tui.model.parts.swot import QUADRANTS
from toi_tui.screens.mentor.pages import FIELDS
from toi_tui.screens.practices.words import FOUND, VERDICTS
from toi_tui.screens.session.pages import CHOICES
from toi_tui.screens.session.pages import FIELDS as IDENTITY


async def beginning(mentor: Mentor) -> None:
    """The form of a new session: what is known first."""
    known, days = mentor.goal.session, mentor.goal.days.items.values()
    said = (
        known.practice,
        known.organisation,
        known.mentor,
        ", ".join(dates.full(day.date) for day in days if day.date),
    )
    await mentor.play("n", *chain.from_iterable([*typed(text), "enter"] for text in said), "enter", "enter", "enter")
    await mentor.room.arrived()


async def identity(mentor: Mentor) -> None:
    """The fields of the session one after the other, and how confidential it is."""
    now, wanted = mentor.now.session, mentor.goal.session
    texts = [name for name in IDENTITY if name not in CHOICES]
    fields = (mended(getattr(now, name), getattr(wanted, name)) for name in texts)
    await mentor.at("session")
    await mentor.play("home", "e", *joined("tab", fields), "enter")
    await mentor.walk("down", "confidentiality")
    words = list(CHOICES["confidentiality"])
    await mentor.play(*["space"] * words.index(wanted.confidentiality))


async def people(mentor: Mentor) -> None:
    """Each person with role, organisation and e-mail."""
    await mentor.walk_to_group("down", "people")
    for person in mentor.goal.people.items.values():
        fields = (person.name, person.role, person.organisation, person.email)
        await mentor.play("n", *joined("tab", map(typed, fields)), "enter")
    mentor.meet("people.items")
    await notes(mentor, "people.items")


async def notes(mentor: Mentor, path: str) -> None:
    """The notes of a list, from the last item up, and what is private of it."""
    now, wanted = mentor.now.items(path), mentor.wanted.items(path)
    await mentor.play(*joined("up", (marked(now[id], wanted[id]) for id in reversed(now))))


async def rules(mentor: Mentor) -> None:
    """What the group agrees on."""
    await mentor.walk_to_group("down", "rules")
    texts = [rule.text for rule in mentor.goal.rules.items.values()]
    await mentor.play("n", *captured(texts))
    mentor.meet("rules.items")


def captured(texts: list[str]) -> list[str]:
    """The keys that write one text after the other once the first has begun."""
    return [*chain.from_iterable([*typed(text), "enter"] for text in texts), "escape"]


async def swot(mentor: Mentor) -> None:
    """The four quadrants: written while people speak, then weighed, with evidence."""
    await mentor.at("swot")
    for name, way in zip(QUADRANTS, ((), ("right",), ("left", "end", "down"), ("right",)), strict=True):
        path = f"swot.{name}"
        await mentor.play(*way)
        assert mentor.group == name
        goal: dict[str, Any] = getattr(mentor.goal.swot, name)
        await mentor.play("n", *captured([row.text for row in goal.values()]), "home")
        mentor.meet(path)
        weighed = ([*["+"] * (row.weight or 0), *marked(type(row)(), row)] for row in goal.values())
        await mentor.play(*joined("down", weighed))


async def strategies(mentor: Mentor) -> None:
    """Pairs of the SWOT, each with a strategy; one more source where three things meet."""
    for id, strategy in mentor.goal.swot.tows.items():
        first, second, *_more = strategy.sources
        await mentor.find(mentor.ids[first])
        await mentor.play("p")
        await mentor.find(mentor.ids[second])
        await mentor.play("p", *typed(strategy.text), "enter")
        mentor.meet("swot.tows")
        await mentor.add_sources("swot.tows", id)
        await mentor.play("tab")


async def practices(mentor: Mentor) -> None:
    """The practices side by side, from their names to the verdicts."""
    await mentor.at("practices")
    goal = mentor.goal.practices.items
    await mentor.play("left", "n", *captured([row.name for row in goal.values()]))
    mentor.meet("practices.items")
    for id, row in goal.items():
        await mentor.find(mentor.ids[id])
        texts = (row.owner, row.where, row.context, row.fit, row.reason)
        await mentor.play("e", *chain.from_iterable(["tab", *typed(text)] for text in texts), "enter")
        await mentor.play("up", "s", nth(VERDICTS, row.verdict), *["up"] * 5, "s", nth(FOUND, row.found), "up")
        await mentor.play(*marked(mentor.now.items("practices.items")[mentor.ids[id]], row))


def nth(words: Iterable[str], word: str) -> str:
    """The digit of a word among others."""
    return str(list(words).index(word) + 1)


async def decision(mentor: Mentor) -> None:
    """The need, the decision, and the answers to the planning questions."""
    goal = mentor.goal
    mentor.meet("draft_plan.items")
    await mentor.play("tab", "home", "e", *typed(goal.need.text), "escape")
    await mentor.play("down", "s", nth(VERDICTS, goal.decision.outcome), "down", "e", *typed(goal.decision.reason))
    answers = (row.answer for row in goal.draft_plan.items.values())
    await mentor.play("enter", "down", "e", *joined("tab", map(typed, answers)), "enter")


async def preparation(mentor: Mentor) -> None:
    """The ticks of the preparation, each on its day, and what was agreed and sent, down the page."""
    mentor.meet("checklist.items")
    checks = mentor.goal.checklist.items
    await mentor.at("mentor", min(row.done for row in checks.values() if row.done))
    await mentor.play("home")
    for step in sorted({row.step for row in checks.values()}):
        for id in (id for id, row in checks.items() if row.step == step):
            await _tick(mentor, id)
        for key, _label, _hint in FIELDS.get(step, ()):
            await _agree(mentor, key)


async def _tick(mentor: Mentor, id: str) -> None:
    wanted = mentor.goal.checklist.items[id]
    await mentor.walk("down", mentor.ids[id])
    if wanted.done:
        mentor.turn(wanted.done)
        await mentor.play("space")
    await mentor.play(*marked(mentor.now.checklist.items[mentor.ids[id]], wanted))


async def _agree(mentor: Mentor, key: str) -> None:
    part, _dot, field = key.partition(".")
    now, wanted = (value_of(session.part(part), field) for session in (mentor.now, mentor.goal))
    await mentor.walk("down", key)
    if isinstance(wanted, str):
        await mentor.play("e", *mended(now, wanted), "escape")
    elif wanted is not None:
        mentor.turn(wanted)
        await mentor.play("space")


async def expectations(mentor: Mentor) -> None:
    """What the participants expect of the mentor, and whose it is."""
    goal = mentor.goal.expectations.items
    await mentor.play("tab", "home", "n", *captured([row.text for row in goal.values()]), "home")
    mentor.meet("expectations.items")
    people = ["", *mentor.goal.people.items]
    await mentor.play(*joined("down", (["s", str(people.index(row.person))] for row in goal.values())))
    await notes(mentor, "expectations.items")
