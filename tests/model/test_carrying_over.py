"""The routes of carrying over: they fit the model, no arrow of the method is missing, each takes what it should."""

import json

import pytest

from toi_tui.model.carrying_over import (
    ROUTES,
    Candidate,
    candidates,
    homes_of,
    routes_of,
    solves,
    waiting,
    was_carried_over,
)
from toi_tui.model.item import kinds_of, make
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.storage import codec, shipped

ARROWS = (
    ("need", "decision"),
    ("swot.threats", "decision"),
    ("decision", "draft_plan.items"),
    ("draft_plan.items", "session"),
    ("swot.strengths", "tasks.answers"),
    ("swot.opportunities", "tasks.answers"),
    ("swot.weaknesses", "tasks.answers"),
    ("swot.threats", "tasks.answers"),
    ("tasks.answers", "mindmap.nodes"),
    ("mindmap.nodes", "risks.items"),
    ("swot.threats", "risks.items"),
    ("tasks.answers", "risks.items"),
    ("mindmap.nodes", "tasks.answers"),
    ("mindmap.nodes", "options.items"),
    ("tasks.answers", "options.items"),
    ("options.items", "plan"),
    ("options.items", "plan.steps"),
    ("values.items", "options.items"),
    ("risks.items", "plan.steps"),
    ("tasks.answers", "challenges.items"),
    ("challenges.items", "plan.steps"),
    ("plan.steps", "followup.items"),
    ("expectations.items", "evaluation.provider"),
    ("tasks.answers", "evaluation.mentor"),
)
"""The arrows of the method's data flow that lead from one record to another."""


def of(path):
    return LISTS.get(path) or PARTS[path]


@pytest.fixture(scope="module")
def session() -> Session:
    return codec.read(shipped.example("kuusilampi")).session


@pytest.mark.parametrize("arrow", ARROWS, ids=" → ".join)
def test_every_arrow_of_the_method_is_a_route(arrow):
    assert arrow in {(route.source, route.target) for route in ROUTES}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.source} → {route.name or route.target}")
def test_a_route_names_fields_and_words_that_there_are(route):
    source, target = kinds_of(of(route.source)), kinds_of(of(route.target))
    assert {name for names in route.fields.values() for name in names} | route.only.keys() <= source.keys()
    assert route.fields.keys() <= target.keys()
    assert make(of(route.target), route.values).extra == {}
    for key, words in route.only.items():
        source[key].fit(words if key == "marks" else words[0])
    assert route.into in target or not route.into
    assert not route.into or tuple(route.fields) == (route.into,)
    assert "sources" in target or route.fills_part


def names(session, path, id):
    return [(route.target, route.into) for route in routes_of(session, path, id)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("keskeytykset vähenevät", {"mindmap.nodes", "swot.opportunities"}),
        ("vanhat tavat", {"mindmap.nodes", "risks.items", "challenges.items", "swot.weaknesses", "swot.threats"}),
        ("välikäynti etänä", {"options.items"}),
        ("yritys ei ehdi", {"risks.items", "challenges.items"}),
        ("20 min etäpalaveri kelpaa", {"challenges.items", "plan.steps"}),
        ("kiire päivänä 4", {"evaluation.provider", "evaluation.mentor"}),
    ],
)
def test_an_answer_goes_where_its_kind_belongs(session, text, wanted):
    id = next(id for id, row in session.tasks.answers.items() if row.text == text)
    assert {target for target, _into in names(session, "tasks.answers", id)} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("keskeytykset vähenevät", ["mindmap.nodes"]),
        ("vanhat tavat", ["mindmap.nodes"]),
        ("välikäynti etänä", ["options.items"]),
        ("nykykäytäntö ei vastaa opiskelijoiden palautteeseen", ["options.items"]),
        ("yritys ei ehdi", ["challenges.items"]),
        ("20 min etäpalaveri kelpaa", ["challenges.items"]),
        ("kiire päivänä 4", ["evaluation.provider", "evaluation.mentor"]),
    ],
)
def test_an_answer_belongs_to_the_step_that_goes_on_with_it(session, text, wanted):
    id = next(id for id, row in session.tasks.answers.items() if row.text == text)
    assert [route.target for route in homes_of(session, "tasks.answers", id)] == wanted


def test_for_what_may_go_several_ways_the_mentor_says_where(session):
    assert homes_of(session, "swot.threats", next(iter(session.swot.threats))) == ()


def test_a_node_goes_to_the_options_or_the_risks_by_its_marks(session):
    marked = {mark: id for id, node in session.mindmap.nodes.items() for mark in node.marks}
    assert ("options.items", "") in names(session, "mindmap.nodes", marked["core"])
    assert ("risks.items", "") in names(session, "mindmap.nodes", marked["critical"])
    plain = next(id for id, node in session.mindmap.nodes.items() if not node.marks)
    assert names(session, "mindmap.nodes", plain) == [("mindmap", "conclusion")]


