from pathlib import Path

import pytest

import toi_tui
from toi_tui.model.item import Item
from toi_tui.model.names import short, sign
from toi_tui.model.parts.days import Answer
from toi_tui.model.parts.options import Option
from toi_tui.model.parts.risks import Risk
from toi_tui.model.parts.swot import SwotNote

PACKAGE = Path(toi_tui.__file__).parent


@pytest.mark.parametrize(
    ("row", "signed", "in_a_sentence"),
    [
        (Risk(number=3, text="kiire"), "R3", "R3"),
        (Risk(text="kiire"), "", "kiire"),
        (Option(label="B", text="osina"), "B", "B"),
        (Option(text="osina"), "", "osina"),
        (Answer(task="T4", text="aika"), "T4", "T4"),
        (SwotNote(text="halu oppia"), "", "halu oppia"),
        (Risk(), "", ""),
    ],
)
def test_what_a_group_calls_an_item(row: Item, signed: str, in_a_sentence: str) -> None:
    assert sign(row) == signed
    assert short(row) == in_a_sentence


def test_the_number_of_a_risk_is_made_a_name_in_one_place() -> None:
    assert [path.name for path in PACKAGE.rglob("*.py") if 'f"R{' in path.read_text()] == ["names.py"]
