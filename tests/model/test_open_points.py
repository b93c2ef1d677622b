from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from inspect import signature
from pkgutil import iter_modules
from types import FunctionType
from typing import Any

import pytest

from toi_tui import locale
from toi_tui.editing.delta import Draft
from toi_tui.model import points
from toi_tui.model.open_points import CHECKS, open_points
from toi_tui.model.parts.options import Values
from toi_tui.model.points.point import OpenPoint
from toi_tui.model.session import Session
from toi_tui.storage import codec, shipped

MAY = date(2027, 5, 31)
Change = Callable[[Draft], None]


def with_(*changes: tuple[Any, ...]) -> Session:
    """The finished example with items added or set: (list, id, values)."""
    draft = Draft(codec.read(shipped.example("kuusilampi")).session)
    for path, id, values in changes:
        if id and id not in draft.items(path):
            draft.add(path, id, values)
        else:
            draft.set(path, id, **values)
    return draft.finish()[0]


@pytest.mark.parametrize("name", shipped.examples())
def test_the_examples_have_no_open_points(name: str) -> None:
    assert [point.text for point in open_points(codec.read(shipped.example(name)).session)] == []


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ([("session", "", {"practice": ""})], [("no-practice", "session", "practice")]),
        ([("session", "", {"goal": ""})], [("no-goal", "session", "goal")]),
        ([("need", "", {"text": ""})], [("no-need", "need", "need.text")]),
        ([("decision", "", {"reason": ""})], [("no-decision-reason", "decision", "decision.reason")]),
        ([("decision", "", {"outcome": "open"})], [("no-decision", "decision", "decision.outcome")]),
        ([("practices.items", "prac0001", {"name": "x"})], [("no-verdict", "practices", "prac0001")]),
        (
            [("practices.items", "prac0001", {"name": "x", "verdict": "parts"})],
            [("no-verdict-reason", "practices", "prac0001")],
        ),
        ([("draft_plan.items", "ques0001", {"question": "x?"})], [("no-answer", "draft_plan", "ques0001")]),
        (
            [("draft_plan.items", "ques0001", {"question": "x?"}), ("decision", "", {"outcome": "rejected"})],
            [],
        ),
        ([("agreement", "", {"when": "", "where": ""})], [("no-agreement", "agreement", "")]),
        ([("days.items", "3", {"date": None})], [("no-date", "days", "3")]),
        ([("days.items", "3", {"date": date(2027, 4, 13)})], [("date-order", "days", "3")]),
        ([("days.notes", "note0001", {"day": 9, "text": "x"})], [("no-day", "days", "note0001")]),
        (
            [("risks.items", "risk0001", {"number": 1, "text": "x"})],
            [("same-number", "risks", "risk0001"), ("not-rated", "risks", "risk0001")],
        ),
        (
            [("risks.items", "risk0001", {"number": 90, "impact": 3}), ("risks.items", "risk0002", {"number": 91})],
            [("not-rated", "risks", "risk0001")],
        ),
        (
            [("risks.items", "risk0001", {"number": 90, "text": "x", "probability": 3, "impact": 1})],
            [("no-measure", "risks", "risk0001")],
        ),
        ([("risks.items", "risk0001", {"number": 90, "probability": 2, "impact": 1})], []),
        ([("risks.items", "risk0001", {"number": 90, "probability": 3, "impact": 3, "treatment": "accept"})], []),
        ([("risks.items", "risk0001", {"number": 90, "probability": 5})], [("beyond-scale", "risks", "risk0001")]),
        (
            [
                (
                    "risks.items",
                    "risk0001",
                    {"number": 90, "probability": 3, "impact": 3, "residual_probability": 1, "residual_impact": 1},
                )
            ],
            [("lowered-without-measure", "risks", "risk0001")],
        ),
        (
            [("risks.items", "risk0001", {"number": 90, "probability": 3, "impact": 1, "measure": "x"})],
            [("no-owner", "risks", "risk0001"), ("no-due", "risks", "risk0001")],
        ),
        ([("risks.items", "risk0001", {"number": 90, "probability": 1, "impact": 1, "measure": "x"})], []),
        (
            [
                (
                    "risks.items",
                    "risk0001",
                    {
                        "number": 90,
                        "probability": 1,
                        "impact": 1,
                        "residual_probability": 2,
                        "residual_impact": 1,
                        "measure": "x",
                    },
                )
            ],
            [("residual-higher", "risks", "risk0001")],
        ),
        (
            [
                (
                    "risks.items",
                    "risk0001",
                    {"number": 90, "probability": 2, "impact": 1, "residual_probability": 1, "residual_impact": 1},
                )
            ],
            [("lowered-without-measure", "risks", "risk0001")],
        ),
        (
            [("swot.threats", "note0001", {"text": "Pitkät suhteet 14 konepajaan "})],
            [("two-boxes", "swot", "note0001")],
        ),
        (
            [("tasks.items", "T9", {"day": 1, "state": "answered"})],
            [("no-debrief", "tasks", "T9"), ("no-answers", "tasks", "T9")],
        ),
        ([("tasks.items", "T9", {"day": 1, "state": "debriefed", "debrief": "x"})], []),
        ([("mindmap", "", {"conclusion": ""})], [("no-conclusion", "mindmap", "")]),
        (
            [
                (
                    "plan.steps",
                    "step0001",
                    {"action": "x", "owner": "y", "due": MAY, "sources": ["step0002"]},
                ),
                (
                    "plan.steps",
                    "step0002",
                    {"action": "x", "owner": "y", "due": MAY, "sources": ["step0001"]},
                ),
            ],
            [("source-circle", "plan", "step0001")],
        ),
        ([("plan.steps", "step0001", {"action": "x", "due": MAY})], [("no-owner", "plan", "step0001")]),
        (
            [("plan.steps", "step0001", {"action": "x", "owner": "y", "schedule": "soon"})],
            [("unclear-schedule", "plan", "step0001")],
        ),
        ([("plan.steps", "step0001", {"action": "x", "owner": "y", "schedule": "soon", "due": MAY})], []),
        ([("plan.steps", "step0001", {"action": "x", "owner": "y", "schedule": "from May", "start": MAY})], []),
        ([("plan.steps", "step0001", {"action": "x", "schedule": "soon", "state": "dropped"})], []),
        ([("plan.steps", "step0001", {"action": "x", "owner": "y"})], [("no-schedule", "plan", "step0001")]),
        ([("plan.steps", "step0001", {"action": "x", "state": "dropped"})], []),
        ([("plan", "", {"focus": ""})], [("no-focus", "plan", "focus")]),
        ([("challenges.items", "chal0001", {"text": "x"})], [("no-solution", "challenges", "chal0001")]),
        ([("followup.items", "poin0001", {"indicator": "x"})], [("no-check-date", "followup", "poin0001")]),
        ([("expectations.items", "expe0001", {"text": "x"})], [("not-revisited", "expectations", "expe0001")]),
        ([("options", "", {"ranking": []})], [("no-choice", "options", "")]),
        ([("options", "", {"ranking": ["gone0001"]})], [("gone", "options", "")]),
        (
            [("options.items", "opti0001", {"label": "X"}), ("options", "", {"ranking": ["opti0001"]})],
            [("no-reason", "options", "opti0001"), ("no-evaluation", "options", "opti0001")],
        ),
        ([("options.items", "nbwqmsdm", {"form": "parts"})], [("no-nothing", "options", "")]),
        ([("options.items", "opti0001", {"label": "A", "text": "x"})], [("same-label", "options", "opti0001")]),
        ([("options.items", "qlfd2pyv", {"reason": "  "})], [("no-reason", "options", "qlfd2pyv")]),
        ([("options.viewpoints", "view0001", {"name": "x"})], [("no-remark", "options", "view0001")]),
        ([("options.items", "d948pjrw", {"excludes": ["gwqzvwh7"]})], [("clash", "options", "d948pjrw")]),
        ([("options.items", "d948pjrw", {"excludes": ["qlfd2pyv"]})], []),
        ([("values.items", "valu0001", {"text": "x"})], [("no-fit", "values", "valu0001")]),
        (
            [("values.items", "valu0001", {"text": "x"}), ("options", "", {"ranking": []})],
            [("no-choice", "options", "")],
        ),
        ([("mindmap.nodes", "node0001", {"text": "x", "parent": "gone0001"})], [("no-parent", "mindmap", "node0001")]),
        ([("mindmap.nodes", "node0001", {"text": "x", "parent": "tray"})], []),
        ([("mindmap.nodes", "node0001", {"text": "x"})], [("second-root", "mindmap", "node0001")]),
        ([("mindmap.nodes", "node0001", {"text": "x", "parent": "node0001"})], [("circle", "mindmap", "node0001")]),
        (
            [
                ("mindmap.nodes", "node0001", {"text": "in", "parent": "node0002"}),
                ("mindmap.nodes", "node0002", {"text": "x", "parent": "node0003"}),
                ("mindmap.nodes", "node0003", {"text": "y", "parent": "node0002"}),
            ],
            [("circle", "mindmap", "node0002")],
        ),
        (
            [("expectations.items", "expe0001", {"text": "x", "person": "gone0001"})],
            [("not-revisited", "expectations", "expe0001"), ("gone", "expectations", "expe0001")],
        ),
        (
            [("challenges.items", "chal0001", {"text": "x", "solution": "y", "sources": ["gone0001"]})],
            [("gone", "challenges", "chal0001")],
        ),
        ([("tasks.answers", "answ0001", {"text": "x", "task": "T9"})], [("gone", "tasks", "answ0001")]),
    ],
)
def test_a_check_finds_what_it_looks_for_and_nothing_else(
    changes: list[tuple[Any, ...]], wanted: list[tuple[str, str, str]]
) -> None:
    assert [(point.code, point.part, point.item) for point in open_points(with_(*changes))] == wanted


