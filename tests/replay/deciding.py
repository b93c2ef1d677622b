"""From what was said to what is done: options, values, risks, challenges, the action plan and what follows it."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from tests.replay.mentor import Mentor, joined, marked, mended, typed
from tests.replay.preparing import captured, notes
from toi_tui.locale import dates
from toi_tui.model.carrying_over import candidates
from toi_tui.model.parts.plan import PlanStep
from toi_tui.screens.followup.pages import OUTCOMES
from toi_tui.screens.options.words import FORMS
from toi_tui.screens.plan.commands import STEP as PLAN
from toi_tui.screens.plan.words import PHASES, STATES
from toi_tui.screens.risks.words import STATES as RISK_STATES
from toi_tui.screens.risks.words import TREATMENTS


def turned(words: Iterable[str], now: str, wanted: str) -> list[str]:
    """Space, as often as it takes from one of these words to another."""
    order = list(words)
    return ["space"] * ((order.index(wanted) - order.index(now)) % len(order))


def cell(now: Any, wanted: Any) -> list[str]:
    """The keys that write what a cell shall say; none where it says so already."""
    if now == wanted:
        return []
    if isinstance(wanted, str):
        return ["e", *mended(now, wanted), "enter"]
    return ["e", *(typed(dates.full(wanted)) if wanted else ["backspace"]), "enter"]  # a date is written anew


async def options(mentor: Mentor) -> None:
    """The answers to T2 become options, which are looked at from every side."""
    await mentor.at("days")
    await mentor.find("T2")
    await mentor.play("c")
    mentor.meet("options.items")
    await mentor.at("options")
    await mentor.play("home")
    for id in mentor.goal.options.items:
        await mentor.add_sources("options.items", id)
        await mentor.play(*_option(mentor, mentor.ids[id]), "down")


def _option(mentor: Mentor, id: str) -> list[str]:
    now, wanted = mentor.now.options.items[id], mentor.wanted.options.items[id]
    keys = [*cell(now.text, wanted.text), *turned(FORMS, now.form, wanted.form), *["+"] * wanted.dots]
    others = [other for other in mentor.now.options.items if other != id]
    for other in wanted.excludes:
        keys += ["x", *["down"] * others.index(other), "space", "escape"]
    for viewpoint in mentor.now.options.viewpoints:
        score, remark = wanted.scores.get(viewpoint), wanted.remarks.get(viewpoint)
        keys += ["right", *(["s", str(score)] if score else []), *(["e", *typed(remark), "escape"] if remark else [])]
    return [*keys, *["left"] * len(mentor.now.options.viewpoints), *marked(now, wanted)]


async def ranking(mentor: Mentor) -> None:
    """The group's order, and a reason for each rank."""
    await mentor.at("options")
    await mentor.play("tab")
    for id in mentor.wanted.options.ranking:
        await mentor.play("home")
        await mentor.walk("down", id)
        await mentor.play("shift+up")
    reasons = (mentor.goal.options.items[id].reason for id in mentor.goal.options.ranking)
    await mentor.play("home", "right", "e", *joined("tab", map(typed, reasons)), "enter", "left")


async def values(mentor: Mentor) -> None:
    """The values, how far they are realised, what they ask and how the first option fits."""
    goal = mentor.goal.values.items
    await mentor.play("tab", "n", *captured([row.text for row in goal.values()]), "home")
    mentor.meet("values.items")
    for row in goal.values():
        rated = ["i", str((row.importance or 0) % 10), "s", str((row.realisation or 0) % 10)]
        words = joined("tab", map(typed, (row.fit, row.me, row.team, row.unit)))
        await mentor.play(*rated, *["right"] * 3, "e", *words, "enter", *["left"] * 6, "down")
    await notes(mentor, "values.items")


async def risks(mentor: Mentor) -> None:
    """Risks of what was said before: rated, treated, rated again."""
    goal = mentor.goal.risks
    await mentor.at("risks")
    await mentor.play(*(["x"] if mentor.now.risks.scale != goal.scale else []))
    for id, risk in goal.items.items():
        await _begin(mentor, "risks", "risks.items", id, risk.text)
        await mentor.walk_to_group("tab", "text")
        await mentor.play(*_risk(mentor, mentor.ids[id]))


async def _begin(mentor: Mentor, step: str, path: str, id: str, text: str) -> None:
    """An item from its first source, and what else it came from; where there is no way from that it is written."""
    way = mentor.way(path, id)
    if way is not None:
        await mentor.bring(path, id, way)
    else:
        await mentor.at(step)
        await mentor.play("end", "n", *typed(text), "escape")
        mentor.meet(path)
    await mentor.add_sources(path, id)


