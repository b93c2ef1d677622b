from datetime import datetime, timedelta

import pytest

from toi_tui.storage.disk import atomic
from toi_tui.storage.state import crashes

NOW = datetime(2027, 4, 14, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room


def test_a_report_is_kept_where_only_its_owner_reads_it():
    path = crashes.keep("ValueError in board.py, line 7", NOW)
    assert path is not None
    assert path.read_text() == "ValueError in board.py, line 7"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_newest_ten_stay():
    for number in range(13):
        crashes.keep(str(number), NOW + timedelta(minutes=number))
    path = crashes.keep("last", NOW + timedelta(hours=1))
    assert path is not None
    assert len(list(path.parent.iterdir())) == crashes.KEPT
    assert path.exists()


def test_two_reports_of_one_second_are_both_kept():
    first, second = crashes.keep("first", NOW), crashes.keep("second", NOW)
    assert first is not None
    assert second is not None
    assert (first.read_text(), second.read_text()) == ("first", "second")
    assert len(list(first.parent.iterdir())) == 2


def test_a_report_that_cannot_be_kept_is_no_second_crash(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_args: object, **_how: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "replace", refuse)
    assert crashes.keep("text", NOW) is None
