import os
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from toi_tui.storage.disk import places


def test_the_folders_follow_the_environment(home: Path) -> None:
    assert places.config_folder() == home / "config" / "toi_tui"
    assert places.state_folder() == home / "state" / "toi_tui"
    assert places.cache_folder() == home / "cache" / "toi_tui"
    assert places.own_methods_folder() == home / "config" / "toi_tui" / "methods"


@pytest.mark.parametrize("home", ["/home/mentori", "/home/mentori/", "koti", "", None])
@pytest.mark.parametrize("named", ["/else/where", "else/where", "", None])
def test_the_folders_are_where_platformdirs_says(
    monkeypatch: pytest.MonkeyPatch, home: str | None, named: str | None
) -> None:
    for name, value in {"HOME": home, **{f"XDG_{kind}_HOME": named for kind in ("CONFIG", "STATE", "CACHE")}}.items():
        monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)
    assert places.config_folder() == platformdirs.user_config_path("toi_tui", appauthor=False)
    assert places.state_folder() == platformdirs.user_state_path("toi_tui", appauthor=False)
    assert places.cache_folder() == platformdirs.user_cache_path("toi_tui", appauthor=False)


def test_asking_makes_no_folder(home: Path) -> None:
    places.own_methods_folder()
    places.state_folder()
    places.cache_folder()
    assert list(home.iterdir()) == []


def test_a_private_folder_is_the_users_alone_and_so_are_the_parents_made_for_it(home: Path) -> None:
    before = os.umask(0)
    try:
        made = places.private(home / "state" / "toi_tui" / "backups")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (made, *made.parents[:2])] == [0o700] * 3


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    places.private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(FileExistsError):
        places.private(tmp_path / "state")


def test_a_session_has_one_name_however_its_path_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = tmp_path / "Hyvä käytäntö.toml"
    session.write_text("")
    (tmp_path / "link.toml").symlink_to(session)
    monkeypatch.chdir(tmp_path)
    names = {
        places.session_name(path)
        for path in (session, Path("Hyvä käytäntö.toml"), tmp_path / "link.toml", tmp_path / "x" / ".." / session.name)
    }
    assert len(names) == 1
    assert names.pop().endswith("-Hyvä-käytäntö")


def test_sessions_of_the_same_file_name_have_different_names(tmp_path: Path) -> None:
    assert places.session_name(tmp_path / "a" / "x.toml") != places.session_name(tmp_path / "b" / "x.toml")


@pytest.mark.parametrize("stem", ["x" * 250, "漢" * 80, "..", "a/../b", "\n", os.fsdecode(b"\xff")])
def test_any_session_has_a_name_that_every_file_system_takes(tmp_path: Path, stem: str) -> None:
    name = places.session_name(tmp_path / f"{stem}.toml")
    assert len(f"{name}.json".encode()) < 255
    assert "/" not in name


def test_importing_needs_no_platformdirs() -> None:
    modules = ", ".join(
        f"toi_tui.storage.{name}" for name in ("disk.atomic", "state.backups", "state.recent", "config")
    )
    code = f"import sys, {modules}; print('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"False"
