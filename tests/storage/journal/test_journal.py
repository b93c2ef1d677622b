"""The journal: what is in it, when it is on the disk, and where it goes when the disk refuses."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.editing.test_history import STEPS, seen
from tests.strategies import tries
from tests.waiting import LONG
from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import apply
from toi_tui.editing.document import Document, Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import AddItem, SetFields
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.disk.places import journal_folders, state_folder
from toi_tui.storage.disk.system import System
from toi_tui.storage.format.writers import FileWriter
from toi_tui.storage.journal import account, journal, leftovers, logs, past
from toi_tui.storage.journal.journal import Journal
from toi_tui.storage.journal.logs import Log
from toi_tui.storage.journal.past import chronicle_of
from toi_tui.storage.journal.records import Beginning, Past, Saving, line_of, records

BASE = codec.write(Session())[0]
MANY = 20


def edited(*texts: str) -> list[Change]:
    """The changes of adding threats one after the other."""
    changes: list[Change] = []
    document = Document(Session())
    document.listen(changes.append)
    for number, text in enumerate(texts):
        document.do(AddItem("swot.threats", f"t{number}", {"text": text}))
    return changes


def kept(path: Path) -> list[object]:
    """The records of the one journal of a session."""
    (file,) = (file for folder in journal_folders("id", path) for file in folder.glob("*.journal"))
    return [*Log.seen(file).records()]


def until(kept_by: Journal, happens: Callable[[], bool]) -> None:
    """Wait until something happens in the journal's thread, which tells of all that it does."""
    with kept_by._changed:
        assert kept_by._changed.wait_for(happens, LONG)


@pytest.fixture
def path(home: Path) -> Path:
    (home / "a.toml").write_bytes(BASE)
    return home / "a.toml"


@tries(150)
@given(STEPS, st.data())
def test_any_beginning_of_a_journal_is_a_state_that_the_session_has_had(
    steps: list[tuple[Edit, str | None]], data: st.DataObject
) -> None:
    document, changes = Document(Session()), []
    document.listen(changes.append)
    states, depths = [seen(document.session)], [0]
    for edit, run in steps:
        for act in data.draw(st.lists(st.sampled_from([document.undo, document.redo]), max_size=2)):
            act()
        document.do(edit, run)
    replay = Document(Session())
    for change in changes:
        replay.take_in(change.delta)
        states.append(seen(replay.session))
        depths.append(len(states))
    assert states[-1] == seen(document.session)
    lines = b"".join(map(line_of, (Beginning("", ""), *changes), (None, None, *changes)))
    _first, *found = records(BytesIO(lines[: data.draw(st.integers(len(line_of(Beginning("", ""))), len(lines)))]))
    session, chronicle = Session(), Chronicle()
    for change in found:
        assert isinstance(change, Change)
        session, _ = apply(session, change.delta)
        chronicle.take(change)
    assert seen(session) == states[len(found)]
    whole = Document(session, lambda: chronicle)
    while whole.undo():
        pass
    assert seen(whole.session) == states[0]


def test_a_change_is_on_the_disk_when_it_was_waited_for(path: Path) -> None:
    kept_by = Journal(path, "id", BASE)
    changes = edited("a", "b")
    assert [kept_by.append(change) for change in changes] == [1, 2]
    assert kept_by.flush(LONG)
    assert kept(path) == [Beginning("id", logs.digest(BASE), str(path), kept_by.writer.name), *changes]
    assert kept_by.close(LONG)


def test_nothing_is_written_before_the_first_change(path: Path) -> None:
    idle = Journal(path, "id", BASE)
    before = threading.active_count()
    idle.saving(BASE, 0)
    idle.saved()
    assert idle.close(LONG)
    assert not (state_folder() / "journals").exists()
    assert threading.active_count() == before


def test_saves_stand_between_the_changes(path: Path) -> None:
    kept_by = Journal(path, "id", BASE)
    one, two = edited("a", "b")
    kept_by.append(one)
    kept_by.saving(b"x", 1)
    kept_by.append(two)
    kept_by.saved()
    assert kept_by.close(LONG)
    x = logs.digest(b"x")
    assert kept(path)[1:] == [one, Saving(x, 1, 1), two, Saving(x, 1, 2, done=True)]


def test_who_goes_on_with_a_journal_is_the_same_writer_and_counts_on(path: Path) -> None:
    kept_by = Journal(path, "id", BASE)
    kept_by.append(edited("a")[0])
    kept_by.saving(b"x", 1, 7)
    kept_by.saved()
    kept_by.close(LONG)
    (log,) = leftovers.left_behind("id", path)
    gone_on = Journal(path, "id", b"x", log=log, changes=1)
    assert gone_on.writer == kept_by.writer == FileWriter(kept_by.writer.name, 7)
    assert Journal(path, "id", b"y", old=[log]).writer == kept_by.writer
    assert Journal(path, "another", b"y", old=[log]).writer != kept_by.writer
    assert gone_on.close(LONG)


