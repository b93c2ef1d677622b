from pathlib import Path

import pytest

from toi_tui.storage.disk.paths import at_home, completed, is_there, proposed, read_path, shortened


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kolmen tapaamisen ohjausmalli", "kolmen-tapaamisen-ohjausmalli.toml"),
        ("Työ: ÄÖ / 2027!", "työ-äö-2027.toml"),
        ("../../etc/passwd", "etc-passwd.toml"),
        ("…", "session.toml"),
        ("", "session.toml"),
        ("x" * 300, "x" * 60 + ".toml"),
    ],
)
def test_a_file_is_named_after_the_title(tmp_path: Path, title: str, name: str) -> None:
    assert proposed(title, tmp_path) == tmp_path / name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "a.toml").touch()
    (tmp_path / "a-2.toml").touch()
    assert proposed("A", tmp_path) == tmp_path / "a-3.toml"


def test_a_home_folder_and_quotes_are_understood() -> None:
    assert read_path(' "~/a b.toml" ') == Path.home() / "a b.toml"
    assert read_path("~nobody-of-this-name/x").name == "x"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/tmp/a//srv/b/c.toml", "/srv/b/c.toml"),
        ("/tmp/a/~/c.toml", "~/c.toml"),
        ("/tmp/a/'/srv/b c.toml'", "/srv/b c.toml"),
        ("/tmp/~a/c.toml", "/tmp/~a/c.toml"),
        ("//server/share/c.toml", "//server/share/c.toml"),
    ],
)
def test_a_whole_path_pasted_behind_the_folder_is_taken_alone(text: str, path: str) -> None:
    assert read_path(text) == Path(path).expanduser()


def test_a_path_is_completed_as_far_as_there_is_one_way(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("first.toml", "first-2.toml", "other.txt"):
        (tmp_path / name).touch()
    assert completed(f"{tmp_path}/fi") == f"{tmp_path}/first"
    assert completed(f"{tmp_path}/first-") == f"{tmp_path}/first-2.toml"
    assert completed(f"{tmp_path}/fo") == f"{tmp_path}/folder/"
    assert completed(f"{tmp_path}/ot") == f"{tmp_path}/ot"
    assert completed(f"{tmp_path}/nowhere/x") == f"{tmp_path}/nowhere/x"


def test_a_path_in_the_home_folder_is_shortened_and_read_again() -> None:
    assert shortened(at_home("a b.toml")) == "~/a b.toml"
    assert read_path(shortened(at_home("a b.toml"))) == at_home("a b.toml")
    assert shortened(Path("/srv/a.toml")) == "/srv/a.toml"


def test_what_cannot_be_seen_is_not_there(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert [is_there(path) for path in (tmp_path, tmp_path / "gone", loop, tmp_path / ("x" * 300))] == [
        True,
        *[False] * 3,
    ]
