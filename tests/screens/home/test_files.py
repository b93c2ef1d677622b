from datetime import date
from pathlib import Path

import pytest

from toi_tui.screens.home.files import RefusedError, copied, days_from, opened

TODAY = date(2027, 4, 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("12.4.", [12, 13, 14, 15, 16]),
        ("ke 14.4.", [14, 15, 16, 19, 20]),
        ("12.4., 19.4., 26.4.", [12, 19, 26]),
        ("12.4., huomenna", None),
        ("1.4.,2.4.,5.4.,6.4.,7.4.,8.4.", None),
    ],
)
def test_the_days_are_read_as_they_are_said(text: str, wanted: list[int] | None) -> None:
    found = days_from(text, 5, TODAY)
    assert (None if found is None else [day.day for day in found]) == wanted


def test_days_of_a_period_that_has_begun_are_this_years() -> None:
    assert days_from("31.3., 7.4.", 5, TODAY) == [date(2027, 3, 31), date(2027, 4, 7)]


def test_a_broken_file_is_refused_with_its_places(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('format = 1\n[session]\nlanguage = "xx"\n')
    with pytest.raises(RefusedError) as refusal:
        opened(path)
    assert str(path) in refusal.value.lines
    assert any("line 3, column" in line and "session.language" in line for line in refusal.value.lines)


def test_an_example_is_copied_and_never_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert copied("kesken", path).session.identity.mentor == "Riitta Salmela"
    before = path.read_bytes()
    with pytest.raises(RefusedError):
        copied("kuusilampi", path)
    assert path.read_bytes() == before