def test_who_begins_after_a_bad_end_is_another_writer_since_nobody_knows_how_far_that_one_came(path: Path) -> None:
    kept_by = Journal(path, "id", BASE)
    kept_by.append(edited("a")[0])
    kept_by.close(LONG)
    (log,) = leftovers.left_behind("id", path)
    assert Journal(path, "id", b"y", old=[log]).writer.name not in ("", kept_by.writer.name)
    log.close()


def test_files_are_the_users_alone(path: Path) -> None:
    old = os.umask(0)
    try:
        kept_by = Journal(path, "id", BASE)
        kept_by.append(edited("a")[0])
        assert kept_by.close(LONG)
    finally:
        os.umask(old)
    folder = journal_folders("id", path)[0]
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert {stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)} == {0o700}


def test_the_history_from_before_stands_in_front(path: Path) -> None:
    done, undone, now = edited("a", "b", "c")
    earlier = [done, undone, Change("undo", "two", undone.delta.reversed())]
    kept_by = Journal(path, "id", BASE, earlier=lambda: Chronicle(earlier))
    kept_by.append(now)
    assert kept_by.close(LONG)
    (log,) = leftovers.left_behind("id", path)
    assert ([*chronicle_of(log).changes], [*log.changes_behind(0)]) == ([*earlier, now], [now])
    log.close()


def test_a_journal_is_gone_on_with(path: Path) -> None:
    first, second = edited("a", "b")
    kept_by = Journal(path, "id", BASE)
    kept_by.append(first)
    kept_by.close(LONG)
    (log,) = leftovers.left_behind("id", path)
    goes_on = Journal(path, "id", BASE, log=log, changes=1)
    assert goes_on.append(second) == 2
    goes_on.saving(b"y", 2)
    assert goes_on.close(LONG)
    assert kept(path)[1:] == [first, second, Saving(logs.digest(b"y"), 2, 2)]


class Disk(System):
    """A disk that refuses what is under a folder."""

    def __init__(self) -> None:
        self.refused: tuple[Path, ...] = ()
        self.files: dict[int, Path] = {}

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        self._check(path)
        file = super().open(path, flags, mode)
        self.files[file] = path
        return file

    def fsync(self, file: int) -> None:
        self._check(self.files[file])
        super().fsync(file)

    def _check(self, path: Path) -> None:
        if any(path.is_relative_to(folder) for folder in self.refused):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_sends_the_journal_elsewhere_with_all_that_is_not_in_the_file(path: Path) -> None:
    usual, other = journal_folders("id", path)
    disk = Disk()
    kept_by = Journal(path, "id", BASE, system=disk)
    saved, *more = edited("a", "b", "c")
    kept_by.append(saved)
    kept_by.saving(b"format = 1 # x", 1)
    kept_by.saved()
    kept_by.append(more[0])
    assert kept_by.flush(LONG)
    disk.refused = (usual,)
    kept_by.append(more[1])
    assert kept_by.flush(LONG)
    (file,) = other.glob("*.journal")
    x, states = logs.digest(b"format = 1 # x"), [logs.digest(BASE), logs.digest(b"format = 1 # x")]
    known = [Saving(digest, 0, 0, done=True) for digest in states]
    assert kept(path) == [Beginning("id", x, str(path), kept_by.writer.name), Past(saved), *known, *more]
    assert file.with_suffix(".base").read_bytes() == b"format = 1 # x"
    assert not [*usual.glob("*.journal")]
    kept_by.append(saved)
    kept_by.saving(b"z", 4)
    assert kept_by.close(LONG)
    assert kept(path)[6:] == [saved, Saving(logs.digest(b"z"), 3, 3)]


def test_when_no_folder_takes_it_that_is_told_and_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "RETRY", 0.001)
    disk = Disk()
    disk.refused = journal_folders("id", path)
    kept_by = Journal(path, "id", BASE, system=disk)
    kept_by.append(edited("a")[0])
    assert not kept_by.flush(LONG)
    assert kept_by.trouble == "The disk is full"
    disk.refused = ()
    while kept_by.trouble:
        kept_by.flush(0.01)
    assert kept_by.close(LONG)
    assert len(kept(path)) == 2


