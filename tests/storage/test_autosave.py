import errno
import os
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from queue import Queue

import pytest

from tests.waiting import LONG
from toi_tui.locale import use
from toi_tui.model.parts.practices import Need
from toi_tui.model.session import Session
from toi_tui.storage.autosave import Autosave, Report, SavingPace
from toi_tui.storage.disk.system import System
from toi_tui.storage.journal.journal import Journal
from toi_tui.storage.session_file import SaveResult, SessionFile

NOW = datetime(2027, 4, 12, 9, 5)  # noqa: DTZ001  # the clock on the wall
QUICK = SavingPace(quiet=0.001, longest=0.01, retry=0.001, look=0.001)
SLOW = SavingPace(quiet=3600, longest=3600, retry=3600, look=3600)


def need(text: str) -> Session:
    return Session(need=Need(text=text))


class Disk(System):
    """A disk that can be full, or wait at each save until it is let go."""

    def __init__(self) -> None:
        self.full = False
        self.open_gate = threading.Event()
        self.open_gate.set()
        self.reached = threading.Event()
        self.saves = 0

    def replace(self, source: Path, target: Path) -> None:
        self.reached.set()
        assert self.open_gate.wait(LONG)
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.saves += 1
        super().replace(source, target)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def reports() -> Queue[Report]:
    return Queue()


Make = Callable[[SavingPace], Autosave]


@pytest.fixture
def found() -> threading.Event:
    """Set when others have changed the file."""
    return threading.Event()


@pytest.fixture
def make(home: Path, disk: Disk, reports: Queue[Report], found: threading.Event) -> Iterator[Make]:
    made: list[Autosave] = []
    SessionFile.create(home / "a.toml", Session())

    def autosave(pace: SavingPace) -> Autosave:
        file = SessionFile.open(home / "a.toml", system=disk)
        made.append(Autosave(file, reports.put, found=found.set, pace=pace, now=lambda: NOW))
        return made[-1]

    yield autosave
    disk.full = False
    disk.open_gate.set()
    for each in made:
        assert each.close(LONG)


def states(reports: Queue[Report], until: str) -> list[str]:
    found: list[str] = []
    while not found or found[-1] != until:
        found.append(reports.get(timeout=LONG).state)
    return found


def test_a_wish_is_saved_by_itself(make: Make, home: Path, reports: Queue[Report]) -> None:
    make(QUICK).wish(need("x"))
    assert states(reports, "saved") == ["unsaved", "saved"]
    assert SessionFile.open(home / "a.toml").session == need("x")


def test_the_latest_wish_is_the_one_that_is_written(make: Make, disk: Disk, home: Path) -> None:
    autosave = make(SLOW)
    for text in ("a", "b", "c"):
        autosave.wish(need(text))
    assert autosave.flush(LONG)
    assert disk.saves == 1
    assert SessionFile.open(home / "a.toml").session == need("c")


def test_a_wish_during_a_save_is_saved_after_it(make: Make, disk: Disk, home: Path) -> None:
    autosave = make(QUICK)
    disk.open_gate.clear()
    autosave.wish(need("a"))
    assert disk.reached.wait(LONG)
    autosave.wish(need("b"))
    assert not autosave.flush(0.01)
    disk.open_gate.set()
    assert autosave.flush(LONG)
    assert SessionFile.open(home / "a.toml").session == need("b")


def test_a_failure_is_told_and_tried_again(make: Make, disk: Disk, reports: Queue[Report], home: Path) -> None:
    disk.full = True
    autosave = make(QUICK)
    autosave.wish(need("x"))
    first, second, third = (reports.get(timeout=LONG) for _ in range(3))
    assert [each.state for each in (first, second, third)] == ["unsaved", "failing", "failing"]
    assert (second.reason, second.trouble) == ("The disk is full", True)
    disk.full = False
    assert states(reports, "saved")[-1] == "saved"
    assert SessionFile.open(home / "a.toml").session == need("x")


def test_a_flush_on_a_full_disk_does_not_wait_for_ever(make: Make, disk: Disk) -> None:
    disk.full = True
    autosave = make(SLOW)
    autosave.wish(need("x"))
    assert not autosave.flush(LONG)
    autosave.wish(need("y"))
    assert not autosave.flush(LONG)
    disk.full = False
    assert autosave.flush(LONG)


def test_a_failing_save_does_not_hide_a_later_wish(make: Make, disk: Disk, home: Path, reports: Queue[Report]) -> None:
    disk.full = True
    disk.open_gate.clear()
    autosave = make(QUICK)
    autosave.wish(need("a"))
    assert disk.reached.wait(LONG)
    autosave.wish(need("b"))
    disk.open_gate.set()
    states(reports, "failing")
    disk.full = False
    assert autosave.flush(LONG)
    assert SessionFile.open(home / "a.toml").session == need("b")


def test_a_fault_of_ours_is_told_without_any_text(make: Make, reports: Queue[Report]) -> None:
    autosave = make(QUICK)

    def broken(*_: object) -> SaveResult:
        raise RuntimeError("private text")

    save = autosave._file.save
    autosave._file.save = broken  # type: ignore[method-assign]
    autosave.wish(need("x"))
    states(reports, "failing")
    autosave._file.save = save  # type: ignore[method-assign]
    assert states(reports, "saved")
    assert autosave.flush(LONG)
    assert reports.empty()


