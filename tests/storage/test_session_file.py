import errno
import os
import stat
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from toi_tui.model.parts.practices import Need
from toi_tui.model.session import Session
from toi_tui.storage import backups, codec
from toi_tui.storage.problems import BrokenFile
from toi_tui.storage.refusals import retold, told
from toi_tui.storage.session_file import BACKUP_EVERY, SessionFile
from toi_tui.storage.system import System

NOW = datetime(2027, 4, 12, 10, 30, 15)  # noqa: DTZ001  # the clock on the wall
TEXT = b"# mine\nformat = 1\n\n[need]\ntext = 'first' # why\n"


def need(text: str) -> Session:
    return Session(need=Need(text=text))


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "istunto.toml"
    path.write_bytes(TEXT)
    return path


def test_opening_and_saving_without_a_change_touches_nothing(path: Path) -> None:
    path.chmod(0o400)
    before = path.stat()
    file = SessionFile.open(path)
    assert file.save(need("first"), NOW).outcome == "unchanged"
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert (path.read_bytes(), file.read_only, file.session) == (TEXT, False, need("first"))


def test_a_change_is_saved_and_the_file_before_it_is_kept(path: Path) -> None:
    path.chmod(0o640)
    file = SessionFile.open(path)
    saved = file.save(need("second"), NOW)
    assert (saved.outcome, saved.path) == ("saved", path)
    assert path.read_bytes() == b'# mine\nformat = 1\n\n[need]\ntext = "second"\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [copy.path.read_bytes() for copy in backups.copies(path)] == [TEXT]
    assert file.session == need("second")


def test_copies_are_kept_only_now_and_then(path: Path) -> None:
    file = SessionFile.open(path)
    for number in range(5):
        file.save(need(str(number)), NOW + number * BACKUP_EVERY / 4)
    assert len(backups.copies(path)) == 2


def test_a_full_state_folder_does_not_keep_from_saving(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(backups, "keep", full)
    assert SessionFile.open(path).save(need("second"), NOW).outcome == "saved"


def test_what_somebody_else_wrote_is_never_overwritten(path: Path) -> None:
    file = SessionFile.open(path)
    path.write_bytes(TEXT.replace(b"first", b"THEIR"))
    saved = file.save(need("ours"), NOW)
    beside = path.with_name("istunto.conflict-20270412-103015.toml")
    assert (saved.outcome, saved.path, file.path) == ("conflict", beside, beside)
    assert b"THEIR" in path.read_bytes()
    assert file.save(need("ours again"), NOW).outcome == "saved"
    assert codec.read(beside.read_bytes()).session == need("ours again")
    assert b"THEIR" in path.read_bytes()


def test_a_second_conflict_in_the_same_second_gets_a_name_of_its_own(path: Path) -> None:
    files = [SessionFile.open(path) for _ in range(3)]
    path.write_bytes(b"format = 1\n")
    names = [file.save(need(str(number)), NOW).path.name for number, file in enumerate(files)]
    assert names[1:] == [f"istunto.conflict-20270412-103015-{number}.toml" for number in (2, 3)]


def test_conflicts_without_end_give_up(path: Path) -> None:
    file = SessionFile.open(path)
    path.write_bytes(b"format = 1\n")
    path.with_name("istunto.conflict-20270412-103015.toml").touch()
    for number in range(2, 100):
        path.with_name(f"istunto.conflict-20270412-103015-{number}.toml").touch()
    with pytest.raises(FileExistsError):
        file.save(need("ours"), NOW)


def test_a_conflict_of_a_file_with_a_very_long_name_has_room(home: Path) -> None:
    path = home / f"{'ä' * 124}.toml"
    path.write_bytes(TEXT)
    file = SessionFile.open(path)
    path.write_bytes(b"")
    assert file.save(need("ours"), NOW).path.exists()


def test_the_same_text_from_somebody_else_is_no_conflict(path: Path) -> None:
    ours, theirs = SessionFile.open(path), SessionFile.open(path)
    assert ours.save(need("same"), NOW).outcome == "saved"
    before = path.stat().st_ino
    assert theirs.save(need("same"), NOW).outcome == "saved"
    assert path.stat().st_ino == before


def test_a_file_that_vanished_is_written_again_and_told(path: Path) -> None:
    file = SessionFile.open(path)
    path.unlink()
    assert file.save(need("second"), NOW).outcome == "recreated"
    assert codec.read(path.read_bytes()).session == need("second")


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("link.toml")
    link.symlink_to(path)
    SessionFile.open(link).save(need("second"), NOW)
    assert link.is_symlink()
    assert b"second" in path.read_bytes()


def test_a_later_versions_file_is_read_only(path: Path) -> None:
    path.write_bytes(b"format = 2\n[need]\ntext = 'x'\n")
    file = SessionFile.open(path)
    assert (file.read_only, file.session) == (True, need("x"))
    with pytest.raises(ValueError, match="later"):
        file.save(need("y"), NOW)
    assert path.read_bytes() == b"format = 2\n[need]\ntext = 'x'\n"


def test_a_broken_file_is_refused_and_left_alone(path: Path) -> None:
    path.write_bytes(b"format = 1\nx")
    with pytest.raises(BrokenFile):
        SessionFile.open(path)
    assert path.read_bytes() == b"format = 1\nx"


def test_a_new_file_never_replaces_one(path: Path) -> None:
    with pytest.raises(FileExistsError, match="already"):
        SessionFile.create(path, need("new"))
    assert path.read_bytes() == TEXT
    new = path.with_name("new.toml")
    file = SessionFile.create(new, need("new"))
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert file.save(need("newer"), NOW).outcome == "saved"


def test_a_copy_has_the_comments_and_replaces_nothing(path: Path) -> None:
    file = SessionFile.open(path)
    copy = path.with_name("copy.toml")
    file.save_copy(copy, replace(file.session, need=Need(text="other")))
    assert copy.read_bytes().startswith(b"# mine\n")
    assert path.read_bytes() == TEXT
    with pytest.raises(FileExistsError):
        file.save_copy(copy, file.session)


def test_a_missing_file_and_a_folder_say_what_they_are(home: Path) -> None:
    with pytest.raises(FileNotFoundError, match="There is no such file"):
        SessionFile.open(home / "none.toml")
    with pytest.raises(IsADirectoryError, match="folder"):
        SessionFile.open(home)


class Refusing(System):
    """A disk on which one kind of call fails."""

    def __init__(self, code: int) -> None:
        self.code = code

    def fsync(self, file: int) -> None:
        raise OSError(self.code, os.strerror(self.code))


def test_a_save_that_fails_leaves_the_file_and_can_be_tried_again(path: Path) -> None:
    file = SessionFile.open(path, system=(system := Refusing(errno.ENOSPC)))
    with pytest.raises(OSError, match="The disk is full"):
        file.save(need("second"), NOW)
    assert path.read_bytes() == TEXT
    system.fsync = os.fsync  # type: ignore[method-assign]
    assert file.save(need("second"), NOW + timedelta(seconds=1)).outcome == "saved"


def test_any_refusal_can_be_told() -> None:
    assert told(OSError(errno.EACCES, os.strerror(errno.EACCES))).startswith("You do not have")
    assert told(OSError(errno.EACCES, "The file is read-only")) == "The file is read-only"
    assert told(OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == os.strerror(errno.EXDEV)
    assert told(OSError("odd")) == "odd"
    assert str(retold(OSError("odd"))) == "odd"
