"""`toi recover`: what journals and backups have of a session is listed, told, and written to a new file."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.storage.journal.test_resuming import START, Program
from tests.waiting import LONG
from toi_tui.cli import main
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import backups

NOW = datetime(2026, 4, 12, 9, 5)  # noqa: DTZ001  # the clock on the wall
OLDER = START.replace(b"zero", b"older")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session whose file was emptied while a program had it open; what was typed is in the journal."""
    path = tmp_path / "a.toml"
    path.write_bytes(START)
    backups.keep(path, OLDER, NOW)
    program = Program(path).add("t1", "one").save().add("t2", "two")
    path.write_bytes(b"")
    assert program.journal.close(LONG, saved=False)
    return path


def test_what_there_is_is_listed_the_journal_first(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recover", str(path)]) == 0
    first, second, third, *_rest = capsys.readouterr().out.splitlines()
    assert first.startswith("  1  ")
    assert "1 change that was not in the file" in first
    assert "backup" in second  # what stood there before the first save
    assert "12.4.2026 9.05" in third or "Apr 2026" in third


def test_a_state_is_told_as_text(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recover", str(path), "--show", "1"]) == 0
    assert "two" in capsys.readouterr().out
    assert main(["recover", str(path), "--show", "3"]) == 0
    assert "older" in capsys.readouterr().out


def test_a_state_is_written_to_a_new_file_and_never_over_another(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = path.with_name("new.toml")
    assert main(["recover", str(path), "-o", str(new)]) == 0
    assert [note.text for note in SessionFile.open(new).session.swot.threats.values()] == ["zero", "one", "two"]
    assert main(["recover", str(path), "-o", str(new), "--from", "3"]) == 1
    assert main(["recover", str(path), "-o", str(path.with_name("old.toml")), "--from", "3"]) == 0
    assert path.with_name("old.toml").read_bytes() == OLDER
    assert path.read_bytes() == b""
    assert "old.toml" in capsys.readouterr().out


@pytest.mark.parametrize("number", ["0", "-1", "9"])
def test_a_number_that_is_none_is_refused(path: Path, number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recover", str(path), "--show", number]) == 1
    assert "the last one is 3" in capsys.readouterr().err


def test_of_a_file_that_nobody_knows_nothing_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recover", str(tmp_path / "b.toml")]) == 1
    assert "Neither a journal nor a backup" in capsys.readouterr().err


def test_what_lies_under_an_older_path_is_found_by_the_session(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = path.with_name("moved.toml")
    moved.write_bytes(START)
    assert main(["recover", str(moved)]) == 0
    said = capsys.readouterr().out
    assert said.count(str(path)) == 3


@pytest.mark.parametrize("command", [["show"], ["check"], ["add", "--to", "swot.threats", "x"], ["adopt"]])
def test_who_meets_the_file_is_told_of_it(path: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    name, *rest = command
    assert main([name, str(path), *rest]) == 1
    assert f"toi recover {path}" in capsys.readouterr().err


def test_a_program_that_is_at_work_is_listed_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(START)
    program = Program(path).add("t1", "one")
    assert program.journal.flush(LONG)
    assert main(["recover", str(path), "--show", "1"]) == 0
    assert "one" in capsys.readouterr().out
    assert program.add("t2", "two").journal.flush(LONG)
    program.end()
