import stat
from pathlib import Path

import pytest

from toi_tui.storage.disk import beside


def test_a_file_lies_beside_the_session_for_its_owner_alone(tmp_path: Path) -> None:
    path = beside.keep(tmp_path / "session.toml", "Esitehtävä.eml", b"words")
    assert path == tmp_path / "Esitehtävä.eml"
    assert path.read_bytes() == b"words"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_overwritten_a_number_is_added(tmp_path: Path) -> None:
    names = [beside.keep(tmp_path / "session.toml", "a.b.eml", word).name for word in (b"1", b"2", b"3")]
    assert names == ["a.b.eml", "a.b 2.eml", "a.b 3.eml"]
    assert (tmp_path / "a.b.eml").read_bytes() == b"1"


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        beside.keep(tmp_path / "gone" / "session.toml", "a.eml", b"")
