"""`toi forget`: of a session that was worked on, nothing is left but its file."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.room import opened
from toi_tui.cli import main
from toi_tui.editing.delta import Delta
from toi_tui.editing.history import Change
from toi_tui.storage import shipped
from toi_tui.storage.disk.places import cache_folder, state_folder
from toi_tui.storage.journal.journal import Journal
from toi_tui.storage.kept.forgetting import forget
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import backups

NOW = datetime(2027, 4, 14, 9, 0)  # noqa: DTZ001


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "istunto.toml"
    path.write_bytes(shipped.example("kuusilampi"))
    return path


def told_of(*words: str) -> list[Path]:
    """The program's own files that hold one of these words, or are named after the session."""
    files = [file for folder in (state_folder(), cache_folder()) for file in folder.rglob("*") if file.is_file()]
    return [
        file for file in files
        if any(word.encode() in file.read_bytes() for word in words) or "istunto" in str(file)
    ]  # fmt: skip


async def test_everything_but_the_file_goes(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with opened(path, step="swot") as mentor:
        await mentor.press("n")
        await mentor.write("salainen")
        await mentor.press("enter", "escape", "ctrl+s")
        with pytest.raises(BlockingIOError):
            forget(path)
    backups.keep(path, path.read_bytes(), NOW)
    old = path.stat()
    main(["list", str(path.parent)])
    assert told_of("salainen", "Kolmen tapaamisen")
    assert main(["forget", str(path), str(path)]) == 0
    assert told_of("salainen", "Kolmen tapaamisen") == []
    assert path.stat().st_mtime_ns == old.st_mtime_ns
    assert "istunto.toml" in capsys.readouterr().out


def test_a_session_that_is_open_is_not_forgotten(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = Journal(path, SessionFile.open(path).session.identity.id, b"")
    journal.append(Change("edit", "x", Delta()))
    assert journal.flush()
    assert main(["forget", str(path)]) == 1
    assert "close it first" in capsys.readouterr().err
    journal.close()


def test_a_file_that_is_gone_is_forgotten_too(path: Path) -> None:
    backups.keep(path, path.read_bytes(), NOW)
    path.unlink()
    assert main(["forget", str(path)]) == 0
    assert backups.copies(path) == []


def _no_more(_question: str) -> str:
    """As Ctrl+D answers."""
    raise EOFError


def test_a_question_about_an_item_prints_no_escape_sequence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.toml"
    path.write_text('format = 1\n[people.items."p\\u001b[31m"]\nname = "one\\ntwo"\n')
    main(["forget", str(path), "--item", "p\x1b[31m"])
    said = capsys.readouterr().out
    assert "one two" in said
    assert "\x1b" not in said


def test_an_item_is_erased_after_a_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'format = 1\n[session]\nid = "7f3k9x2a"\n[people.items.p4c8m2xa]\nname = "Matti"\n')
    assert main(["forget", str(path), "--item", "p4c8m2xa"]) == 2
    assert b"Matti" in path.read_bytes()
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: "no")
    assert main(["forget", str(path), "--item", "p4c8m2xa"]) == 1
    assert b"Matti" in path.read_bytes()
    monkeypatch.setattr("builtins.input", _no_more)
    assert main(["forget", str(path), "--item", "p4c8m2xa"]) == 1
    assert b"Matti" in path.read_bytes()
    monkeypatch.setattr("builtins.input", lambda _question: "Yes")
    assert main(["forget", str(path), "--item", "p4c8m2xa"]) == 0
    assert b"Matti" not in path.read_bytes()
    said = capsys.readouterr().out
    assert "p4c8m2xa: Participants: Matti" in said
    assert "Erased for good" in said
    assert main(["forget", str(path), "--item", "p4c8m2xa", "--yes"]) == 0
    assert "not in the file" in capsys.readouterr().out
