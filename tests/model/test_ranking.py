import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.model import ranking
from toi_tui.model.parts.options import Option, Options, Value

OPTIONS = {id: Option(label=id.upper(), reason="x") for id in "abcde"}


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ((), ()),
        (("b", "a"), ("b", "a")),
        (("b", "gone", "a"), ("b", "a")),
        (("b", "a", "b"), ("b", "a")),
    ],
)
def test_the_ranked_are_those_that_exist_each_once(order, wanted):
    assert ranking.ranked(order, OPTIONS) == wanted
    assert ranking.first(Options(ranking=order, items=OPTIONS)) == (wanted[0] if wanted else "")


def test_the_unranked_keep_the_order_of_the_chart():
    assert ranking.unranked(("d", "b"), OPTIONS) == ("a", "c", "e")


@pytest.mark.parametrize(
    ("id", "after", "wanted"),
    [
        ("c", "", "cab"),
        ("c", "a", "acb"),
        ("c", "b", "abc"),
        ("c", "somewhere", "abc"),
        ("c", None, "ab"),
        ("a", "b", "ba"),
        ("b", "", "ba"),
        ("a", None, "b"),
    ],
)
def test_an_option_is_placed_behind_another(id, after, wanted):
    assert "".join(ranking.placed(("a", "b"), id, after)) == wanted


@given(st.lists(st.sampled_from("abcde"), unique=True), st.sampled_from("abcde"), st.sampled_from([*"abcde", "", None]))
def test_placing_one_option_leaves_the_order_of_the_others(order, id, after):
    def others(ids):
        return [each for each in ids if each != id]

    placed = ranking.placed(order, id, after)
    assert others(placed) == others(order)
    assert placed.count(id) == (after is not None)


def test_a_rank_without_a_reason_is_found_and_so_is_one_of_blanks():
    items = {"a": Option(reason="why"), "b": Option(), "c": Option(reason=" \n"), "d": Option()}
    assert ranking.without_reason(Options(ranking=("c", "a", "b"), items=items)) == ("c", "b")


def test_values_that_were_not_checked_are_found():
    assert ranking.unchecked({"x": Value(fit="supports it"), "y": Value(), "z": Value(fit=" ")}) == ("y", "z")


def test_excluding_holds_both_ways_and_knows_nothing_of_what_is_gone():
    items = {"a": Option(excludes=("b", "gone")), "b": Option(), "c": Option(excludes=("a", "c"))}
    assert ranking.excluded(items, "a") == ("b", "c")
    assert ranking.excluded(items, "b") == ("a",)
    assert ranking.excluded(items, "c") == ("a",)
    assert ranking.excluded(items, "gone") == ()


@pytest.mark.parametrize(
    ("order", "wanted"),
    [("abcde", (("a", "b"),)), ("acb", (("a", "b"),)), ("acdb", ()), ("cba", (("b", "a"),)), ("a", ())],
)
def test_a_clash_is_a_pair_that_is_both_ranked_high(order, wanted):
    items = OPTIONS | {"a": Option(excludes=("b",))}
    assert ranking.clashes(Options(ranking=tuple(order), items=items)) == wanted
