import errno
import os
import re
import stat
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from toi_tui.model.parts.people import Rule, Rules
from toi_tui.model.parts.practices import Need
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.disk.refusals import retold, told
from toi_tui.storage.disk.system import System
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.format.writers import FileWriter
from toi_tui.storage.session_file import BACKUP_EVERY, ChangedError, SessionFile
from toi_tui.storage.state import backups

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


def look_twice(file: SessionFile) -> Session | None:
    """What somebody else has left there, once it has stood there for a while."""
    assert file.look() is None
    theirs = file.look()
    return theirs.session if theirs else None


def test_what_somebody_else_wrote_is_never_overwritten(path: Path) -> None:
    file = SessionFile.open(path)
    path.write_bytes(TEXT.replace(b"first", b"THEIR"))
    announced: list[int] = []
    with pytest.raises(ChangedError):
        file.save(need("ours"), NOW, announce=lambda _data, state: announced.append(state))
    assert b"THEIR" in path.read_bytes()
    assert (announced, file.session) == ([], need("first"))


def test_what_somebody_else_wrote_is_found_and_gone_on_from(path: Path) -> None:
    file = SessionFile.open(path)
    assert look_twice(file) is None
    path.write_bytes(TEXT.replace(b"first", b"THEIR"))
    assert file.look() is None
    theirs = file.look()
    assert theirs is not None
    assert theirs.session == file.merged(need("first"), theirs).session == need("THEIR")
    file.rebase(theirs)
    assert file.look() is None
    file.save(need("both"), NOW)
    assert b"# mine" in path.read_bytes()
    assert b"both" in path.read_bytes()


