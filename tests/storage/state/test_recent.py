import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from toi_tui.storage.disk.places import state_folder
from toi_tui.storage.state import recent

NOW = datetime(2027, 4, 12, 10, 30, tzinfo=UTC)
BROKEN = [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"[" * 100_000, b"1" * 5000, b'{"sessions": 3}', b'{"sessions": [3]}']


def write_list(data: bytes) -> None:
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / "recent.json").write_bytes(data)


def test_the_session_opened_last_comes_first(home: Path) -> None:
    recent.remember(home / "a.toml", "Eka", "swot", NOW)
    recent.remember(home / "b.toml", "Toka", "", NOW + timedelta(hours=1))
    newest, oldest = recent.sessions()
    assert (newest.path, newest.title, newest.step) == (home / "b.toml", "Toka", "")
    assert (oldest.path, oldest.title, oldest.step, oldest.when) == (home / "a.toml", "Eka", "swot", NOW)


def test_a_session_stands_once_in_the_list(home: Path) -> None:
    (home / "link.toml").symlink_to("a.toml")
    recent.remember(home / "a.toml", "Vanha", "swot", NOW)
    recent.remember(home / "b.toml", "Toinen", "swot", NOW)
    recent.remember(home / "link.toml", "Uusi", "days", NOW)
    assert [(found.path.name, found.title) for found in recent.sessions()] == [
        ("link.toml", "Uusi"),
        ("b.toml", "Toinen"),
    ]


def test_a_relative_path_is_kept_absolute(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    recent.remember(Path("a.toml"), "", "", NOW)
    assert recent.sessions()[0].path == home / "a.toml"


def test_only_so_many_are_remembered(home: Path) -> None:
    for number in range(recent.BOUND + 5):
        recent.remember(home / f"{number}.toml", str(number), "", NOW)
    assert [int(found.title) for found in recent.sessions()] == list(range(34, 4, -1))


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_list_is_empty_and_replaced(home: Path, data: bytes) -> None:
    write_list(data)
    assert recent.sessions() == []
    recent.remember(home / "a.toml", "Eka", "", NOW)
    assert [found.title for found in recent.sessions()] == ["Eka"]


@pytest.mark.parametrize(
    "change",
    [
        {"path": 3},
        {"path": "\ud800"},
        {"title": None},
        {"when": "eilen"},
        {"when": "0001-01-01T00:00:00+14:00"},
        {"name": []},
    ],
)
def test_a_broken_entry_is_left_out(home: Path, change: dict[str, object]) -> None:
    recent.remember(home / "a.toml", "Eka", "", NOW)
    recent.remember(home / "b.toml", "Toka", "", NOW)
    table = json.loads((state_folder() / "recent.json").read_bytes())
    table["sessions"][0].update(change)
    write_list(json.dumps(table).encode())
    assert [found.title for found in recent.sessions()] == ["Eka"]


def test_what_would_harm_the_terminal_is_cleaned(home: Path) -> None:
    recent.remember(home / "a.toml", "a\x1b]0;x\n\ud800", "swot", NOW)
    assert recent.sessions()[0].title == "a␛]0;x \N{REPLACEMENT CHARACTER}"


def test_a_path_that_is_not_utf8_is_remembered(home: Path) -> None:
    path = home / os.fsdecode(b"\xff.toml")
    recent.remember(path, "", "", NOW)
    assert recent.sessions()[0].path == path


def test_a_view_is_kept_for_its_session(home: Path) -> None:
    view = {"step": "mindmap", "folded": ["n8f3"], "cursor": {"mindmap": 3}}
    recent.save_view(home / "a.toml", view)
    assert recent.load_view(home / "a.toml") == view
    assert recent.load_view(home / "b.toml") == {}


@pytest.mark.parametrize("data", BROKEN[:7])
def test_a_broken_view_is_empty(home: Path, data: bytes) -> None:
    recent.save_view(home / "a.toml", {"step": "swot"})
    (file,) = (state_folder() / "views").iterdir()
    file.write_bytes(data)
    assert recent.load_view(home / "a.toml") == {}


def test_a_view_of_other_than_json_values_is_refused_and_the_old_one_stays(home: Path) -> None:
    recent.save_view(home / "a.toml", {"step": "swot"})
    with pytest.raises(TypeError):
        recent.save_view(home / "a.toml", {"step": home})
    assert recent.load_view(home / "a.toml") == {"step": "swot"}


def test_a_forgotten_session_leaves_nothing(home: Path) -> None:
    for name in ("a.toml", "b.toml"):
        recent.remember(home / name, name, "", NOW)
        recent.save_view(home / name, {"step": "swot"})
    recent.forget(home / "a.toml")
    recent.forget(home / "a.toml")
    assert [found.title for found in recent.sessions()] == ["b.toml"]
    assert recent.load_view(home / "a.toml") == {}
    assert recent.load_view(home / "b.toml") == {"step": "swot"}


def test_what_is_remembered_is_the_users_alone(home: Path) -> None:
    before = os.umask(0)
    try:
        recent.remember(home / "a.toml", "", "", NOW)
        recent.save_view(home / "a.toml", {})
    finally:
        os.umask(before)
    for path in state_folder().rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_a_state_folder_that_cannot_be_written_does_no_harm(home: Path) -> None:
    (home / "state").write_text("in the way")
    recent.remember(home / "a.toml", "", "", NOW)
    recent.save_view(home / "a.toml", {"step": "swot"})
    assert recent.sessions() == []
    assert recent.load_view(home / "a.toml") == {}
