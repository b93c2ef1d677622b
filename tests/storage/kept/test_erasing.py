"""Erasing for good: no word of an item is left in anything that is kept of a session, and all else is as it was."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.journal.test_resuming import NOW, START, Program
from toi_tui.editing.chronicle import Chronicle
from toi_tui.storage.disk.places import state_folder
from toi_tui.storage.journal import leftovers
from toi_tui.storage.kept.erasing import erase
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import backups

SECRET = "Matti Eskelinen"


def kept_files(path: Path) -> list[Path]:
    """All that is kept of a session, its file first."""
    return [path, *(each for each in state_folder().rglob("*") if each.is_file())]


def holding(path: Path, words: str) -> list[Path]:
    return [each for each in kept_files(path) if words.encode() in each.read_bytes()]


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "a.toml"
    path.write_bytes(START)
    return path


def worked_on(path: Path) -> Program:
    """A program that has written, corrected, deleted and saved."""
    program = Program(path).add("t1", SECRET).save().add("t2", "two").write("t1", f"{SECRET}, T.").save()
    backups.keep(path, path.read_bytes(), NOW + timedelta(hours=1))
    return program.add("t3", "three").write("t1", f"{SECRET}!").save()


@pytest.mark.parametrize("ends", ["well", "killed", "killed with more to save"])
def test_no_word_is_left_anywhere_and_the_rest_can_be_undone(path: Path, ends: str) -> None:
    program = worked_on(path)
    if ends == "killed with more to save":
        program.add("t4", "four").write("t1", f"{SECRET} once more")
    program.end() if ends == "well" else program.kill()
    assert len(holding(path, SECRET)) > 2
    assert erase(path, ["t1"], NOW) > 2
    assert holding(path, SECRET) == []
    again = Program(path)
    left = ["zero", "two", "three", *(["four"] if "more" in ends else [])]
    assert again.texts == left
    while again.document.undo() is not None:
        assert "t1" not in again.document.session.swot.threats
    assert again.texts == ["zero"]
    while again.document.redo() is not None:
        assert "t1" not in again.document.session.swot.threats
    assert again.texts == left
    again.kill()


def test_what_was_deleted_long_ago_is_erased_as_well(path: Path) -> None:
    worked_on(path).remove("t1").save().end()
    assert holding(path, SECRET)
    erase(path, ["t1"], NOW)
    assert holding(path, SECRET) == []
    assert [row.text for row in SessionFile.open(path).session.swot.threats.values()] == ["zero", "two", "three"]


def test_what_a_journal_that_was_laid_aside_holds_goes_too(path: Path) -> None:
    worked_on(path).kill()
    (log,) = leftovers.left_behind("7f3k9x2a", path)
    log.lay_aside()
    erase(path, ["t1"], NOW)
    assert holding(path, SECRET) == []
    assert holding(path, "three") != [path]


def test_a_backup_that_cannot_be_read_goes_when_it_may_hold_it(path: Path) -> None:
    worked_on(path).end()
    newest = backups.copies(path)[0].path
    newest.write_bytes(newest.read_bytes() + b"\nbroken = ")
    erase(path, ["t1"], NOW)
    assert not newest.exists()
    assert holding(path, SECRET) == []


def test_nothing_is_erased_while_a_program_has_the_session_open(path: Path) -> None:
    program = worked_on(path)
    with pytest.raises(BlockingIOError):
        erase(path, ["t1"], NOW)
    assert SECRET in SessionFile.open(path).session.swot.threats["t1"].text
    program.kill()


def test_another_session_that_lay_there_before_keeps_its_words(path: Path) -> None:
    worked_on(path).end()
    other = START.replace(b"7f3k9x2a", b"another9")
    backups.keep(path, other + f'[swot.threats.t1]\ntext = "{SECRET}"\n'.encode(), NOW + timedelta(hours=2))
    erase(path, ["t1"], NOW)
    assert len(holding(path, SECRET)) == 1


def test_the_chronicle_says_that_something_was_done_and_not_what(path: Path) -> None:
    worked_on(path).end()
    before = Program(path)
    count = len(before.document.chronicle.changes)
    before.kill()
    erase(path, ["t1"], NOW)
    after = Program(path)
    chronicle: Chronicle = after.document.chronicle
    assert len(chronicle.changes) == count
    after.kill()
