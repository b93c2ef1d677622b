"""What is typed into a field that holds a number."""

from datetime import date

import pytest

from toi_tui.model.kinds import LARGEST, UnfitError, Whole
from toi_tui.shell.meaning.typed import read

TODAY = date(2027, 4, 12)


@pytest.mark.parametrize(("text", "number"), [("5", 5), (" 07 ", 7), (str(LARGEST), LARGEST), ("", None)])
def test_a_number_is_read(text: str, number: int | None) -> None:
    assert read(Whole(1, LARGEST), text, TODAY) == number


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "x", "²", str(LARGEST + 1), "9" * 5000])
def test_what_is_none_or_too_large_is_refused(text: str) -> None:
    with pytest.raises(UnfitError):
        read(Whole(1, LARGEST), text, TODAY)
