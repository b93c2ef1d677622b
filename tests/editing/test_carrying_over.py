"""Carrying over: copies with their sources, in one step that undo takes back whole."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import sessions
from toi_tui.editing.carrying_over import CarryOver, OnItsWay, on_their_way
from toi_tui.editing.document import Document
from toi_tui.editing.items import RemoveItems
from toi_tui.model.carrying_over import ROUTES, Candidate, candidates, routes_of, row_of
from toi_tui.model.item import values_of
from toi_tui.model.open_points import open_points
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.model.trace import Trace
from toi_tui.storage import codec

EVERYWHERE = (*LISTS, *PARTS)


def read(text: str) -> Session:
    return codec.read(f"format = 1\n{text}".encode()).session


def ids():
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def carried(session: Session, source: str, id: str, target: str) -> Session:
    """The session after one item went to a list or part."""
    route = next(each for each in routes_of(session, source, id) if each.target == target)
    document = Document(session)
    document.do(CarryOver(on_their_way(session, (Candidate(route, id),), ids())))
    return document.session


@pytest.mark.parametrize(
    ("before", "way", "after"),
    [
        (
            "[swot.threats.a]\ntext = 'x'\nnote = 'seen'\nweight = 3\n",
            ("swot.threats", "a", "risks.items"),
            {"number": 1, "text": "x", "note": "seen", "sources": ("a",)},
        ),
        (
            "[swot.threats.a]\ntext = 'x'\nprivate = true\n[risks.items.r]\nnumber = 7\n",
            ("swot.threats", "a", "risks.items"),
            {"number": 8, "text": "x", "private": True, "sources": ("a",)},
        ),
        (
            "[tasks.answers.a]\ntask = 'T2'\nkind = 'option'\ntext = 'x'\n[options.items.o]\nlabel = 'C'\n",
            ("tasks.answers", "a", "options.items"),
            {"label": "D", "form": "whole", "text": "x", "sources": ("a",)},
        ),
        (
            "[options.items.z]\nlabel = 'Z'\n[mindmap.nodes.a]\ntext = 'x'\nmarks = ['core']\n",
            ("mindmap.nodes", "a", "options.items"),
            {"label": "AA", "form": "whole", "text": "x", "sources": ("a",)},
        ),
        (
            "[risks.items.a]\nnumber = 1\ntext = 'x'\nmeasure = 'm'\nowner = 'o'\ndue = 2027-04-30\n",
            ("risks.items", "a", "plan.steps"),
            {"issue": "x", "action": "m", "owner": "o", "due": "2027-04-30", "sources": ("a",)},
        ),
        (
            "[challenges.items.a]\ntext = 'x'\nsolution = 's'\n",
            ("challenges.items", "a", "plan.steps"),
            {"issue": "x", "action": "s", "sources": ("a",)},
        ),
        (
            "[swot.threats.a]\ntext = 'x'\n[mindmap.nodes.m]\ntext = 'middle'\n",
            ("swot.threats", "a", "mindmap.nodes"),
            {"parent": "tray", "text": "x", "marks": ("critical",), "sources": ("a",)},
        ),
        (
            "[practices.items.a]\nname = 'x'\n",
            ("practices.items", "a", "mindmap.nodes"),
            {"text": "x", "sources": ("a",)},
        ),
        (
            "[practices.items.a]\nname = 'x'\n[mindmap.nodes.m]\ntext = 'middle'\n",
            ("practices.items", "a", "mindmap.nodes"),
            {"parent": "tray", "text": "x", "sources": ("a",)},
        ),
        (
            "[swot.strengths.a]\ntext = 'x'\n[tasks.items.T1]\nday = 1\n",
            ("swot.strengths", "a", "tasks.answers"),
            {"task": "T1", "text": "x", "kind": "opportunity", "sources": ("a",)},
        ),
    ],
)
def test_an_item_becomes_a_copy_that_names_its_source(before, way, after):
    session = read(before)
    found = carried(session, *way)
    (new,) = found.items(way[2]).keys() - session.items(way[2]).keys()
    said = {
        key: value.isoformat() if key == "due" else value for key, value in values_of(found.items(way[2])[new]).items()
    }
    assert said == after
    assert found.items(way[0])[way[1]] == session.items(way[0])[way[1]]


def test_a_field_of_a_part_gets_one_more_line():
    session = read("[decision]\nreason = 'old'\n[swot.threats.a]\ntext = 'x'\n")
    assert carried(session, "swot.threats", "a", "decision").decision.reason == "old\nx"


def test_a_part_can_be_carried_into_a_part():
    assert carried(read("[need]\ntext = 'x'\n"), "need", "", "decision").decision.reason == "x"


T4 = (
    "[tasks.answers.c1]\ntask = 'T4'\nkind = 'challenge'\ntext = 'hours'\n"
    "[tasks.answers.s1]\ntask = 'T4'\nkind = 'solution'\ntext = 'less of that'\n"
    "[tasks.answers.c2]\ntask = 'T4'\nkind = 'challenge'\ntext = 'forms'\n"
    "[tasks.answers.s2]\ntask = 'T4'\nkind = 'solution'\ntext = 'one form'\n"
)


def pairs(session: Session):
    return [(row.text, row.solution, row.sources) for row in session.challenges.items.values()]


def test_challenges_and_solutions_become_pairs_in_one_step():
    session = read(T4)
    document = Document(session)
    document.do(CarryOver(on_their_way(session, candidates(session, ("challenges.items",)), ids())))
    wanted = [("hours", "less of that", ("c1", "s1")), ("forms", "one form", ("c2", "s2"))]
    assert pairs(document.session) == wanted
    document.undo()
    assert document.session == session


def test_a_solution_takes_its_challenge_along_or_goes_to_where_it_is():
    session = read(T4)
    (route,) = (each for each in ROUTES if each.into == "solution")
    document = Document(session)
    document.do(CarryOver(on_their_way(session, (Candidate(route, "s2"),), ids())))
    assert pairs(document.session) == [("forms", "one form", ("c2", "s2"))]
    session = read(T4 + "[challenges.items.h]\ntext = 'hours!'\nsources = ['c1']\n")
    document = Document(session)
    document.do(CarryOver(on_their_way(session, (Candidate(route, "s1"),), ids())))
    assert pairs(document.session) == [("hours!", "less of that", ("c1", "s1"))]


def test_a_challenge_that_says_nothing_is_solved_by_nothing():
    session = read(T4.replace("hours", ""))
    assert {each.id for each in candidates(session, ("challenges.items",))} == {"c2", "s2"}


def test_a_reason_goes_to_the_option_that_was_chosen():
    session = read("[tasks.answers.a]\ntask = 'T3'\nkind = 'reason'\ntext = 'x'\n[options.items.o]\nreason = 'y'\n")
    (route,) = (each for each in routes_of(session, "tasks.answers", "a") if each.into == "reason")
    document = Document(session)
    document.do(CarryOver((OnItsWay(route, "a", "o"),)))
    option = document.session.options.items["o"]
    assert (option.reason, option.sources) == ("y\nx", ("a",))


def test_what_is_gone_meanwhile_stays_gone():
    session = read("[swot.threats.a]\ntext = 'x'\n")
    way = on_their_way(session, tuple(candidates(session, ("risks.items",))), ids())
    document = Document(session)
    document.do(RemoveItems("swot.threats", ("a",)))
    assert document.do(CarryOver(way)) is None


@given(sessions(), st.data())
def test_carrying_everything_and_undoing_it_is_as_if_nothing_had_been(session, data):
    document = Document(session)
    for target in data.draw(st.lists(st.sampled_from(EVERYWHERE), max_size=4)):
        now = document.session
        document.do(CarryOver(on_their_way(now, candidates(now, (target,)), ids_apart(now))))
        assert not any(
            row_of(document.session, each.route.source, each.id) is None for each in candidates(now, (target,))
        )
    while document.undo():
        pass
    assert document.session == session


@given(sessions(), st.data())
def test_the_trace_survives_whatever_is_deleted(session, data):
    document = Document(session)
    document.do(CarryOver(on_their_way(session, candidates(session, EVERYWHERE), ids_apart(session))))
    there = [(path, id) for path, rows in document.session.lists() for id in rows]
    for path, id in data.draw(st.lists(st.sampled_from(there), max_size=5)) if there else ():
        document.do(RemoveItems(path, (id,)))
    trace = Trace(document.session)
    for _path, id in there:
        assert next(trace.chain(id)).id == id
        assert all(link.row is not None or link.text for link in trace.chain(id))
    assert all(point.text for point in open_points(document.session))


def ids_apart(session: Session):
    """New ids that no item of the session has."""
    taken = {id for _path, rows in session.lists() for id in rows}
    numbers = (f"new{number}" for number in count())
    return lambda: next(id for id in numbers if id not in taken)
