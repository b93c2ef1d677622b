from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest

from toi_tui.model.item import MisfitError, make
from toi_tui.model.method import Method, new_session
from toi_tui.model.parts.days import Answer, Day, Days, Task, Tasks
from toi_tui.model.parts.mindmap import MindMap, Node
from toi_tui.model.parts.options import Option, Options, Viewpoint
from toi_tui.model.session import Session

TEMPLATE = Session(
    days=Days(items={"1": Day(phase="A"), "2": Day(phase="B")}),
    tasks=Tasks(items={"T1": Task(day=1)}, answers={"w": Answer(task="T1")}),
    mindmap=MindMap(
        nodes={
            "loose": Node(parent="tray"),
            "root": Node(text="Good practice"),
            "own": Node(parent="root", viewpoint="money", marks=("core",)),
        }
    ),
    options=Options(
        ranking=("b", "gone"),
        viewpoints={"money": Viewpoint(name="money")},
        items={"b": make(Option, {"sources": ["own"], "scores": {"money": 3, "other": 1}, "x": "kept"})},
    ),
    extra={"later": {"x": 1}},
)
METHOD = Method("toi", "fi", "TOI", template=TEMPLATE)


def ids() -> Iterator[str]:
    return (f"new{number}" for number in count())


def start(**values: Any) -> Session:
    return new_session(METHOD, ids().__next__, **values)


def test_items_get_new_ids_and_days_and_tasks_keep_theirs() -> None:
    session = start()
    assert list(session.days.items) == ["1", "2"]
    assert list(session.tasks.items) == ["T1"]
    found = [id for path, rows in session.lists() if path not in ("days.items", "tasks.items") for id in rows]
    assert all(id.startswith("new") for id in found)
    assert len({*found, session.identity.id}) == len(found) + 1


def test_references_follow_their_items() -> None:
    session = start()
    loose, root, own = session.mindmap.nodes
    (money,) = session.options.viewpoints
    ((option, row),) = session.options.items.items()
    assert [node.parent for node in session.mindmap.nodes.values()] == ["tray", "", root]
    assert session.mindmap.nodes[own].viewpoint == money
    assert session.options.ranking == (option, "gone")
    assert (row.sources, dict(row.scores), row.extra) == ((own,), {money: 3, "other": 1}, {"x": "kept"})
    assert next(iter(session.tasks.answers.values())).task == "T1"
    assert session.extra == {"later": {"x": 1}}
    assert loose != root


def test_dates_are_those_of_the_first_days() -> None:
    session = start(dates=[date(2027, 4, 12)])
    assert [day.date for day in session.days.items.values()] == [date(2027, 4, 12), None]
    with pytest.raises(ValueError, match="2 days"):
        start(dates=[date(2027, 4, 12)] * 3)


def test_the_practice_stands_in_the_middle_of_the_map() -> None:
    assert start(practice="Kolme tapaamista").mindmap.nodes["new2"].text == "Kolme tapaamista"
    assert start().mindmap.nodes["new2"].text == "Good practice"


def test_a_method_without_a_map_is_none_the_worse() -> None:
    session = new_session(Method("x", "en", "X"), ids().__next__, practice="P")
    assert (session.mindmap.nodes, session.identity.practice) == ({}, "P")


def test_what_is_known_stands_in_the_session() -> None:
    identity = start(practice="P", title="T", organisation="O", mentor="M", language="en").session
    assert (identity.practice, identity.title, identity.organisation, identity.mentor) == ("P", "T", "O", "M")
    assert (identity.language, identity.method) == ("en", "toi")
    assert start().identity.language == "fi"
    with pytest.raises(MisfitError):
        start(language="xx")
