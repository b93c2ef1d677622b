import errno
import stat
from pathlib import Path

import pytest

from toi_tui.locale.languages import LANGUAGES
from toi_tui.storage import config
from toi_tui.storage.config import Config


def write(data: bytes | str) -> Path:
    file = config.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


@pytest.mark.usefixtures("home")
def test_without_a_file_everything_has_its_default() -> None:
    assert config.read() == Config(language="auto", theme="auto", glyphs="auto", keys={}, unknown=(), problems=())


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_file_says_otherwise(start: str, newline: str) -> None:
    text = 'language = "fi"\ntheme = "dark"\nglyphs = "ascii"\n[keys]\n"swot.next" = "f7"\nundo = ["u", "f8"]\n'
    write(start + text.replace("\n", newline))
    assert config.read() == Config("fi", "dark", "ascii", {"swot.next": "f7", "undo": "u,f8"})


@pytest.mark.usefixtures("home")
def test_a_command_id_needs_no_quotes() -> None:
    write('[keys]\nswot.next = "f7"\n[keys.days]\nnext.day = "f9"\n')
    assert config.read().keys == {"swot.next": "f7", "days.next.day": "f9"}


@pytest.mark.usefixtures("home")
def test_unknown_settings_are_named_and_do_no_harm() -> None:
    write('colour = 3\ntheme = "light"\n[future]\nx = 1\n')
    assert config.read() == Config(theme="light", unknown=("colour", "future"))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("value", ['"xx"', "3", "true", "[]", "{}", '""', "2027-01-01"])
def test_a_value_that_is_not_possible_is_reported_and_the_default_used(value: str) -> None:
    file = write(f'language = {value}\ntheme = "dark"\n')
    found = config.read()
    assert (found.language, found.theme) == ("auto", "dark")
    assert [str(problem) for problem in found.problems] == [
        f'{file}: language: must be one of auto, {", ".join(LANGUAGES)}; "auto" is used.'
    ]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("value", ["3", '""', "[]", '["f7", 3]', '[" "]'])
def test_a_key_that_is_none_is_reported_and_the_others_hold(value: str) -> None:
    write(f'[keys]\nundo = {value}\nredo = "f8"\n')
    found = config.read()
    assert found.keys == {"redo": "f8"}
    assert [problem.values["key"] for problem in found.problems] == ["keys.undo"]


@pytest.mark.usefixtures("home")
def test_keys_that_are_no_table_are_reported() -> None:
    write("keys = 3")
    assert "keys: must be a table" in str(config.read().problems[0])


@pytest.mark.usefixtures("home")
def test_what_is_told_of_the_file_holds_nothing_that_a_terminal_obeys() -> None:
    write('[keys]\n"\\u001b[2J" = 3\n')
    assert "\x1b" not in str(config.read().problems[0])


BROKEN = [
    b'language = "fi"\n[[[',
    b'language = "\xff"',
    b"x = " + b"1" * 5000,
    b"x = " + b"[" * 5000,
    b"x = " + b"{a=" * 900,
    b"a." * 20_000 + b"a = 1",
    b"#" * 1_100_000,
]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("data", BROKEN, ids=range(len(BROKEN)))
def test_a_file_that_cannot_be_read_is_reported_and_left_alone(data: bytes) -> None:
    file = write(data)
    found = config.read()
    assert found == Config(problems=found.problems)
    assert str(found.problems[0]).startswith(f"{file}: this is not a TOML file that can be read (")
    with pytest.raises(OSError):
        config.save_setting("theme", "dark")
    assert file.read_bytes() == data


@pytest.mark.usefixtures("home")
def test_a_folder_in_place_of_the_file_is_reported() -> None:
    config.config_file().mkdir(parents=True)
    assert "folder" in str(config.read().problems[0])


@pytest.mark.usefixtures("home")
def test_a_problem_speaks_the_language_in_use_when_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    write("theme = 3")
    (problem,) = config.read().problems
    monkeypatch.setattr(config, "_", lambda text: "SUOMEKSI {key} {default}")
    assert str(problem) == "SUOMEKSI theme auto"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "dark"\n'),
        ("# mine", '# mine\ntheme = "dark"\n'),
        ('theme = "light"', 'theme = "dark"'),
        ("theme='light' # day\n", 'theme="dark" # day\n'),
        ("theme = 3\n", 'theme = "dark"\n'),
        ('  "theme" = "light"\r\nx = 1\r\n', '  "theme" = "dark"\r\nx = 1\r\n'),
        ('# theme = "x"\n[keys]\ntheme = "f7"\n', '# theme = "x"\ntheme = "dark"\n[keys]\ntheme = "f7"\n'),
        ('x = 1\r\n\r\n[keys]\r\nundo = "u"\r\n', 'x = 1\r\n\r\ntheme = "dark"\r\n[keys]\r\nundo = "u"\r\n'),
        ("\ufeff[future]\n", '\ufefftheme = "dark"\n[future]\n'),
    ],
)
def test_a_setting_is_kept_and_so_is_the_rest_of_the_file(before: str, after: str) -> None:
    file = write(before)
    config.save_setting("theme", "dark")
    assert file.read_bytes().decode() == after
    assert config.read().theme == "dark"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "text",
    ['theme = """light"""\n', 'x = """\ntheme = "light"\n"""\n', 'theme = [\n"light"]\n', '"th\\u0065me" = "x"\n'],
)
def test_a_file_that_is_not_understood_line_by_line_is_left_alone(text: str) -> None:
    file = write(text)
    with pytest.raises(OSError, match="by hand") as caught:
        config.save_setting("theme", "dark")
    assert caught.value.errno == errno.EINVAL
    assert file.read_text() == text


@pytest.mark.usefixtures("home")
def test_the_first_setting_makes_the_file_for_the_user_alone() -> None:
    config.save_setting("language", "fi")
    file = config.config_file()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert config.read().language == "fi"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("key", "value"), [("language", "xx"), ("keys", "x"), ("colour", "red")])
def test_a_setting_that_does_not_exist_is_refused(key: str, value: str) -> None:
    with pytest.raises(ValueError):
        config.save_setting(key, value)
    assert not config.config_file().exists()


def test_the_language_setting_offers_what_there_is() -> None:
    assert set(config.CHOICES["language"]) == {"auto", *LANGUAGES}
