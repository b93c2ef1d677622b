"""What new items are called: behind the last one, never like another, and never more than a file can hold."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import tries
from toi_tui.model import births
from toi_tui.model.kinds import LARGEST
from toi_tui.model.parts.options import Option
from toi_tui.model.parts.risks import Risk


@pytest.mark.parametrize(
    ("used", "wanted"),
    [
        ([], ["A", "B"]),
        (["A", "B"], ["C", "D"]),
        (["B", "E"], ["F", "G"]),
        (["Y"], ["Z", "AA"]),
        (["AZ"], ["BA", "BB"]),
        (["", "7", "PILOT", "ok", "Ä"], ["A", "B"]),
        (["a", " b "], ["C", "D"]),
        (["ZZ", "A"], ["B", "C"]),
        (["ZY", "A"], ["ZZ", "B"]),
    ],
)
def test_new_labels_stand_behind_the_last_one(used: list[str], wanted: list[str]) -> None:
    assert [*islice(births.labels(used), 2)] == wanted


@pytest.mark.parametrize(
    ("used", "wanted"),
    [
        ([], [1, 2]),
        ([None, 3], [4, 5]),
        ([LARGEST], [1, 2]),
        ([LARGEST - 1, 1], [LARGEST, 2]),
    ],
)
def test_new_numbers_stand_behind_the_last_one_as_long_as_there_are_any(
    used: list[int | None], wanted: list[int]
) -> None:
    assert [*islice(births.numbers(used), 2)] == wanted


@tries(100)
@given(st.lists(st.text("abzAZ ", max_size=3)), st.lists(st.none() | st.sampled_from([1, 2, 3, LARGEST - 1, LARGEST])))
def test_nothing_new_is_called_like_another(labels: list[str], numbers: list[int | None]) -> None:
    options, risks = [Option(label=label) for label in labels], [Risk(number=number) for number in numbers]
    new_labels = [each["label"] for each in islice(births.names("options.items", options), 30)]
    new_numbers = [each["number"] for each in islice(births.names("risks.items", risks), 30)]
    assert len({*new_labels, *(label.strip().upper() for label in labels)}) == 30 + len(
        {label.strip().upper() for label in labels}
    )
    assert len({*new_numbers, *numbers}) == 30 + len({*numbers})
    assert all(1 <= number <= LARGEST for number in new_numbers)


def test_most_lists_call_their_items_nothing() -> None:
    assert [*islice(births.names("swot.threats", []), 2)] == [{}, {}]
