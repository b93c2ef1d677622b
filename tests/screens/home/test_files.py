from datetime import date
from pathlib import Path

import pytest

from toi_tui.screens.home.files import RefusedError, completed, copied, days_from, opened, proposed, read_path

TODAY = date(2027, 4, 1)


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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("12.4.", [12, 13, 14, 15, 16]),
        ("ke 14.4.", [14, 15, 16, 19, 20]),
        ("12.4., 19.4., 26.4.", [12, 19, 26]),
        ("12.4., huomenna", None),
        ("1.4.,2.4.,5.4.,6.4.,7.4.,8.4.", None),
    ],
)
def test_the_days_are_read_as_they_are_said(text: str, wanted: list[int] | None) -> None:
    found = days_from(text, 5, TODAY)
    assert (None if found is None else [day.day for day in found]) == wanted


def test_days_of_a_period_that_has_begun_are_this_years() -> None:
    assert days_from("31.3., 7.4.", 5, TODAY) == [date(2027, 3, 31), date(2027, 4, 7)]


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


def test_a_broken_file_is_refused_with_its_places(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('format = 1\n[session]\nlanguage = "xx"\n')
    with pytest.raises(RefusedError) as refusal:
        opened(path)
    assert str(path) in refusal.value.lines
    assert any("line 3, column" in line and "session.language" in line for line in refusal.value.lines)


def test_an_example_is_copied_and_never_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert copied("kesken", path).session.identity.mentor == "Riitta Salmela"
    before = path.read_bytes()
    with pytest.raises(RefusedError):
        copied("kuusilampi", path)
    assert path.read_bytes() == before
