from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.editing.document import Document
from toi_tui.editing.options import ScoreOption
from toi_tui.model.parts.options import Option, Options, Viewpoint
from toi_tui.model.scoring import Flip, margin, tallies, tally
from toi_tui.model.session import Session
from toi_tui.storage import codec, shipped

VIEWPOINTS = {each: Viewpoint(name=each) for each in "xyz"}


def chart(ranking=(), **scores):
    """A flip chart: for each option its scores from x, y and z, 0 for none."""
    items = {
        id: Option(scores={each: score for each, score in zip("xyz", given, strict=False) if score})
        for id, given in scores.items()
    }
    return Options(ranking=tuple(ranking), viewpoints=VIEWPOINTS, items=items)


charts = st.dictionaries(st.sampled_from("abcd"), st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1).map(
    lambda scores: chart(**scores)
)


def with_score(options, id, viewpoint, score):
    option = options.items[id]
    return replace(options, items={**options.items, id: replace(option, scores={**option.scores, viewpoint: score})})


@pytest.mark.parametrize(
    ("scores", "total", "given", "mean"), [((4, 4, 4), 12, 3, 4.0), ((5, 0, 2), 7, 2, 3.5), ((0, 0, 0), 0, 0, 0.0)]
)
def test_a_tally_counts_what_was_given(scores, total, given, mean):
    found = tally("a", chart(a=scores).items["a"], VIEWPOINTS)
    assert (found.sum, found.given, found.mean) == (total, given, mean)


def test_a_score_from_a_viewpoint_that_is_gone_does_not_count():
    assert tally("a", Option(scores={"x": 2, "gone": 5}), VIEWPOINTS).sum == 2


def test_the_highest_sum_stands_first_equals_as_on_the_chart_and_those_without_scores_nowhere():
    options = chart(a=(1, 1, 1), b=(0, 0, 0), c=(5, 5, 0), d=(1, 2, 0))
    assert [each.id for each in tallies(options)] == ["c", "a", "d"]


@pytest.mark.parametrize(
    ("scores", "percent", "flip"),
    [
        ({"a": (5, 5, 5), "b": (1, 1, 1)}, 80, None),
        ({"a": (4, 3, 3), "b": (3, 3, 3)}, 10, None),
        ({"a": (4, 4, 3), "b": (4, 3, 3)}, 9, Flip("b", "y", 3, 5)),
        ({"a": (4, 4, 4), "b": (4, 4, 4)}, 0, Flip("b", "x", 4, 5)),
        ({"a": (5, 5, 5), "b": (5, 5, 5)}, 0, Flip("a", "x", 5, 4)),
        ({"a": (1, 0, 0), "b": (1, 0, 0)}, 0, Flip("b", "x", 1, 2)),
        ({"a": (4, 4, 4), "b": (1, 5, 5), "c": (4, 4, 3)}, 8, Flip("b", "x", 1, 3)),
    ],
)
def test_the_margin_and_the_score_that_would_turn_it(scores, percent, flip):
    found = margin(chart(**scores))
    assert (int(found.percent), found.clear, found.flip) == (percent, percent >= 10, flip)


@pytest.mark.parametrize("scores", [{}, {"a": (1, 2, 3)}, {"a": (1, 2, 3), "b": (0, 0, 0)}])
def test_there_is_no_margin_before_two_options_have_scores(scores):
    assert margin(chart(**scores)) is None


@given(charts)
def test_a_flip_is_a_flip_and_none_is_smaller(options):
    found = margin(options)
    if found is None or found.clear:
        return
    leader = found.first.id

    def flips(id, viewpoint, score):
        changed = {each.id: each.sum for each in tallies(with_score(options, id, viewpoint, score))}
        return max(changed.values()) > changed[leader]

    steps = [
        abs(score - before)
        for id, option in options.items.items()
        for viewpoint, before in option.scores.items()
        for score in range(1, 6)
        if flips(id, viewpoint, score)
    ]
    assert (found.flip is None) == (not steps)
    if found.flip is not None:
        flip = found.flip
        assert options.items[flip.option].scores[flip.viewpoint] == flip.before
        assert flips(flip.option, flip.viewpoint, flip.after)
        assert abs(flip.after - flip.before) == min(steps)


@given(charts, st.permutations("abcd"), st.sampled_from("abcd"), st.sampled_from("xyz"), st.integers(0, 5))
def test_a_score_never_changes_the_ranking(options, order, id, viewpoint, score):
    document = Document(Session(options=replace(options, ranking=tuple(order))))
    document.do(ScoreOption(id, viewpoint, score or None))
    assert document.session.options.ranking == tuple(order)
    assert list(document.session.options.items) == list(options.items)


@pytest.mark.parametrize(
    ("name", "group", "by_sum", "percent"),
    [("kuusilampi", "B", "B", 0), ("lintusalmi", "B", "C", 5), ("tuntsanvaara", "C", "C", 0)],
)
def test_the_examples_have_no_clear_winner_and_the_group_decides(name, group, by_sum, percent):
    options = codec.read(shipped.example(name)).session.options
    found = margin(options)
    assert options.items[options.ranking[0]].label == group
    assert options.items[found.first.id].label == by_sum
    assert (int(found.percent), found.clear) == (percent, False)
