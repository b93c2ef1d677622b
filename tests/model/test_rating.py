from datetime import date

import pytest

from toi_tui.model.parts.risks import Risk
from toi_tui.model.points.risks import flaws
from toi_tui.model.rating import level, must_be_treated, rated

SORTED_OUT = {"measure": "sijainen nimetään", "owner": "Väisänen", "due": date(2027, 5, 21)}


@pytest.mark.parametrize(
    ("probability", "levels"),
    [(1, (1, 2, 3)), (2, (2, 3, 4)), (3, (3, 4, 5))],
)
def test_the_levels_of_the_three_by_three_scale_are_those_of_finnish_workplaces(probability, levels):
    assert tuple(level("3x3", probability, impact) for impact in (1, 2, 3)) == levels


@pytest.mark.parametrize(
    ("probability", "levels"),
    [
        (1, (1, 1, 2, 2, 3)),
        (2, (1, 2, 3, 3, 4)),
        (3, (2, 3, 3, 4, 4)),
        (4, (2, 3, 4, 4, 5)),
        (5, (3, 4, 4, 5, 5)),
    ],
)
def test_the_levels_of_the_five_by_five_scale_are_bands_of_the_product(probability, levels):
    assert tuple(level("5x5", probability, impact) for impact in range(1, 6)) == levels


def risk(now: tuple[int | None, int | None], after: tuple[int | None, int | None] = (None, None), **fields) -> Risk:
    return Risk(probability=now[0], impact=now[1], residual_probability=after[0], residual_impact=after[1], **fields)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (risk((None, None)), ("unrated",)),
        (risk((2, None)), ("unrated",)),
        (risk((1, 2)), ()),
        (risk((4, 1)), ("beyond-scale",)),
        (risk((1, 2), (1, 5)), ("beyond-scale",)),
        (risk((1, 2), (2, 2)), ("residual-higher",)),
        (risk((1, 2), (1, 2)), ()),
        (risk((1, 2), (1, 1)), ("lowered-without-measure",)),
        (risk((1, 2), (1, 1), measure="seurataan"), ()),
        (risk((2, 2)), ("no-measure", "no-owner", "no-due")),
        (risk((2, 2), treatment="accept"), ("no-owner", "no-due")),
        (risk((2, 2), (1, 1)), ("lowered-without-measure", "no-owner", "no-due")),
        (risk((2, 2), measure="sijainen", owner="Väisänen"), ("no-due",)),
        (risk((3, 3), **SORTED_OUT), ()),
    ],
)
def test_what_is_open_about_a_risk(given, found):
    assert flaws(given, "3x3") == found


def test_a_rating_beyond_three_is_in_order_on_the_larger_scale():
    assert flaws(risk((4, 1), **SORTED_OUT), "5x5") == ()


def test_only_risks_with_a_level_count_as_rated():
    risks = {"a": risk((1, 1)), "b": risk((1, None)), "c": risk((5, 5))}
    assert rated(risks, "3x3") == 1
    assert rated(risks, "5x5") == 2


@pytest.mark.parametrize(
    ("given", "treated"),
    [(risk((None, None)), False), (risk((1, 2)), False), (risk((1, 3)), True), (risk((3, 3)), True)],
)
def test_a_moderate_level_and_higher_must_be_treated(given, treated):
    assert must_be_treated(given, "3x3") == treated
    assert ("no-measure" in flaws(given, "3x3")) == treated
