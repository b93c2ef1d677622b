"""A session told as text, with what a change had touched."""

from dataclasses import replace

import pytest

from toi_tui import locale
from toi_tui.editing.delta import Delta, ItemChange, apply
from toi_tui.model.item import values_of
from toi_tui.model.parts.risks import Risk
from toi_tui.model.session import Session
from toi_tui.shell.history.as_it_was import told
from toi_tui.storage import codec, shipped

SESSION = codec.read(shipped.example("kuusilampi")).session
STRENGTH = next(iter(SESSION.swot.strengths))
TEXT = SESSION.swot.strengths[STRENGTH].text


def marked(session: Session, *changes: ItemChange) -> tuple[str, list[str]]:
    """The line that the text begins at, and those that are marked."""
    locale.use("en")
    found = told(session, Delta(changes))
    return found.lines[found.at], [found.lines[number] for number in sorted(found.marked)]


@pytest.mark.parametrize("path", ["swot.strengths", "mindmap.nodes", "risks.items", "people.items"])
def test_all_lines_of_an_item_are_marked_and_no_other(path: str) -> None:
    for id in SESSION.items(path):
        first, lines = marked(SESSION, ItemChange(path, id, {}, {}))
        assert lines[0] == first
        assert all(line.startswith("  ") for line in lines[1:])
        assert not any(line.startswith("#") for line in lines)


def test_the_text_begins_at_the_first_of_what_was_touched() -> None:
    first, lines = marked(SESSION, ItemChange("swot.strengths", STRENGTH, {"weight": 3}, {"weight": 5}))
    assert first == f"- {TEXT}"
    assert lines == [f"- {TEXT}", "  - weight: 5", "  - remark: yhteistyösopimukset 2015–2027"]


def test_a_field_of_a_part_is_marked_alone() -> None:
    first, lines = marked(SESSION, ItemChange("session", "", {"mentor": ""}, {"mentor": "Riitta Salmela"}))
    assert lines == [first] == ["- mentor: Riitta Salmela"]


def test_what_is_gone_is_shown_by_the_list_that_it_stood_in() -> None:
    gone = ItemChange("swot.strengths", STRENGTH, {}, None)
    session = apply(
        SESSION, (ItemChange("swot.strengths", STRENGTH, values_of(SESSION.swot.strengths[STRENGTH]), None),)
    )[0]
    assert marked(session, gone) == ("### Strengths (3 items)", [])


def test_without_a_change_it_begins_at_the_beginning() -> None:
    assert marked(SESSION) == ("# Kolmen tapaamisen ohjausmalli", [])


def test_an_id_that_stands_in_two_lists_is_marked_where_it_was_touched() -> None:
    risk = replace(SESSION, risks=replace(SESSION.risks, items={STRENGTH: Risk(text="a risk")}))
    first, lines = marked(risk, ItemChange("swot.strengths", STRENGTH, {"weight": 3}, {"weight": 5}))
    assert (first, lines[0]) == (f"- {TEXT}", f"- {TEXT}")
    assert marked(risk, ItemChange("risks.items", STRENGTH, {}, {}))[1] == ["- a risk"]