def test_nothing_runs_until_something_is_wished(make: Make, disk: Disk) -> None:
    before = threading.active_count()
    autosave = make(QUICK)
    assert autosave.flush(LONG)
    assert threading.active_count() == before
    assert disk.saves == 0


def test_what_others_wrote_is_found_and_keeps_from_saving_until_it_is_taken_in(
    make: Make, home: Path, found: threading.Event
) -> None:
    autosave = make(QUICK)
    autosave.start()
    SessionFile.open(home / "a.toml").save(need("theirs"), NOW)
    assert found.wait(LONG)
    assert autosave.foreign is not None
    assert autosave.foreign.session == need("theirs")
    autosave.wish(need("ours"))
    assert not autosave.flush(LONG)
    assert SessionFile.open(home / "a.toml").session == need("theirs")
    autosave.take_in(autosave.foreign, need("both"))
    assert autosave.flush(LONG)
    assert SessionFile.open(home / "a.toml").session == need("both")
    assert autosave.foreign is None


def test_what_others_wrote_is_found_by_a_save_as_well(make: Make, home: Path, found: threading.Event) -> None:
    autosave = make(SavingPace(quiet=0.001, longest=0.01, retry=0.001, look=3600))
    SessionFile.open(home / "a.toml").save(need("theirs"), NOW)
    autosave.wish(need("ours"))
    assert found.wait(LONG)
    assert SessionFile.open(home / "a.toml").session == need("theirs")
    assert autosave.foreign is not None
    autosave.take_in(autosave.foreign, need("both"))


def test_a_file_that_is_gone_is_told_kept_in_mind_and_comes_back(
    make: Make, home: Path, reports: Queue[Report]
) -> None:
    autosave = make(QUICK)
    autosave.wish(need("mine"))
    states(reports, "saved")
    data = (home / "a.toml").read_bytes()
    (home / "a.toml").unlink()
    states(reports, "failing")
    assert not autosave.flush(LONG)
    assert not (home / "a.toml").exists()
    (home / "a.toml").write_bytes(data)
    states(reports, "saved")
    assert autosave.flush(LONG)


def test_a_file_that_is_gone_is_written_again_when_it_is_asked_for(
    make: Make, home: Path, reports: Queue[Report]
) -> None:
    autosave = make(QUICK)
    autosave.start()
    (home / "a.toml").unlink()
    assert "gone" in reports.get(timeout=LONG).text()
    assert autosave.flush(LONG, recreate=True)
    assert SessionFile.open(home / "a.toml").session == Session()


def test_the_journal_is_told_before_a_save_and_behind_it(home: Path, disk: Disk, reports: Queue[Report]) -> None:
    told: list[object] = []

    class Told(Journal):
        def saving(self, data: bytes, changes: int, timeout: float = 5.0) -> None:
            told.append((changes, data == (home / "a.toml").read_bytes()))

        def saved(self) -> None:
            told.append(b"ours" in (home / "a.toml").read_bytes())

    SessionFile.create(home / "a.toml", Session())
    file = SessionFile.open(home / "a.toml", system=disk)
    autosave = Autosave(file, reports.put, journal=Told(file.path, "", file.data), pace=QUICK, now=lambda: NOW)
    autosave.wish(need("ours"), 7)
    assert autosave.close(LONG)
    assert told == [(7, False), True]


def test_a_save_is_a_state_of_the_journals_writer_which_knows_its_number(home: Path, disk: Disk) -> None:
    SessionFile.create(home / "b.toml", Session())
    file = SessionFile.open(home / "b.toml", system=disk)
    journal = Journal(file.path, "", file.data)
    autosave = Autosave(file, lambda _report: None, journal=journal, pace=SLOW, now=lambda: NOW)
    for text in ("one", "two"):
        autosave.wish(need(text))
        assert autosave.flush(LONG)
    assert file.writers.numbers == {journal.writer.name: 2}
    assert journal.writer.state == 2
    assert autosave.close(LONG)
    assert journal.close(LONG)


def test_closing_ends_the_thread_even_when_saving_fails(make: Make, disk: Disk) -> None:
    disk.full = True
    autosave = make(SLOW)
    autosave.wish(need("x"))
    assert not autosave.close(LONG)
    assert autosave._thread is not None
    autosave._thread.join(LONG)
    assert not autosave._thread.is_alive()
    autosave._wish = None  # what the fixture would wait for


def test_closing_ends_a_thread_that_still_waits(make: Make) -> None:
    autosave = make(SLOW)
    autosave.wish(need("x"))
    assert not autosave.close(0)
    assert autosave._thread is not None
    autosave._thread.join(LONG)
    autosave._wish = None


def test_a_report_speaks_the_language_of_the_screen() -> None:
    use("fi")
    try:
        assert Report("saved", NOW, result=SaveResult("saved", Path("a"))).text() == "Tallennettu 9.05"
    finally:
        use("en")
    assert Report("saved", NOW, result=SaveResult("saved", Path("a"))).text() == "Saved 09:05"
    assert Report("failing", NOW, "The disk is full").text() == "Not saved: The disk is full"
    assert Report("unsaved", NOW).text() == "Saving…"
    assert "gone" in Report("saved", NOW, result=SaveResult("recreated", Path("a"))).text()
    assert Report("saved", NOW, result=SaveResult("recreated", Path("a"))).trouble
    assert not Report("unsaved", NOW).trouble
