import os
import stat
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from toi_tui.storage.disk.places import private, session_name, state_folder
from toi_tui.storage.state import backups

NOW = datetime(2027, 4, 12, 10, 30, 15, tzinfo=UTC)


@pytest.fixture
def session(home: Path) -> Path:
    return home / "istunto.toml"


def fill(session: Path, ages: list[timedelta]) -> None:
    """Copies of these ages at NOW, put there without thinning."""
    folder = private(state_folder() / "backups" / session_name(session))
    for age in ages:
        (folder / (NOW - age).strftime("%Y%m%dT%H%M%S.%fZ.toml")).write_text(str(age))


def ages(session: Path, now: datetime = NOW) -> list[timedelta]:
    return [now - copy.when for copy in backups.copies(session)]


def test_copies_come_newest_first_with_their_time_and_size(session: Path) -> None:
    backups.keep(session, b"first", NOW)
    backups.keep(session, b"the second", NOW + timedelta(seconds=5))
    newest, oldest = backups.copies(session)
    assert (newest.path.read_bytes(), newest.when, newest.size) == (b"the second", NOW + timedelta(seconds=5), 10)
    assert oldest.path.read_bytes() == b"first"


def test_a_session_without_copies_has_none(session: Path) -> None:
    assert backups.copies(session) == []


def test_copies_are_the_users_alone(session: Path) -> None:
    before = os.umask(0)
    try:
        backups.keep(session, b"x", NOW)
    finally:
        os.umask(before)
    (copy,) = backups.copies(session)
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.path.parent.stat().st_mode) == 0o700


def test_the_same_bytes_are_kept_once(session: Path) -> None:
    for second in range(3):
        backups.keep(session, b"same", NOW + timedelta(seconds=second))
    assert ages(session) == [timedelta()]


def test_copies_of_the_same_moment_are_all_kept(session: Path) -> None:
    for data in (b"a", b"b", b"c"):
        backups.keep(session, data, NOW)
    assert [copy.path.read_bytes() for copy in backups.copies(session)] == [b"c", b"b", b"a"]


def test_times_of_any_zone_are_one_time(session: Path) -> None:
    backups.keep(session, b"a", NOW.astimezone(timezone(timedelta(hours=3))))
    backups.keep(session, b"b", (NOW + timedelta(seconds=1)).astimezone().replace(tzinfo=None))
    assert ages(session) == [timedelta(seconds=-1), timedelta()]


def test_ten_copies_of_the_last_hour_are_all_kept(session: Path) -> None:
    for minute in range(10):
        backups.keep(session, str(minute).encode(), NOW + timedelta(minutes=minute * 5))
    assert len(backups.copies(session)) == 10


def test_older_copies_are_kept_by_hour_day_and_month(session: Path) -> None:
    fill(session, [timedelta(minutes=20 * count) for count in range(4, 3 * 48)])
    fill(session, [timedelta(hours=8 * count) for count in range(7, 3 * 100)])
    backups.keep(session, b"now", NOW)
    kept = ages(session)
    hours = [age for age in kept if timedelta(hours=1) <= age < timedelta(days=1)]
    days = [age for age in kept if timedelta(days=1) <= age < timedelta(days=30)]
    months = [age for age in kept if age >= timedelta(days=30)]
    assert len(hours) in (23, 24)
    assert len(days) in (29, 30)
    assert len({(NOW - age).strftime("%Y%m") for age in months}) == len(months) == 3


def test_a_day_of_steady_typing_leaves_copies_of_every_hour_and_every_part_of_the_last(session: Path) -> None:
    start = NOW - timedelta(hours=5)
    steps = 5 * 60 * 2
    for step in range(steps + 1):
        backups.keep(session, str(step).encode(), start + timedelta(seconds=30 * step))
    kept = ages(session)
    recent = [age for age in kept if age < timedelta(hours=1)]
    assert len(recent) <= backups.RECENT
    assert kept[0] == timedelta()
    assert max(after - before for before, after in pairwise(recent)) <= timedelta(minutes=20)
    assert {(NOW - age).hour for age in kept} == {5, 6, 7, 8, 9, 10}


@pytest.mark.parametrize("ahead", [timedelta(minutes=30), timedelta(days=1), timedelta(days=4000)])
def test_a_clock_set_back_loses_no_new_copy(session: Path, ahead: timedelta) -> None:
    for minute in range(12):
        backups.keep(session, b"ahead %d" % minute, NOW + ahead + timedelta(minutes=minute))
    for minute in range(12):
        data = b"back %d" % minute
        backups.keep(session, data, NOW + timedelta(minutes=minute))
        assert data in [copy.path.read_bytes() for copy in backups.copies(session)]
    assert sum(copy.when <= NOW + timedelta(minutes=12) for copy in backups.copies(session)) >= 5


def test_other_files_in_the_folder_are_no_copies_and_stay(session: Path) -> None:
    backups.keep(session, b"x", NOW)
    stranger = backups.copies(session)[0].path.with_name("notes.txt")
    stranger.write_text("mine")
    backups.keep(session, b"y", NOW + timedelta(seconds=1))
    assert len(backups.copies(session)) == 2
    assert stranger.exists()


def test_sessions_have_copies_of_their_own(session: Path) -> None:
    other = session.with_name("toinen.toml")
    backups.keep(session, b"a", NOW)
    backups.keep(other, b"b", NOW)
    backups.forget(session)
    assert backups.copies(session) == []
    assert len(backups.copies(other)) == 1


def test_forgetting_twice_does_no_harm(session: Path) -> None:
    backups.keep(session, b"a", NOW)
    backups.forget(session)
    backups.forget(session)
    assert list((state_folder() / "backups").iterdir()) == []


def test_a_state_folder_that_cannot_be_made_is_an_error(session: Path) -> None:
    (session.parent / "state").write_text("in the way")
    with pytest.raises(OSError, match="state"):
        backups.keep(session, b"a", NOW)
    assert backups.copies(session) == []


def test_a_copy_that_cannot_be_read_does_not_stop_the_next(session: Path) -> None:
    fill(session, [timedelta(minutes=1)])
    (copy,) = backups.copies(session)
    copy.path.unlink()
    copy.path.mkdir()
    backups.keep(session, bytes(copy.path.stat().st_size), NOW)
    assert backups.copies(session)[0].when == NOW


def test_what_was_set_aside_stays_apart_from_the_copies_until_the_session_is_forgotten(session: Path) -> None:
    kept = [backups.set_aside(session, text, NOW) for text in (b"one", b"two")]
    assert [path.read_bytes() for path in kept] == [b"one", b"two"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in kept] == [0o600, 0o600]
    assert backups.copies(session) == []
    backups.forget(session)
    assert not any(path.exists() for path in kept)