def test_a_fault_of_ours_is_told_without_any_text(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError("private text")

    monkeypatch.setattr(journal, "RETRY", 0.001)
    kept_by = Journal(path, "id", BASE)
    with monkeypatch.context() as patched:
        patched.setattr(account, "line_of", broken)
        kept_by.append(edited("a")[0])
        assert not kept_by.flush(LONG)
        assert kept_by.trouble == "RuntimeError"
    kept_by.close(LONG)


def test_another_programs_journal_is_not_taken(path: Path) -> None:
    kept_by = Journal(path, "id", BASE)
    kept_by.append(edited("a")[0])
    kept_by.flush(LONG)
    assert leftovers.left_behind("id", path) == []
    with pytest.raises(BlockingIOError):
        leftovers.forget(path, "id")
    kept_by.close(LONG)
    leftovers.forget(path, "id")
    assert not journal_folders("id", path)[0].exists()
    leftovers.forget(path)


def test_the_end_of_a_journal_is_found_without_reading_it_all(path: Path) -> None:
    long = Document(Session())
    changes: list[Change] = []
    long.listen(changes.append)
    long.do(AddItem("swot.threats", "a", {"text": "x" * 10_000}))
    long.do(SetFields("swot.threats", "a", {"text": "y"}))
    folder = journal_folders("id", path)[0]
    log = Log.create(folder, BASE, line_of(Beginning("id", "d")) + line_of(changes[0]))
    assert (log.saving, log.is_whole) == (None, False)
    log.append(line_of(Saving("d", 1, 1, done=True)))
    assert (log.saving, log.is_whole) == (Saving("d", 1, 1, done=True), True)
    log.append(line_of(changes[1]))
    assert not log.is_whole
    log.append(line_of(Saving("d", 2, 2)))
    assert not log.is_whole
    log.append(line_of(Saving("d", 2, 2, done=True))[:-5])
    assert not log.is_whole
    log.remove()
    assert [*folder.iterdir()] == []


def test_a_journal_that_has_grown_is_begun_anew_without_what_the_file_has(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "LARGE", 2_000)
    monkeypatch.setattr(past, "PAST", 1_000)
    kept_by, document = Journal(path, "id", BASE), Document(Session())
    document.listen_to_kept(kept_by.append)
    sizes = []
    for number in range(100):
        document.do(AddItem("swot.threats", f"t{number}", {"text": "x"}))
        data = codec.write(document.session)[0]
        kept_by.saving(data, number + 1)
        kept_by.saved()
        assert kept_by.flush(LONG)
        found = [*journal_folders("id", path)[0].glob("*.journal")]
        assert len(found) in {1, 2}  # one begun anew may stand beside the one before it until more is written
        sizes.extend(file.stat().st_size for file in found)
    assert max(sizes) < 5_000 + past.STATES * len(line_of(Saving(logs.digest(BASE), 1, 1, done=True)))
    assert kept_by.close(LONG)
    (log,) = leftovers.left_behind("id", path)
    assert log.is_whole
    assert log.base() in {codec.write(document.session)[0], data}
    log.close()


@pytest.mark.parametrize("saves", [(), (3,), (1, 2), (2, 4), (5,)])
def test_begun_anew_at_any_moment_it_has_what_the_file_lacks_and_the_past(
    path: Path, monkeypatch: pytest.MonkeyPatch, saves: tuple[int, ...]
) -> None:
    monkeypatch.setattr(journal, "LARGE", 1)
    kept_by, changes = Journal(path, "id", BASE), edited("a", "b", "c", "d", "e")
    for number, change in enumerate(changes, 1):
        kept_by.append(change)
        if number in saves:
            kept_by.saving(b"format = 1 # x", number - 1)
            kept_by.saved()
        assert kept_by.flush(LONG)
    assert kept_by.close(LONG)
    (log,) = leftovers.left_behind("id", path)
    saved = max(0, *(number - 1 for number in saves), 0)
    assert [*chronicle_of(log).changes] == changes
    assert [*log.changes_behind(0)][-(5 - saved) :] == changes[saved:]
    log.close()


def test_begun_anew_while_a_save_is_told_it_is_not_taken_for_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "RETRY", 0.001)
    disk = Disk()
    kept_by, (one, two) = Journal(path, "id", BASE, system=disk), edited("a", "b")
    kept_by.append(one)
    assert kept_by.flush(LONG)
    disk.refused = journal_folders("id", path)
    kept_by.saving(b"format = 1 # x", 1)
    kept_by.saved()
    kept_by.append(two)
    assert not kept_by.flush(LONG)
    disk.refused = ()
    while kept_by.trouble:
        kept_by.flush(0.01)
    assert kept_by.close(LONG)
    (log,) = leftovers.left_behind("id", path)
    assert not log.is_whole
    assert [*log.changes_behind(0)] == [two]
    log.close()


