"""Undo and redo over any edits: what holds whatever is done, and what a single edit does."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import fields, ids, tries
from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import FIRST, Delta, apply
from toi_tui.editing.difference import diff
from toi_tui.editing.document import Document, Edit
from toi_tui.editing.items import AddItem, AddItems, MoveItem, RemoveItems, SetFields
from toi_tui.model.item import values_of
from toi_tui.model.parts.swot import Swot, SwotNote
from toi_tui.model.session import LISTS, PARTS, Session

QUADRANTS = ("swot.strengths", "swot.threats")
PATHS = (*QUADRANTS, "mindmap.nodes")
NAMES = ("a", "b", "c", "d")
RUNS = st.sampled_from([None, None, "one", "two"])


def seen(session: Session) -> list[Any]:
    """A session with the order of its lists, which comparing mappings does not see."""
    return [session, *(list(rows) for _, rows in session.lists())]


@st.composite
def edits(draw: st.DrawFn, names: Sequence[str] = NAMES, paths: Sequence[str] = PATHS) -> Edit:
    """Any edit of a few lists and a part; some hit what is not there."""
    path = draw(st.sampled_from(paths))
    id = draw(st.sampled_from(names))
    after = draw(st.sampled_from([None, FIRST, *names]))
    values = draw(fields(LISTS[path]))
    match draw(st.sampled_from(["add", "paste", "set", "set", "remove", "move", "cross", "part"])):
        case "add":
            return AddItem(path, id, values, after)
        case "paste":
            return AddItems(path, dict.fromkeys(draw(st.lists(st.sampled_from(names), unique=True)), values), after)
        case "remove":
            return RemoveItems(path, tuple(draw(st.lists(st.sampled_from(names), unique=True))))
        case "move":
            return MoveItem(path, id, path, after, draw(st.sampled_from([None, values])))
        case "cross":
            return MoveItem("swot.strengths", id, "swot.threats", after)
        case "part":
            return SetFields("mindmap", "", draw(fields(PARTS["mindmap"])))
    return SetFields(path, id, {key: draw(st.sampled_from([None, value])) for key, value in values.items()})


STEPS = st.lists(st.tuples(edits(), RUNS), max_size=12)


@tries(300)
@given(STEPS)
def test_undoing_all_gives_the_start_and_redoing_all_the_end(steps: list[tuple[Edit, str | None]]) -> None:
    document = Document(Session())
    document.do(AddItems("swot.strengths", {"a": {"text": "A"}, "b": {"text": "B"}}))
    document.do(AddItems("mindmap.nodes", {"c": {"text": "C"}, "d": {"text": "D"}}))
    start = document.session
    document = Document(start)
    for edit, run in steps:
        document.do(edit, run)
    end = document.session
    while document.undo():
        pass
    assert seen(document.session) == seen(start)
    while document.redo():
        pass
    assert seen(document.session) == seen(end)


@given(STEPS)
def test_a_change_says_all_that_has_changed(steps: list[tuple[Edit, str | None]]) -> None:
    document = Document(Session())
    mirror = document.session
    for edit, run in steps:
        change = document.do(edit, run)
        if change is not None:
            mirror, _ = apply(mirror, change.delta)
        assert seen(mirror) == seen(document.session)


FOREIGN = ("w", "x", "y", "z")


@tries(200)
@given(st.lists(st.one_of(edits().map(lambda edit: ("mine", edit)), edits(FOREIGN).map(lambda edit: ("theirs", edit)))))
def test_what_others_did_meanwhile_survives_undoing_all_of_mine(steps: list[tuple[str, Edit]]) -> None:
    document, theirs = Document(Session()), Document(Session())
    for whose, edit in steps:
        if isinstance(edit, SetFields) and not edit.id:
            continue  # both may set the fields of a part: the next test
        if whose == "mine":
            document.do(edit)
        else:
            change = theirs.do(edit)
            if change is not None:
                document.session, _ = apply(document.session, change.delta)
    while document.undo():
        pass
    for path, rows in theirs.session.lists():
        assert document.session.items(path) == rows


@given(st.text("ab", min_size=1), st.text("cd", min_size=1))
def test_a_newer_value_of_somebody_else_is_not_taken_back(mine: str, theirs: str) -> None:
    document = Document(Session())
    document.do(AddItem("swot.threats", "a", {"text": "T", "weight": 1}))
    document.do(SetFields("swot.threats", "a", {"text": mine, "weight": 5}))
    other = Document(document.session)
    change = other.do(SetFields("swot.threats", "a", {"text": theirs}))
    assert change is not None
    document.session, _ = apply(document.session, change.delta)
    document.undo()
    row = document.session.swot.threats["a"]
    assert (row.text, row.weight) == (theirs, 1)
    document.undo()
    assert document.session.swot.threats["a"].text == theirs


START = Session(
    swot=Swot(strengths={"a": SwotNote(text="A"), "b": SwotNote(text="B", weight=2), "c": SwotNote(text="C")})
)

TABLE = [
    ("adding at the end", AddItem("swot.strengths", "d", {"text": "D"}), "abcd", ""),
    ("adding in front", AddItem("swot.strengths", "d", {}, FIRST), "dabc", ""),
    ("adding behind one", AddItem("swot.strengths", "d", {}, "a"), "adbc", ""),
    ("adding behind one that is gone", AddItem("swot.strengths", "d", {}, "z"), "abcd", ""),
    ("adding to an empty list", AddItem("swot.threats", "d", {}), "abc", "d"),
    ("pasting", AddItems("swot.strengths", {"d": {}, "e": {}}, "a"), "adebc", ""),
    ("pasting nothing", AddItems("swot.strengths", {}), None, None),
    ("removing", RemoveItems("swot.strengths", ("a", "c")), "b", ""),
    ("removing what is gone", RemoveItems("swot.strengths", ("z",)), None, None),
    ("moving to the front", MoveItem("swot.strengths", "c", "swot.strengths", FIRST), "cab", ""),
    ("moving to the end", MoveItem("swot.strengths", "a", "swot.strengths", None), "bca", ""),
    ("moving the last to the end", MoveItem("swot.strengths", "c", "swot.strengths", None), None, None),
    ("moving where it stands", MoveItem("swot.strengths", "b", "swot.strengths", "a"), None, None),
    ("moving behind itself", MoveItem("swot.strengths", "b", "swot.strengths", "b"), None, None),
    ("moving what is gone", MoveItem("swot.strengths", "z", "swot.strengths", None), None, None),
    ("moving to another list", MoveItem("swot.strengths", "b", "swot.threats", None), "ac", "b"),
    ("setting what is gone", SetFields("swot.strengths", "z", {"text": "x"}), None, None),
    ("setting what it is", SetFields("swot.strengths", "a", {"text": "A"}), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "strengths", "threats"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_an_edit_does_what_it_says(edit: Edit, strengths: str | None, threats: str | None) -> None:
    document = Document(START)
    change = document.do(edit)
    if strengths is None:
        assert (change, document.session, document.can_undo) == (None, START, False)
        return
    assert change is not None
    assert ("".join(document.session.swot.strengths), "".join(document.session.swot.threats)) == (strengths, threats)
    document.undo()
    assert seen(document.session) == seen(START)


def test_an_item_takes_its_fields_to_another_list() -> None:
    document = Document(START)
    document.do(MoveItem("swot.strengths", "b", "swot.threats", None, {"text": "new"}))
    assert values_of(document.session.swot.threats["b"]) == {"text": "new", "weight": 2}


def test_fields_are_set_and_put_back_to_their_defaults() -> None:
    document = Document(START)
    document.do(SetFields("swot.strengths", "b", {"weight": None, "text": "x", "colour": "red"}))
    assert values_of(document.session.swot.strengths["b"]) == {"text": "x", "colour": "red"}
    document.do(SetFields("swot.strengths", "b", {"colour": None}))
    assert values_of(document.session.swot.strengths["b"]) == {"text": "x"}


def typed(document: Document, *texts: str, run: str = "r") -> None:
    for text in texts:
        document.do(SetFields("swot.strengths", "a", {"text": text}), run)


def test_a_run_of_typing_is_one_step() -> None:
    document = Document(START)
    typed(document, "A!", "A!!", "A!!!")
    document.undo()
    assert (document.session, document.can_undo) == (START, False)
    document.redo()
    assert document.session.swot.strengths["a"].text == "A!!!"


def test_a_closed_run_and_another_run_are_steps_of_their_own() -> None:
    document = Document(START)
    typed(document, "1")
    document.close_run()
    typed(document, "2")
    typed(document, "3", run="other")
    found = []
    while document.undo():
        found.append(document.session.swot.strengths["a"].text)
    assert found == ["2", "1", "A"]


def test_a_new_item_that_is_emptied_again_leaves_no_trace() -> None:
    document = Document(START)
    document.do(AddItem("swot.strengths", "d", {}), "r")
    document.do(SetFields("swot.strengths", "d", {"text": "x"}), "r")
    document.do(RemoveItems("swot.strengths", ("d",)), "r")
    assert (document.session, document.can_undo) == (START, False)


def test_a_field_emptied_in_the_run_that_set_it_stays_empty_when_redone() -> None:
    document = Document(START)
    document.do(AddItem("swot.strengths", "d", {"text": "x", "weight": 3, "colour": "red"}), "r")
    document.do(SetFields("swot.strengths", "d", {"weight": None, "colour": None}), "r")
    document.undo()
    document.redo()
    assert values_of(document.session.swot.strengths["d"]) == {"text": "x"}


def test_typing_back_to_the_start_leaves_no_trace() -> None:
    document = Document(START)
    typed(document, "A!", "A")
    assert not document.can_undo


def test_a_cancelled_run_has_never_been() -> None:
    document = Document(START)
    typed(document, "A!")
    assert document.cancel_run("other") is None
    assert document.cancel_run("r") is not None
    assert (document.session, document.can_undo, document.can_redo) == (START, False, False)


def test_listeners_hear_every_change_until_they_leave() -> None:
    document = Document(START)
    heard: list[str] = []
    leave = document.listen(lambda change: heard.append(change.kind))
    typed(document, "x")
    document.undo()
    document.redo()
    leave()
    document.undo()
    assert heard == ["edit", "undo", "redo"]


def test_a_step_that_others_have_overtaken_whole_stays_and_nothing_else_is_taken_back_for_it() -> None:
    document = Document(START)
    document.do(SetFields("swot.strengths", "b", {"text": "mine"}))
    typed(document, "x")
    document.take_in(changed(document.session, "swot.strengths", "a", text="theirs"))
    overtaken = document.undo()
    assert overtaken is not None
    assert (overtaken.label, overtaken.delta) == ("editing", Delta())
    assert [row.text for row in document.session.swot.strengths.values()] == ["theirs", "mine", "C"]
    document.undo()
    assert document.session.swot.strengths["b"].text == "B"
    document.redo()
    assert document.session.swot.strengths["b"].text == "mine"
    again = document.redo()
    assert again is not None
    assert not again.delta
    assert not document.can_redo


def changed(session: Session, path: str, id: str, **values: Any) -> Delta:
    """What somebody else changes of an item."""
    other = Document(session)
    change = other.do(SetFields(path, id, values))
    assert change is not None
    return change.delta


OPTION = {"text": "pilot", "scores": {"v1": 1}, "remarks": {"v1": "+"}, "excludes": ["x"]}
NODE = {"text": "node", "marks": ["core"]}
KEYED = [
    ("options.items", OPTION, "scores", {"v1": 1, "v2": 5}, {"v1": 1, "v3": 3}, {"v1": 1, "v3": 3}),
    ("options.items", OPTION, "scores", {"v1": 4}, {"v1": 4, "v3": 3}, {"v1": 1, "v3": 3}),
    ("options.items", OPTION, "scores", {"v1": 4}, {"v1": 5}, {"v1": 5}),
    ("options.items", OPTION, "remarks", {"v1": "+", "v2": "-"}, {"v1": "++", "v2": "-"}, {"v1": "++"}),
    ("options.items", OPTION, "excludes", ["x", "y"], ["x", "y", "z"], ["x", "z"]),
    ("mindmap.nodes", NODE, "marks", ["core", "positive"], ["core", "positive", "critical"], ["core", "critical"]),
]


@pytest.mark.parametrize(("path", "item", "field", "values"), [(*row[:3], row[3:]) for row in KEYED])
def test_undo_goes_by_the_keys_that_a_merge_goes_by(
    path: str, item: dict[str, Any], field: str, values: tuple[Any, Any, Any]
) -> None:
    mine, theirs, left = values
    document = Document(Session())
    document.do(AddItem(path, "a", item))
    document.do(AddItem("swot.strengths", "b", {"text": "B"}))
    document.do(SetFields(path, "a", {field: mine}))
    document.take_in(changed(document.session, path, "a", **{field: theirs}))
    document.undo()
    value = getattr(document.session.items(path)["a"], field)
    assert (dict(value) if isinstance(left, dict) else list(value)) == left
    assert list(document.session.swot.strengths) == ["b"]


def test_the_ranking_that_others_have_added_to_loses_mine_alone() -> None:
    document = Document(Session())
    document.do(SetFields("options", "", {"ranking": ["a"]}))
    document.do(SetFields("options", "", {"ranking": ["b", "a"]}))
    document.take_in(changed(document.session, "options", "", ranking=["b", "a", "c"]))
    document.undo()
    assert document.session.options.ranking == ("a", "c")
    document.redo()
    assert document.session.options.ranking == ("b", "a", "c")


@given(ids(), fields(SwotNote, extra=True))
def test_any_item_can_be_added_and_removed(id: str, values: dict[str, Any]) -> None:
    document = Document(START)
    document.do(AddItem("swot.threats", id, values))
    document.do(RemoveItems("swot.threats", (id,)))
    assert document.session == START


def test_an_item_does_not_go_into_a_list_where_its_id_is_taken() -> None:
    document = Document(Session())
    document.do(AddItem("swot.strengths", "b", {"text": "here"}))
    document.do(AddItem("swot.threats", "b", {"text": "there"}))
    before = seen(document.session)
    assert document.do(MoveItem("swot.strengths", "b", "swot.threats", FIRST)) is None
    assert seen(document.session) == before


MINE = st.tuples(st.sampled_from(["do", "do", "do", "begin", "undo", "redo", "close"]), edits(), RUNS)
THEIRS = st.tuples(st.just("merge"), edits(FOREIGN), st.none())
"""What others do is about their own items: they cannot know of one that is only begun here."""


def act_on(document: Document, act: str, edit: Edit, run: str | None) -> None:
    match act:
        case "undo":
            document.undo()
        case "redo":
            document.redo()
        case "close":
            document.close_run()
        case "merge":
            others = Document(document.kept)
            others.do(edit)
            document.take_in(diff(document.kept, others.session))
        case _:
            document.do(edit, run, begins=act == "begin")


@tries(300)
@given(st.lists(st.one_of(MINE, MINE, MINE, THEIRS), max_size=14))
def test_what_keepers_are_told_is_the_session_without_what_is_only_begun(
    steps: list[tuple[str, Edit, str | None]],
) -> None:
    document, kept = Document(Session()), []
    document.listen_to_kept(kept.append)
    mirror, chronicle = document.session, Chronicle()
    for act, edit, run in steps:
        act_on(document, act, edit, run)
        for change in kept:
            mirror, _ = apply(mirror, change.delta)
            chronicle.take(change)
        kept.clear()
        if act != "merge":  # what others put behind something only begun may stand elsewhere until that is kept
            assert document.kept == mirror
    if any(act == "merge" for act, _edit, _run in steps):
        return  # then undo leaves what is not mine, which the others' tests look at
    again = Document(mirror, lambda: chronicle)
    for each in (document, again):
        while each.undo():
            pass
    assert again.session == document.session == Session()


def test_something_begun_is_told_when_it_has_become_something() -> None:
    document, kept = Document(Session()), []
    document.listen_to_kept(kept.append)
    document.do(AddItem("swot.threats", "a", {}), "r", begins=True)
    assert (kept, document.kept, document.session.swot.threats["a"].text) == ([], Session(), "")
    document.do(SetFields("swot.threats", "a", {"text": "x"}), "r")
    (change,) = kept
    assert [(each.id, each.after) for each in change.delta] == [("a", {"text": "x"})]
    assert document.kept is document.session
    document.undo()
    assert document.session == Session()
    assert not document.can_undo


def test_something_begun_that_comes_to_nothing_is_never_told() -> None:
    document, kept = Document(Session()), []
    document.listen_to_kept(kept.append)
    for end in (RemoveItems("swot.threats", ("a",)), None):
        document.do(AddItem("swot.threats", "a", {}), "r", begins=True)
        document.do(end, "r") if end else document.undo()
        assert (kept, document.session, document.kept) == ([], Session(), Session())


def test_something_begun_is_told_at_last_when_something_else_is_done() -> None:
    document, kept = Document(Session()), []
    document.listen_to_kept(kept.append)
    document.do(AddItem("swot.threats", "a", {}), "r", begins=True)
    document.do(AddItem("swot.threats", "b", {}), "s", begins=True)
    document.do(AddItem("swot.threats", "c", {"text": "C"}))
    assert [change.delta.changes[0].id for change in kept] == ["a", "b", "c"]