def test_options_without_a_core_element_are_an_open_point() -> None:
    session = with_(*(("mindmap.nodes", id, {"marks": []}) for id in with_().mindmap.nodes))
    assert [point.code for point in open_points(session)] == ["no-core"]


def test_a_quadrant_that_stayed_empty_is_an_open_point_once_others_are_filled() -> None:
    session = codec.read(b"format = 1\n[swot.threats.a]\ntext = 'x'\n").session
    found = [point.text for point in open_points(session) if point.code == "empty-quadrant"]
    assert found == ["The SWOT has no strengths.", "The SWOT has no weaknesses.", "The SWOT has no opportunities."]


def test_a_first_option_without_values_to_be_held_against_is_an_open_point() -> None:
    session = replace(with_(), values=Values())
    assert [point.code for point in open_points(session)] == ["no-values"]


def test_a_plan_without_checkpoints_is_an_open_point_and_then_expectations_wait_no_longer() -> None:
    draft = Draft(with_())
    for id in draft.order("followup.items"):
        draft.remove("followup.items", id)
    for id in draft.order("expectations.items"):
        draft.set("expectations.items", id, outcome="")
    assert [point.code for point in open_points(draft.finish()[0])] == ["no-checkpoints"]


def test_an_empty_session_misses_the_beginning_only() -> None:
    assert [point.code for point in open_points(Session())] == ["no-practice", "no-people", "no-agreement", "no-goal"]