def _risk(mentor: Mentor, id: str) -> list[str]:
    now, wanted = mentor.now.risks.items[id], mentor.wanted.risks.items[id]
    ratings = {
        "p": wanted.probability, "i": wanted.impact, "P": wanted.residual_probability, "I": wanted.residual_impact,
    }  # fmt: skip
    keys = [*cell(now.text, wanted.text), *marked(now, wanted)]
    keys += chain.from_iterable([key, str(number)] for key, number in ratings.items() if number)
    keys += ["right"] * 4 + turned(TREATMENTS, now.treatment, wanted.treatment)
    keys += _cells(now, wanted, "measure", "owner", "due")
    keys += ["right", *turned(RISK_STATES, now.state, wanted.state), *_cells(now, wanted, "cause", "consequence")]
    return [*keys, *["left"] * 10]


def _cells(now: object, wanted: object, *fields: str) -> list[str]:
    """The keys for the next cells to the right."""
    return list(chain.from_iterable(["right", *cell(getattr(now, each), getattr(wanted, each))] for each in fields))


async def challenges(mentor: Mentor) -> None:
    """The answers to T4 become challenges with their solutions, brought all at once."""
    await mentor.at("plan")
    wanted = {source for row in mentor.wanted.challenges.items.values() for source in row.sources}
    offered = enumerate(candidates(mentor.now, PLAN.lists))
    ticked = {str(at) for at, each in offered if each.route.target == "challenges.items" and each.id in wanted}
    await mentor.play("C")
    for row in mentor.offered:  # Space goes on to the next row
        await mentor.play("space" if row in ticked else "down")
    await mentor.play("enter")
    mentor.meet("challenges.items")


async def focus(mentor: Mentor) -> None:
    """What is done, for whom, and the first step."""
    await mentor.at("plan")
    await mentor.walk_to_group("tab", "focus")
    await mentor.play("e", *typed(mentor.goal.plan.focus), "enter")


async def plan(mentor: Mentor) -> None:
    """The action plan, each row from what it answers to."""
    await mentor.at("plan")
    await mentor.walk_to_group("tab", "issue")
    for id, step in mentor.goal.plan.steps.items():
        await _begin(mentor, "plan", "plan.steps", id, step.issue)
        await mentor.play(*_said(mentor.now.plan.steps[mentor.ids[id]], step))
        await mentor.play(*_meant(mentor.now.plan.steps[mentor.ids[id]], step))


def _said(now: PlanStep, wanted: PlanStep) -> list[str]:
    fields = ("issue", "action", "schedule", "owner")
    return ["e", *joined("tab", (mended(getattr(now, each), getattr(wanted, each)) for each in fields)), "enter"]


def _meant(now: PlanStep, wanted: PlanStep) -> list[str]:
    keys = ["right", *turned(STATES, now.state, wanted.state), *_cells(now, wanted, "start", "due")]
    return [*keys, "right", *turned(PHASES, now.cycle, wanted.cycle), *marked(now, wanted), *["left"] * 7]


async def follow_up(mentor: Mentor) -> None:
    """The checkpoints, and the plan for what comes after in words."""
    goal = mentor.goal.followup
    await mentor.at("followup")
    await mentor.walk_to_group("tab", "indicator")
    said = (
        (row.indicator, dates.full(row.date) if row.date else "", row.target, row.owner) for row in goal.items.values()
    )
    await mentor.play("n", *joined("enter", (joined("tab", map(typed, row)) for row in said)), "escape")
    mentor.meet("followup.items")
    await mentor.play("home", *["left"] * 3)
    for id, row in mentor.now.followup.items.items():
        later = _cells(row, mentor.wanted.followup.items[id], "actual", "deviation", "correction")
        await mentor.play(*["right"] * 3, *later, *["left"] * 6, "down")
    await notes(mentor, "followup.items")
    await mentor.walk_to_group("tab", "followup")
    await mentor.play("e", *typed(goal.text), "escape", "down", "e", *typed(goal.other), "escape")


async def evaluation(mentor: Mentor) -> None:
    """Whether the expectations were met, and T5 in its two forms."""
    await mentor.at("followup")
    await mentor.walk_to_group("down", "expectations")
    now, wanted = mentor.now.expectations.items, mentor.wanted.expectations.items
    keys = ([*turned(OUTCOMES, "", wanted[id].outcome), *marked(now[id], wanted[id]), "down"] for id in now)
    await mentor.play(*chain.from_iterable(keys))
    forms = mentor.goal.evaluation
    mentor.meet("evaluation.provider")
    mentor.meet("evaluation.mentor")
    answers = (row.answer for row in (*forms.provider.values(), *forms.mentor.values()))
    await mentor.play("e", *joined("tab", map(typed, answers)), "enter")
