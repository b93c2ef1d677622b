from datetime import date, time
from typing import Any

import pytest

from toi_tui import locale
from toi_tui.model.kinds import Exactly, Kind, Text, UnfitError, Whole
from toi_tui.shell.typed import read, written

TODAY = date(2027, 4, 12)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Text(), " as it is ", " as it is "),
        (Exactly(date), "14.4.", date(2027, 4, 14)),
        (Exactly(date), " ", None),
        (Exactly(time), "9.30", time(9, 30)),
        (Whole(1, 5), "5", 5),
        (Whole(1, 5), "", None),
    ],
)
def test_a_text_is_read_as_its_field_holds_it(kind: Kind, text: str, value: Any) -> None:
    assert read(kind, text, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (Exactly(date), "31.4. {x}", "“31.4. {x}” is no date. Write 12.4. or 12.4.2027."),
        (Exactly(time), "25", "“25” is no time of day. Write 9.30."),
        (Whole(1, 5), "6", "“6” does not fit here. Write a number from 1 to 5."),
        (Whole(1, 5), "²", "“²” does not fit here. Write a number from 1 to 5."),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_write(kind: Kind, text: str, said: str) -> None:
    with pytest.raises(UnfitError) as refusal:
        read(kind, text, TODAY)
    assert str(refusal.value) == said


@pytest.mark.parametrize(
    ("value", "fi", "en"),
    [
        (date(2027, 4, 12), "12.4.2027", "12 Apr 2027"),
        (time(9, 5), "9.05", "09:05"),
        (None, "", ""),
        (45, "45", "45"),
        ("text", "text", "text"),
    ],
)
def test_a_value_is_written_as_people_write_it_and_can_be_read_back(value: Any, fi: str, en: str) -> None:
    locale.use("fi")
    assert written(value) == fi
    locale.use("en")
    assert written(value) == en