def test_risks_that_are_not_rated_are_counted_and_an_unclear_schedule_is_quoted() -> None:
    session = with_(
        ("risks.items", "risk0001", {"number": 90}),
        ("risks.items", "risk0002", {"number": 91, "probability": 1}),
        ("plan.steps", "step0001", {"action": "letters", "owner": "y", "schedule": "soon"}),
    )
    schedule, rating = (point.text for point in open_points(session))
    assert schedule == "“letters”: no date was understood in its schedule “soon”."
    assert rating == "2 of 8 risks are not rated."


def test_a_slot_of_the_agreement_that_the_session_fills_is_not_missed() -> None:
    draft = Draft(codec.read(shipped.example("kuusilampi")).session)
    draft.set("agreement", "", what="", when="", where="", participants="", contact="")
    (point,) = (each for each in open_points(draft.finish()[0]) if each.code == "no-agreement")
    assert point.params == {"n": 1, "total": 5}


def test_a_point_says_its_text_in_the_language_in_use() -> None:
    point = OpenPoint("overdue", "plan", "x", "Overdue since {date}: {row}", {"date": date(2027, 4, 12), "row": "{a}"})
    assert point.text == "Overdue since Mon 12 Apr: {a}"
    locale.use("fi")
    assert point.text == "Myöhässä ma 12.4. alkaen: {a}"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("practices.items", "no-practices"),
        ("expectations.items", "no-expectations"),
        ("rules.items", "no-rules"),
        ("risks.items", "no-risks"),
    ],
)
def test_what_the_group_has_gone_on_from_without_a_word_is_open(path: str, code: str) -> None:
    draft = Draft(codec.read(shipped.example("kuusilampi")).session)
    for id in draft.order(path):
        draft.remove(path, id)
    assert code in [point.code for point in open_points(draft.finish()[0])]


def test_nothing_is_passed_over_in_a_session_that_has_just_begun() -> None:
    session = Session()
    assert [point.code for point in open_points(session) if point.code.startswith("no-")] == [
        "no-practice", "no-people", "no-agreement", "no-goal",
    ]  # fmt: skip


def test_a_decision_without_a_swot_is_open() -> None:
    draft = Draft(Session())
    draft.set("decision", "", outcome="whole")
    assert {"no-swot", "no-practices"} <= {point.code for point in open_points(draft.finish()[0])}


def test_the_table_calls_every_check_of_every_module_once() -> None:
    modules = [import_module(f"{points.__name__}.{each.name}") for each in iter_modules(points.__path__)]
    checks = [
        each
        for module in modules
        for name, each in vars(module).items()
        if isinstance(each, FunctionType) and each.__module__ == module.__name__
        if name[0] != "_" and signature(each).return_annotation == Iterator[OpenPoint]
    ]
    assert Counter(CHECKS) == Counter(checks)
