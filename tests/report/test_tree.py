"""The tree of what a session says names every text of the session, and every form that is written of it says them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest
from hypothesis import given

from tests.strategies import sessions, tries
from toi_tui import locale
from toi_tui.model.item import Table, kinds_of, lists_of, revise
from toi_tui.model.kinds import Choice, Kind, PerKey, Reference, Several, Text
from toi_tui.model.session import PARTS, Session
from toi_tui.model.text import clean, clean_line
from toi_tui.report.formats import FORMATS
from toi_tui.report.telling import tell, tell_part
from toi_tui.report.tree import Detail, Heading, Node, Origin, Statement, in_order
from toi_tui.storage import codec, shipped

NEVER_TOLD = {("session", "id"), ("days.activities", "opens")}
"""The texts that are for the program, not for people."""
EXAMPLE = codec.read(shipped.example("kuusilampi")).session


def texts(kind: Kind, value: Any) -> Iterator[str]:
    """What somebody wrote in words in a value; what was chosen from a list, or is an id, is no text."""
    match kind:
        case Reference() | Choice():
            return
        case Text() if value:
            yield value
        case Several(of):
            yield from chain.from_iterable(texts(of, each) for each in value)
        case PerKey(of):
            yield from chain.from_iterable(texts(of, each) for each in value.values())


def written(path: str, id: str, row: Table) -> Iterator[tuple[str, str, str, str]]:
    """The texts of a table of the file, each with its place."""
    for field, kind in kinds_of(type(row)).items():
        yield from ((path, id, field, text) for text in texts(kind, getattr(row, field)))


def all_written(session: Session) -> Iterator[tuple[str, str, str, str]]:
    """The texts of a whole session; a conflict's are told as sentences."""
    for name in PARTS:
        part = session.part(name)
        yield from written(name, "", part)
        for each in lists_of(type(part)):
            path = f"{name}.{each}"
            if path != "conflicts.items":
                for id, row in session.items(path).items():
                    yield from written(path, id, row)


def place(node: Node) -> tuple[str, str, str]:
    return node.path, node.id, node.field


@tries(100)
@given(sessions(extra=True))
def test_every_text_of_a_session_is_named_by_its_list_item_and_field(session: Session) -> None:
    said = {place(node): node.text for node in in_order(tell(session))}
    lost = [
        (path, id, field, text)
        for path, id, field, text in all_written(session)
        if (path, field) not in NEVER_TOLD and text not in said.get((path, id, field), "")
    ]
    assert lost == []


@tries(50)
@given(sessions())
def test_every_item_is_told_once_in_its_list_and_says_whether_it_is_private(session: Session) -> None:
    told = [(each.path, each.id) for each in in_order(tell(session)) if isinstance(each, Statement)]
    assert sorted(told) == sorted((path, id) for path, rows in session.lists() for id in rows)
    private = {(each.path, each.id) for each in in_order(tell(session)) if isinstance(each, Statement) and each.private}
    assert private == {
        (path, id)
        for path, rows in session.lists()
        for id, row in rows.items()
        if row.private and path != "conflicts.items"
    }


@pytest.mark.parametrize("form", FORMATS)
@tries(30)
@given(sessions())
def test_every_form_says_every_text_of_the_tree_in_its_order(form: str, session: Session) -> None:
    telling = tell(session, why=True)
    text = " ".join(FORMATS[form].write(telling).split())
    at = 0
    for node in in_order(telling):
        at = text.find(clean_line(node.whole), at)
        assert at >= 0, (node, text)


@pytest.mark.parametrize("form", FORMATS)
def test_no_form_lets_a_control_character_through(form: str) -> None:
    session = replace(EXAMPLE, session=revise(EXAMPLE.session, {"title": "a\x1b[31m", "goal": "b\x9b"}))
    text = FORMATS[form].write(tell(session))
    assert text == clean(text)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_alone_is_told_as_within_the_whole_and_one_that_is_empty_says_so(name: str) -> None:
    locale.use("en")
    (alone,) = tell_part(EXAMPLE, name).sections
    within = [section for section in tell(EXAMPLE).sections if section.path == name]
    assert within in ([alone], [])
    (empty,) = tell_part(Session(), name).sections
    said = [each.text for series in empty.series for each in series.statements]
    assert said == ([] if name == "session" else ["nothing yet"])


def test_an_origin_is_named_by_where_it_is_kept() -> None:
    origins = [node for node in in_order(tell(EXAMPLE, why=True)) if isinstance(node, Origin) and node.id]
    assert origins
    for origin in origins:
        assert origin.id in EXAMPLE.items(origin.path)
        assert getattr(EXAMPLE.items(origin.path)[origin.id], origin.field) in origin.text


def test_headings_details_and_items_say_where_they_stand() -> None:
    locale.use("en")
    nodes = [*in_order(tell(EXAMPLE))]
    headings = [(each.level, each.path, each.text) for each in nodes if isinstance(each, Heading)]
    assert headings[:2] == [(1, "", EXAMPLE.title), (2, "session", "Session")]
    assert (3, "swot.strengths", "Strengths (4 items)") in headings
    weight = next(each for each in nodes if isinstance(each, Detail) and each.path == "swot.strengths")
    assert (weight.field, weight.name, weight.depth) == ("weight", "weight", 1)
