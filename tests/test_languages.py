"""The table of languages: each entry holds together, and everything that asks for a language asks the table."""

import ast
import json
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toi_tui
from toi_tui import locale
from toi_tui.locale import dates
from toi_tui.locale.languages import LANGUAGES, SOURCE
from toi_tui.model.dates import YEARS, read_date, read_day, read_time
from toi_tui.storage import shipped

PACKAGE = Path(toi_tui.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
TABLE = PACKAGE / "locale" / "languages.py"
HYPHENS = PACKAGE / "widgets" / "hyphens.py"

ADDED = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import fields
from datetime import date
from toi_tui.locale.languages import LANGUAGES
english = LANGUAGES["en"]
months = tuple(f"{name}onth" for name in "abcdefghijkl")
reading = english.reading._replace(week="vecka", months=months, ends="senast")
LANGUAGES["xx"] = english._replace(
    name="Pseudo", months=tuple("abcdefghijkl"), date="{month}/{day}", full="{month}/{day}/{year}", reading=reading
)

from toi_tui.cli import main
from toi_tui.model.dates import read_date
from toi_tui.model.spans import read_span
from toi_tui.screens.session.pages import CHOICES
from toi_tui.shell.commands.everywhere import LANGUAGE
from toi_tui.storage import config

def run(*arguments):
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main(arguments)
    return code, out.getvalue() + err.getvalue()

since = date(2027, 3, 15)
print(json.dumps({
    "label": LANGUAGE.label,
    "settings": config.CHOICES["language"],
    "session": list(CHOICES["language"]),
    "date": str(read_date("4/30/2027", since)),
    "spans": [str(read_span(said, since).due) for said in ("senast vecka 36", "donth 2028", "4/30")],
    "new": run("new", "s.toml", "--language", "xx"),
    "check": run("check", "s.toml", "--lang", "xx"),
    "schema": json.loads(run("schema")[1])["$defs"]["Identity"]["properties"]["language"]["enum"],
}))
"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_entry_has_all_names_and_its_catalogue_and_method_are_there(code: str) -> None:
    language = LANGUAGES[code]
    assert (len(set(language.weekdays)), len(set(language.months)), len(language.reading.months)) == (7, 12, 12)
    assert code == SOURCE or (Path(locale.__file__).parent / code / "LC_MESSAGES" / "toi_tui.mo").is_file()
    assert shipped.method("toi", code).language == code


def test_no_month_of_a_language_is_another_one_in_another_language() -> None:
    every = [(name, number) for language in LANGUAGES.values() for number, name in enumerate(language.months, start=1)]
    for name, number in every:
        said = read_day(f"1 {name}")
        assert said is None or said.month == number, name


@pytest.mark.parametrize("code", LANGUAGES)
@given(day=st.dates(date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31)), at=st.times())
def test_what_a_language_writes_is_understood_again(code: str, day: date, at: time) -> None:
    with locale.speaking(code):
        assert read_date(dates.full(day), day) == day
        assert read_date(f"{dates.weekday(day)} {dates.full(day)}", day) == day
        assert read_date(dates.with_weekday(day), day) == day
        assert read_time(dates.clock(at)) == at.replace(second=0, microsecond=0)


def test_an_entry_that_is_added_is_followed_by_all_that_is_made_of_the_table(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ADDED], capture_output=True, check=True, text=True,
        cwd=tmp_path, env={"PYTHONPATH": str(PACKAGE.parent), "HOME": str(tmp_path), "PATH": ""},
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["label"] == " / ".join((*locale.languages.names().values(), "Pseudo"))
    assert found["settings"] == ["auto", *LANGUAGES, "xx"]
    assert found["session"] == found["schema"] == [*LANGUAGES, "xx"]
    assert found["date"] == "2027-04-30"
    assert found["spans"] == ["2027-09-10", "2028-04-30", "2027-04-30"]
    assert [found["new"][0], found["check"][0]] == [0, 0], found
    assert 'language = "xx"' in (tmp_path / "s.toml").read_text("utf-8")


def named(path: Path) -> list[str]:
    """The languages that a module names: by their code or their own name, but for defaults of arguments."""
    tree = ast.parse(path.read_text("utf-8"))
    defaults = {
        id(default)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for default in (*node.args.defaults, *node.args.kw_defaults)
    }
    words = {*LANGUAGES, *locale.languages.names().values()}
    constants = [each for each in ast.walk(tree) if isinstance(each, ast.Constant) and id(each) not in defaults]
    return [each.value for each in constants if isinstance(each.value, str) and each.value in words]


def test_a_language_is_named_in_the_table_alone_and_where_its_words_are_hyphenated() -> None:
    found = {path: said for path in MODULES if (said := named(path))}
    assert set(found) == {TABLE, HYPHENS}, found