def test_a_private_text_never_goes_into_one_that_others_read():
    note = make(LISTS["parking.items"], {"text": "x", "private": True})
    assert not any(route.fits(note) for route in ROUTES if route.source == "parking.items" and route.into)
    copied = [route.values_of(note) for route in ROUTES if route.source == "parking.items" and not route.into]
    assert copied
    assert all(values["private"] for values in copied)


def test_what_was_carried_over_waits_no_more(session):
    risk = next(iter(session.risks.items.values()))
    assert set(risk.sources) & {each.id for each in candidates(session, ("risks.items",))} == set()
    (route,) = (
        each for each in ROUTES if (each.source, each.target) == ("tasks.answers", "options.items") and not each.into
    )
    assert list(waiting(session, route)) == []
    answer = next(id for id, row in session.tasks.answers.items() if row.kind == "option")
    assert was_carried_over(session, Candidate(route, answer))


def test_only_ranked_options_and_risks_that_need_something_wait_for_the_plan(session):
    found = [
        each for each in candidates(session, ("plan.steps",)) if each.route.source in ("options.items", "risks.items")
    ]
    assert all(each.id in session.options.ranking for each in found if each.route.source == "options.items")
    assert all(session.risks.items[each.id].measure for each in found if each.route.source == "risks.items")


def test_what_came_from_a_list_is_not_offered_back_to_it():
    session = codec.read(
        b"format = 1\n[tasks.answers.a1]\ntask = 'T1'\nkind = 'opportunity'\ntext = 'x'\n"
        b"[swot.opportunities.o1]\ntext = 'x'\nsources = ['a1']\n[tasks.items.T1]\nday = 1\n"
    ).session
    assert [each.id for each in candidates(session, ("tasks.answers",))] == []


def test_what_came_another_way_is_there_already():
    session = codec.read(
        b"format = 1\n[swot.tows.s1]\nkind = 'so'\ntext = 'x'\n[swot.tows.s2]\nkind = 'so'\ntext = 'y'\n"
        b"[options.items.o1]\nlabel = 'A'\ntext = 'x'\nsources = ['s1']\n"
        b"[plan.steps.p1]\nissue = 'x'\nsources = ['o1']\n"
    ).session
    assert [each.id for each in candidates(session, ("plan.steps",))] == ["s2"]


@pytest.mark.parametrize(
    ("conclusion", "there"),
    [("", False), ("x", True), ("a\nx\nb", True), ("expert", False), ("x y", False), ("a\nx", True)],
)
def test_what_was_carried_into_a_text_stands_there_as_a_line(conclusion, there):
    session = codec.read(
        f"format = 1\n[mindmap]\nconclusion = {json.dumps(conclusion)}\n[mindmap.nodes.n]\ntext = 'x'\n".encode()
    ).session
    (route,) = (each for each in ROUTES if (each.source, each.target) == ("mindmap.nodes", "mindmap"))
    assert was_carried_over(session, Candidate(route, "n")) is there


def test_a_planning_question_is_carried_to_the_plan_once_it_has_an_answer():
    session = codec.read(
        b"format = 1\n[draft_plan.items.q1]\nquestion = 'who?'\n"
        b"[draft_plan.items.q2]\nquestion = 'when?'\nanswer = 'in May'\n"
    ).session
    assert [each.id for each in candidates(session, ("plan.steps",))] == ["q2"]
    assert names(session, "draft_plan.items", "q1") == []


def test_a_solution_solves_the_challenge_said_before_it(session):
    answers = session.tasks.answers
    (route,) = (each for each in ROUTES if each.into == "solution")
    solved = {
        answers[id].text: answers[solves(session, Candidate(route, id))].text
        for id, row in answers.items()
        if row.kind == "solution"
    }
    assert solved["20 min etäpalaveri kelpaa"] == "yritys ei ehdi"
    assert solves(session, Candidate(route, next(iter(answers)))) == ""


def test_a_route_needs_what_it_leads_to():
    session = codec.read(
        b"format = 1\n[swot.threats.a]\ntext = 'x'\n[tasks.answers.s]\ntask = 'T4'\nkind = 'solution'\ntext = 'y'\n"
    ).session
    assert "tasks.answers" not in {route.target for route in routes_of(session, "swot.threats", "a")}
    assert list(candidates(session, ("tasks.answers",))) == []
    assert {route.target for route in routes_of(session, "tasks.answers", "s")} == {"plan.steps"}
