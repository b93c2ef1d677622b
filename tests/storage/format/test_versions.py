"""Files that earlier versions wrote: each format keeps its files here for ever, and every version reads them all."""

from pathlib import Path

import pytest

from toi_tui.model.session import FORMAT
from toi_tui.storage import codec
from toi_tui.storage.format import versions

KEPT = sorted((Path(__file__).parent / "kept").glob("*/*.toml"))
CURRENT = [path for path in KEPT if path.parent.name == str(FORMAT)]


def test_every_format_has_kept_files_and_a_migration_to_the_next() -> None:
    assert {int(path.parent.name) for path in KEPT} == set(range(1, FORMAT + 1))
    assert set(versions.MIGRATIONS) == set(range(1, FORMAT))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_kept_file_is_read_and_not_written_while_nothing_changes(path: Path) -> None:
    data = path.read_bytes()
    opened = codec.read(data)
    assert opened.format == int(path.parent.name)
    assert codec.write(opened.session, opened.layout)[0] == data


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_kept_file_says_the_same_when_it_is_written_anew(path: Path) -> None:
    opened = codec.read(path.read_bytes())
    assert codec.read(codec.write(opened.session)[0]).session == opened.session


def test_a_file_of_an_earlier_format_is_brought_up_and_written_as_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(tables: versions.Tables) -> versions.Tables:
        session = {"title" if key == "farewell" else key: value for key, value in tables["session"].items()}
        return {**tables, "session": session}

    for module in ("codec", "format.versions", "format.tables"):
        monkeypatch.setattr(f"toi_tui.storage.{module}.FORMAT", 2)
    monkeypatch.setattr(versions, "MIGRATIONS", {1: rename})
    old = b'# ours\nformat = 1\n\n[session]\nfarewell = "hei"\n\n[others]\nx = 1\n'
    opened = codec.read(old)
    assert (opened.format, opened.session.identity.title) == (1, "hei")
    assert codec.write(opened.session, opened.layout)[0] == old
    changed = codec.read(b'format = 2\n\n[session]\ntitle = "moi"\n\n[others]\nx = 1\n').session
    data, _layout = codec.write(changed, opened.layout)
    assert data.startswith(b"# ours\nformat = 2\n")
    assert codec.read(data).session == changed