def test_a_change_with_the_same_size_and_time_is_found(path: Path) -> None:
    file = SessionFile.open(path)
    file.look()
    before = path.stat()
    path.write_bytes(TEXT.replace(b"first", b"THEIR"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert look_twice(file) == need("THEIR")


def test_what_is_written_piece_by_piece_is_waited_for(path: Path) -> None:
    file = SessionFile.open(path)
    for text in (b"format = 1\n", b"format = 1\n[need]\n", b"format = 1\n[need]\ntext = 'whole'\n"):
        path.write_bytes(text)
        assert file.look() is None
    found = file.look()
    assert found is not None
    assert found.session == need("whole")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (b"", "cannot be read"),
        (b"format = 1\nx", "cannot be read.*line 2"),
        (b"format = 2\n", "newer version"),
        (b"format = 1\n[session]\nid = 'other'\n", "another session"),
        (None, "is gone"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_never_overwritten(path: Path, left: bytes | None, said: str) -> None:
    file = SessionFile.open(path)
    path.unlink()
    if left is not None:
        path.write_bytes(left)
        file.look()
    with pytest.raises(OSError, match=said):
        file.look()
    with pytest.raises(ChangedError if left is not None else FileNotFoundError):
        file.save(need("ours"), NOW)
    assert (path.read_bytes() if path.exists() else None) == left
    path.write_bytes(TEXT)
    assert look_twice(file) is None
    assert file.save(need("ours"), NOW).outcome == "saved"


def test_a_file_that_cannot_be_read_any_more_is_told(path: Path) -> None:
    class Shut(System):
        shut = False

        def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
            if self.shut:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return super().open(path, flags, mode)

    system = Shut()
    file = SessionFile.open(path, system=system)
    system.shut = True
    with pytest.raises(PermissionError, match="rights"):
        file.look()


def texts(session: Session) -> dict[str, str]:
    return {id: rule.text for id, rule in session.rules.items.items()}


def rules(**texts: str) -> Session:
    return Session(need=Need(text="first"), rules=Rules(items={id: Rule(text=text) for id, text in texts.items()}))


class Program:
    """A program that has a session open, without a screen: it saves what it has, and takes in what others wrote."""

    def __init__(self, path: Path, name: str) -> None:
        self.file, self.writer = SessionFile.open(path), FileWriter(name)
        self.session = self.file.session

    def write(self, session: Session) -> str:
        self.session = session
        return self.file.save(session, NOW, writer=self.writer).outcome

    def take_in(self) -> int:
        """Take in what stands there; how many conflicts that made."""
        theirs = self.file.look() or self.file.look()
        assert theirs is not None
        merged = self.file.merged(self.session, theirs)
        self.session = merged.session
        self.file.rebase(theirs)
        return len(merged.conflicts)


def test_a_save_says_whose_it_is_and_which(path: Path) -> None:
    program = Program(path, "k3f9m2xa")
    program.write(need("second"))
    program.write(need("third"))
    assert path.read_bytes().endswith(
        b'text = "third"\n\n[writers.items.k3f9m2xa]\nstate = 2\nat = 2027-04-12 10:30:15\n'
    )
    before = path.read_bytes()
    assert program.write(need("third")) == "unchanged"
    assert path.read_bytes() == before
    assert SessionFile.open(path).session == need("third")


def test_what_is_as_it_was_read_again_has_its_old_text_and_the_latest_states(path: Path) -> None:
    path.write_bytes(TEXT + b"\n[writers.items.b]\nstate = 4\n")
    program = Program(path, "a")
    program.write(need("second"))
    program.write(need("first"))
    mine = b"\n[writers.items.a]\nstate = 2\nat = 2027-04-12 10:30:15\n"
    assert path.read_bytes() == TEXT + b"\n[writers.items.b]\nstate = 4\n" + mine


def test_who_writes_without_a_journal_keeps_all_states_and_adds_none(path: Path) -> None:
    program = Program(path, "a")
    program.write(need("second"))
    SessionFile.open(path).save_with_others(replace(need("second"), rules=rules(r1="added").rules), NOW)
    assert SessionFile.open(path).writers.numbers == {"a": 1}
    program.take_in()
    assert (program.session.need.text, texts(program.session)) == ("second", {"r1": "added"})
    assert program.write(program.session) == "unchanged"


def test_who_has_not_seen_what_was_written_here_has_not_deleted_it(path: Path) -> None:
    program = Program(path, "a")
    program.write(rules(r1="ours"))
    path.write_bytes(TEXT + b"[rules.items.r2]\ntext = 'theirs'\n")
    assert program.take_in() == 0
    assert texts(program.session) == {"r1": "ours", "r2": "theirs"}


@pytest.mark.parametrize("saves", [3, 60])
def test_an_editor_of_any_age_deletes_nothing_that_it_never_saw(path: Path, saves: int) -> None:
    program = Program(path, "a")
    program.write(rules(draft="Hal", other="as it was"))
    editor = path.read_bytes()
    program.write(rules(draft="Hal", other="corrected", added="important"))
    for number in range(saves):
        program.write(rules(draft=f"Hallo, sentence {number}", other="corrected", added="important"))
    path.write_bytes(editor.replace(b"first", b"second"))
    assert program.take_in() == 0
    last = f"Hallo, sentence {saves - 1}"
    assert texts(program.session) == {"draft": last, "other": "corrected", "added": "important"}
    assert program.session.need.text == "second"


def test_what_was_just_written_here_can_be_deleted_in_an_editor(path: Path) -> None:
    program = Program(path, "a")
    program.write(rules(r1="one", r2="two"))
    path.write_bytes(path.read_bytes().replace(b'[rules.items.r2]\ntext = "two"\n', b""))
    program.take_in()
    assert texts(program.session) == {"r1": "one"}


def test_what_another_program_takes_back_is_taken_back(path: Path) -> None:
    one, two = Program(path, "a"), Program(path, "b")
    one.write(need("second"))
    two.take_in()
    two.write(need("first"))
    one.take_in()
    assert one.session == need("first")
    assert (one.write(one.session), two.write(two.session)) == ("unchanged", "unchanged")


def test_what_another_program_added_was_taken_in_and_is_deleted_there_does_not_come_back(path: Path) -> None:
    one, two = Program(path, "a"), Program(path, "b")
    two.write(rules(r1="one"))
    one.take_in()
    two.write(rules())
    one.take_in()
    assert texts(one.session) == {}


def test_an_editor_that_saves_one_text_again_and_again_makes_no_conflict(path: Path) -> None:
    program = Program(path, "a")
    program.write(need("second"))
    for text in (b"second a", b"second a b", b"second a b c"):
        path.write_bytes(re.sub(rb'"second[^"]*"', b'"' + text + b'"', path.read_bytes()))
        assert program.take_in() == 0
    assert program.session == need("second a b c")


def test_a_file_that_was_put_back_is_nobodys_change_and_is_written_again(path: Path) -> None:
    program = Program(path, "a")
    program.write(need("second"))
    earlier = path.read_bytes()
    program.write(need("third"))
    path.write_bytes(earlier)
    assert program.file.look() is None
    theirs = program.file.look()
    assert theirs is not None
    assert program.file.is_put_back(theirs)
    assert program.file.merged(program.session, theirs).session == program.session
    program.file.rebase(theirs)
    assert program.write(program.session) == "saved"
    assert b"third" in path.read_bytes()
    assert b"state = 3" in path.read_bytes()


def test_without_a_beginning_that_is_known_both_texts_survive(path: Path) -> None:
    path.write_bytes(TEXT + b"[rules.items.r]\ntext = 'ours'\n[writers.items.a]\nstate = 4\n")
    program = Program(path, "a")
    path.write_bytes(TEXT + b"[rules.items.r]\ntext = 'theirs'\n[writers.items.a]\nstate = 2\n")
    assert program.take_in() == 1
    assert texts(program.session) == {"r": "ours"}
    (conflict,) = program.session.conflicts.items.values()
    assert (conflict.base, conflict.theirs) == ("", "theirs")


def test_a_beginning_from_before_the_start_is_found_among_the_backups(path: Path) -> None:
    program = Program(path, "a")
    program.write(rules(r1="one", r2="two"))
    editor = path.read_bytes()
    program.file.save(rules(r1="one", r2="two", r3="three"), NOW + BACKUP_EVERY, writer=program.writer)
    again = Program(path, "c")
    path.write_bytes(editor.replace(b'[rules.items.r1]\ntext = "one"\n', b""))
    assert again.take_in() == 0
    assert texts(again.session) == {"r2": "two", "r3": "three"}


def test_two_who_write_at_once_without_a_screen_are_merged(path: Path) -> None:
    ours, theirs = SessionFile.open(path), SessionFile.open(path)
    theirs.save(replace(theirs.session, rules=Rules(items={"r1": Rule(text="theirs")})), NOW)
    merged = ours.save_with_others(need("ours"), NOW)
    assert (merged.need.text, [rule.text for rule in merged.rules.items.values()]) == ("ours", ["theirs"])
    assert SessionFile.open(path).session == merged


def test_a_program_that_is_saving_is_waited_for(path: Path) -> None:
    class Held(System):
        tries = 0

        def lock(self, file: int) -> bool:
            self.tries += 1
            return self.tries > 3 and super().lock(file)

        def sleep(self, seconds: float) -> None:
            pass

    system = Held()
    assert SessionFile.open(path, system=system).save(need("second"), NOW).outcome == "saved"
    assert system.tries == 4


def test_the_same_text_from_somebody_else_is_no_conflict(path: Path) -> None:
    ours, theirs = SessionFile.open(path), SessionFile.open(path)
    assert ours.save(need("same"), NOW).outcome == "saved"
    before = path.stat().st_ino
    assert theirs.save(need("same"), NOW).outcome == "unchanged"
    assert path.stat().st_ino == before


def test_a_file_that_vanished_is_written_again_only_when_it_is_asked_for(path: Path) -> None:
    file = SessionFile.open(path)
    path.unlink()
    with pytest.raises(FileNotFoundError, match="gone"):
        file.save(need("second"), NOW)
    assert not path.exists()
    assert file.save(need("second"), NOW, recreate=True).outcome == "recreated"
    assert codec.read(path.read_bytes()).session == need("second")


def test_a_folder_that_vanished_is_told(path: Path) -> None:
    folder = path.parent / "away"
    folder.mkdir()
    file = SessionFile.create(folder / "a.toml", need("x"))
    (folder / "a.toml").unlink()
    folder.rmdir()
    with pytest.raises(FileNotFoundError, match="folder"):
        file.save(need("y"), NOW)


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


def test_copies_are_kept_as_often_as_thinning_lets_them_stay() -> None:
    assert timedelta(hours=1) == BACKUP_EVERY * backups.RECENT
