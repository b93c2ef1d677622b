"""The program's own files, damaged or written by somebody else: they count as empty, and are told of at most."""

from pathlib import Path

import pytest

from tests.room import empty_room, opened, room
from toi_tui import cli
from toi_tui.storage import shipped
from toi_tui.storage.disk import places
from toi_tui.storage.state import recent

JUNK = (
    b"",
    b"\x00" * 100,
    b"\xff\xfe{",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"{}",
    b"[]",
    b"null",
    b'{"sessions": [null, {"path": "\\u0000", "title": "\\u001b[2J", "step": "x", "when": "9999", "name": ""}]}',
    b'{"sessions": {"path": "x"}, "mindmap": {"a": [[]]}, "risks": [1e999], "swapped": "yes"}',
    b'{"sessions": [{"path": "/dev/", "title": "[/]\\u001b]0;", "step": "", "when": "0001-01-01", "name": "../x"}]}',
    b'{"mindmap": ["gone", 1, null, "\\ud800"], "version": {}, "files": 3}',
    b"language = 1\ntheme = []\nglyphs = {}\nkeys = 3\nx = nan\n",
    b'[keys]\nundo = "\\u001b[2J"\nredo = ["", 1, "ctrl+"]\n"swot.heavier" = "\\ud800"\n"\\u001b]0;X\\u0007" = "a"\n',
    b'template = 1\n[method]\nid = "\\u001b[2J"\nname = "[/]"\ndays = "x"\n',
)


@pytest.fixture
def damaged(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A session of which the program remembers this junk, wherever it remembers something."""
    path = tmp_path / "istunto.toml"
    path.write_bytes(shipped.example("kuusilampi"))
    name = f"{places.session_name(path)}.json"
    kept = (
        places.state_folder() / "recent.json",
        places.state_folder() / "views" / name,
        places.cache_folder() / "lists" / f"{places.session_name(tmp_path)}.json",
        places.config_folder() / "config.toml",
        places.own_methods_folder() / "oma.toml",
        places.own_methods_folder() / "toi.fi.toml",
        *(
            folder / f"junk{ending}"
            for folder in places.journal_folders("y8ysjmdk", path)
            for ending in (".journal", ".base")
        ),
    )
    for each in kept:
        places.private(each.parent)
        each.write_bytes(request.param)
    return path


@pytest.mark.parametrize("damaged", JUNK, indirect=True, ids=range(len(JUNK)))
def test_the_subcommands_do_their_work(capsys: pytest.CaptureFixture[str], damaged: Path) -> None:
    for arguments in (
        ["list", damaged.parent],
        ["check", damaged],
        ["keys"],
        ["keys", "--ids"],
        ["doctor"],
        ["show", damaged],
    ):
        assert cli.main([*map(str, arguments)]) == 0, arguments
    assert cli.main(["new", str(damaged.parent / "uusi.toml"), "--start", "12.4."]) in {0, 1}
    said = "".join(capsys.readouterr())
    assert "\x1b" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("damaged", JUNK, indirect=True, ids=range(len(JUNK)))
async def test_the_program_starts_at_home_and_shows_what_it_remembers(damaged: Path) -> None:
    async with empty_room(damaged.parent) as home:
        await home.press("down", "down", "delete", "up", "ctrl+q")
    assert home.app.return_code == 0


@pytest.mark.parametrize("damaged", JUNK, indirect=True, ids=range(len(JUNK)))
async def test_a_session_is_opened_and_undone_beside_damaged_journals(damaged: Path) -> None:
    before = damaged.read_bytes()
    async with opened(damaged, step="swot") as mentor:
        await mentor.press("u", "delete", "u", "u", "ctrl+q")
    assert mentor.app.return_code == 0
    assert damaged.read_bytes() == before


@pytest.mark.parametrize(
    "view", [{"mindmap": {"a": 1}, "risks": []}, {"mindmap": [1, [], "x"] * 1000}, {"mindmap": "x"}]
)
async def test_a_view_of_any_shape_is_no_hindrance(view: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "load_view", lambda _path: view)
    async with room() as mentor:
        await mentor.press(*"2345678901")
        mentor.see("Kolmen tapaamisen")
