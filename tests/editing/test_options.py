from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from toi_tui.editing.document import Document
from toi_tui.editing.items import SetFields
from toi_tui.editing.options import (
    OPTIONS,
    AddOptions,
    ExcludeOptions,
    RankOption,
    RemoveOption,
    RemoveViewpoint,
    ScoreOption,
    WriteRemark,
)
from toi_tui.model import ranking
from toi_tui.model.parts.options import Option, Options, Viewpoint
from toi_tui.model.session import Session

START = Options(
    ranking=("b", "a"),
    viewpoints={"x": Viewpoint(name="talous"), "y": Viewpoint(name="henkilöstö")},
    items={
        "a": Option(label="A", scores={"x": 3}, remarks={"x": "+ halpa", "y": "− raskas"}),
        "b": Option(label="B", excludes=("a",)),
        "c": Option(label="C", remarks={"y": "+ kevyt"}),
    },
)


def document(options=START):
    return Document(Session(options=options))


def field(id, key):
    return lambda options: getattr(options.items[id], key)


def order(options):
    return "".join(options.ranking)


@pytest.mark.parametrize(
    ("edit", "seen", "after"),
    [
        (WriteRemark("a", "x", "+ ei kuluja"), field("a", "remarks"), {"x": "+ ei kuluja", "y": "− raskas"}),
        (WriteRemark("c", "x", "?"), field("c", "remarks"), {"x": "?", "y": "+ kevyt"}),
        (WriteRemark("a", "x", ""), field("a", "remarks"), {"y": "− raskas"}),
        (ScoreOption("a", "x", 5), field("a", "scores"), {"x": 5}),
        (ScoreOption("a", "y", 1), field("a", "scores"), {"x": 3, "y": 1}),
        (ScoreOption("a", "x", None), field("a", "scores"), {}),
        (RankOption("c", ""), order, "cba"),
        (RankOption("c", "b"), order, "bca"),
        (RankOption("a", ""), order, "ab"),
        (RankOption("b", None), order, "a"),
        (ExcludeOptions("a", ("c",)), field("a", "excludes"), ("c",)),
        (ExcludeOptions("a", ("c",)), field("b", "excludes"), ()),
        (ExcludeOptions("a", ("b", "c")), field("a", "excludes"), ("c",)),
        (ExcludeOptions("b", ()), field("b", "excludes"), ()),
        (ExcludeOptions("c", ("c", "a", "gone")), field("c", "excludes"), ("a",)),
        (RemoveOption("a"), lambda options: (order(options), options.items["b"].excludes), ("b", ())),
        (RemoveViewpoint("x"), field("a", "remarks"), {"y": "− raskas"}),
        (RemoveViewpoint("x"), field("a", "scores"), {}),
    ],
)
def test_the_chart_before_and_after_and_after_undo(edit, seen, after):
    options = document()
    options.do(edit)
    assert seen(options.session.options) == after
    changed = options.session
    options.undo()
    assert options.session.options == START
    assert list(options.session.options.items) == ["a", "b", "c"]
    options.redo()
    assert options.session == changed


@pytest.mark.parametrize(
    "edit",
    [
        WriteRemark("gone", "x", "+"),
        ScoreOption("gone", "x", 1),
        RankOption("gone", ""),
        ExcludeOptions("gone", ("a",)),
        RemoveOption("gone"),
        RemoveViewpoint("gone"),
        WriteRemark("c", "x", ""),
        ScoreOption("c", "x", None),
        RankOption("b", ""),
        RankOption("c", None),
        ExcludeOptions("a", ("b",)),
    ],
)
def test_what_is_gone_stays_gone_and_what_is_said_already_changes_nothing(edit):
    assert document().do(edit) is None


def test_new_options_get_the_next_labels_and_a_deleted_one_leaves_a_gap():
    options = document()
    options.do(RemoveOption("b"))
    options.do(AddOptions({"d": {"text": "yksi"}, "e": {"text": "kaksi", "form": "none"}}, after="a"))
    assert [row.label for row in options.session.options.items.values()] == ["A", "D", "E", "C"]
    assert options.session.options.items["e"].form == "none"


def test_ranking_again_drops_what_is_gone():
    options = document(replace(START, ranking=("gone", "b", "gone2", "a")))
    options.do(RankOption("c", "b"))
    assert order(options.session.options) == "bca"


def test_an_option_and_a_viewpoint_come_back_with_all_that_hung_on_them():
    options = document()
    options.do(RemoveOption("b"))
    options.do(RemoveViewpoint("y"))
    assert "y" not in options.session.options.viewpoints
    options.undo()
    options.undo()
    assert options.session.options == START


SOME = st.sampled_from([*START.items, "gone"])
VIEWS = st.sampled_from([*START.viewpoints, "gone"])
JUDGING = st.one_of(
    st.builds(ScoreOption, SOME, VIEWS, st.none() | st.integers(1, 5)),
    st.builds(WriteRemark, SOME, VIEWS, texts()),
    st.builds(SetFields, st.just(OPTIONS), SOME, st.fixed_dictionaries({"dots": st.integers(0, 99)})),
    st.builds(SetFields, st.just(OPTIONS), SOME, st.fixed_dictionaries({"form": st.sampled_from(["none", "pilot"])})),
    st.builds(SetFields, st.just(OPTIONS), SOME, st.fixed_dictionaries({"reason": texts()})),
    st.builds(ExcludeOptions, SOME, st.lists(SOME, max_size=3).map(tuple)),
    st.builds(RemoveViewpoint, VIEWS),
)
"""Everything that is said of an option, but for its rank."""


@given(st.lists(JUDGING, max_size=20), st.lists(st.sampled_from("abc"), unique=True).map(tuple))
def test_no_score_and_nothing_else_that_is_said_of_options_changes_the_groups_order(edits, group):
    options = document(replace(START, ranking=group))
    for edit in edits:
        options.do(edit)
        now = options.session.options
        assert now.ranking == group
        assert ranking.ranked(now.ranking, now.items) == group
        assert list(now.items) == list(START.items)
        assert [option.label for option in now.items.values()] == ["A", "B", "C"]
    while options.undo() is not None:
        assert options.session.options.ranking == group