def test_a_disk_that_refused_what_was_put_off_is_not_asked_for_it_again(path: Path) -> None:
    disk = Disk()
    kept_by, (first, second) = Journal(path, "id", BASE, system=disk), edited("a", "b")
    kept_by.append(first)
    assert kept_by.flush(LONG)
    kept_by.lean_on_file()
    kept_by.append(second)
    kept_by.saving(b"format = 1 # x", 2, timeout=LONG)
    disk.refused = journal_folders("id", path)[:1]
    assert kept_by.flush(LONG)
    (file,) = journal_folders("id", path)[1].glob("*.journal")
    assert [*Log.seen(file).records()][-3:-1] == [first, second]
    kept_by.close(LONG)


def test_a_journal_that_was_taken_for_left_behind_is_begun_as_soon_as_some_folder_takes_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "BEAT", 0.001)
    monkeypatch.setattr(journal, "RETRY", 0.001)
    disk, change = Disk(), edited("a")[0]
    kept_by = Journal(path, "id", BASE, system=disk)
    kept_by.append(change)
    assert kept_by.flush(LONG)
    disk.refused = journal_folders("id", path)
    for file in journal_folders("id", path)[0].iterdir():
        file.unlink()
    until(kept_by, lambda: bool(kept_by.trouble))
    disk.refused = ()
    until(kept_by, lambda: not kept_by.trouble)
    assert kept(path)[-1] == change
    assert kept_by.close(LONG)


def test_it_is_shown_to_be_held_however_much_there_is_to_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "BEAT", 0.0)
    kept_by, changes = Journal(path, "id", BASE), iter(edited(*map(str, range(MANY))))
    kept_by.append(next(changes))
    assert kept_by.flush(LONG)
    seen: list[str] = []
    append, beat = Log.append, Log.beat

    def append_and_more(log: Log, lines: bytes, *, lasting: bool = True) -> None:
        append(log, lines, lasting=lasting)
        seen.append("append")
        if (change := next(changes, None)) is not None:
            kept_by.append(change)

    monkeypatch.setattr(Log, "append", append_and_more)
    monkeypatch.setattr(Log, "beat", lambda log: (beat(log), seen.append("beat")))
    kept_by.append(next(changes))
    until(kept_by, lambda: seen.count("append") == MANY - 1)
    last = len(seen) - 1 - seen[::-1].index("append")
    assert seen[:last].count("beat") >= MANY - 3
    assert kept_by.close(LONG)


def test_where_no_sign_of_life_can_be_given_changes_are_kept_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_log: Log) -> None:
        raise PermissionError

    monkeypatch.setattr(journal, "BEAT", 0.0)
    monkeypatch.setattr(Log, "beat", refused)
    kept_by = Journal(path, "id", BASE)
    for change in edited("a", "b", "c"):
        kept_by.append(change)
        assert kept_by.flush(LONG)
        assert not kept_by.trouble
    assert kept_by.close(LONG)


def test_a_journal_that_cannot_be_begun_anew_for_a_fault_of_ours_is_gone_on_with(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_changes: object) -> bytes:
        raise RuntimeError

    kept_by, changes = Journal(path, "id", BASE), edited("a", "b", "c")
    kept_by.append(changes[0])
    assert kept_by.flush(LONG)
    monkeypatch.setattr(journal, "LARGE", 1)
    monkeypatch.setattr(journal, "newest", broken)
    for change in changes[1:]:
        kept_by.append(change)
        assert kept_by.flush(LONG)
    assert kept(path)[1:] == changes
    assert kept_by.close(LONG)


def test_what_was_taken_over_goes_when_it_is_on_the_disk_and_not_while_it_leans(path: Path) -> None:
    kept_by, (first, second) = Journal(path, "id", BASE), edited("a", "b")
    kept_by.append(first)
    assert kept_by.flush(LONG)
    left = Log.create(journal_folders("id", path)[1], BASE, line_of(Beginning("id", "d")))
    kept_by.lean_on_file()
    kept_by.append(second)
    kept_by.take_over([left])
    kept_by.saving(b"format = 1 # x", 1, timeout=LONG)
    assert left.path.exists()
    assert kept_by.flush(LONG)
    assert not left.path.exists()
    assert kept_by.close(LONG)


def test_what_is_to_be_forgotten_while_it_is_recalled_is_not_remembered(path: Path) -> None:
    old, new = edited("old", "new")
    asked, answered = threading.Event(), threading.Event()

    def earlier() -> Chronicle:
        asked.set()
        answered.wait(LONG)
        return Chronicle([old])

    kept_by = Journal(path, "id", BASE, earlier=earlier)
    kept_by.append(new)
    assert asked.wait(LONG)
    assert not kept_by.begin_anew([], timeout=0)
    answered.set()
    assert kept_by.begin_anew([], LONG)
    assert kept_by.close(LONG)
    assert kept(path)[-1] == new
    assert Past(old) not in kept(path)
