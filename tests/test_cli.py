"""The command line: each subcommand, its exit codes, both languages, the shapes of its JSON."""

import json
import os
import subprocess
import sys
import tomllib
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest

from toi_tui import __version__, locale
from toi_tui.cli import main
from toi_tui.headless import clock
from toi_tui.headless.new import weekdays
from toi_tui.headless.subcommands import SUBCOMMANDS
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model import names, words
from toi_tui.model.finding import texts_of
from toi_tui.model.item import kinds_of, lists_of
from toi_tui.model.session import LISTS, PARTS
from toi_tui.report.formats import FORMATS
from toi_tui.report.telling import tell
from toi_tui.screens import tables
from toi_tui.storage import config, shipped
from toi_tui.storage.disk.places import cache_folder, own_methods_folder, private
from toi_tui.storage.session_file import SessionFile

NOW = datetime(2027, 4, 14, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room


@pytest.fixture(autouse=True)
def third_morning(monkeypatch, tmp_path):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "kesken.toml"
    path.write_bytes(shipped.example("kesken"))
    return path


def said(capsys, *arguments):
    """The exit code and what was printed."""
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_version_is_said(capsys):
    assert said(capsys, "--version") == (0, f"toi {__version__}\n", "")
    assert said(capsys, "--lang", "fi", "--version") == (0, f"toi {__version__}\n", "")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_has_help_in_both_languages(capsys, name):
    code, english, _err = said(capsys, name, "--help")
    assert (code, "usage: toi" in english, "show this help" in english) == (0, True, True)
    code, finnish, _err = said(capsys, name, "--help", "--lang", "fi")
    assert (code, "käyttö: toi" in finnish, "näytä tämä ohje" in finnish) == (0, True, True)
    assert "usage" not in finnish


def test_the_help_names_every_subcommand(capsys):
    code, out, _err = said(capsys, "--help")
    assert code == 0
    assert all(f"\n  {name} " in out for name in SUBCOMMANDS)


def test_wrong_usage_is_said_in_the_language_asked_for(capsys):
    usage = f"usage: toi [-h] [--lang {{{','.join(LANGUAGES)}}}] [--version] [FILE]\n"
    assert said(capsys, "a", "b") == (2, "", f"{usage}toi: error: unrecognized arguments: b\n")
    code, _out, err = said(capsys, "--lang=fi", "a", "b")
    assert (code, "toi: virhe: tuntemattomia argumentteja: b" in err) == (2, True)
    code, _out, err = said(capsys, "--lang", "fi", "add")
    assert (code, "pakollinen puuttuu: TIEDOSTO, TEKSTI, --to" in err) == (2, True)


def test_an_unknown_language_is_wrong_usage(capsys):
    code, _out, err = said(capsys, "--lang", "xx")
    assert (code, "--lang" in err) == (2, True)
    code, _out, err = said(capsys, "list", "--lang", "xx")
    assert (code, "--lang" in err) == (2, True)


def test_the_language_comes_from_the_option_then_the_settings_then_the_environment(capsys, monkeypatch):
    monkeypatch.setenv("LANG", "fi_FI.UTF-8")
    said(capsys, "list")
    assert locale.current() == "fi"
    settings = config.config_file()
    settings.parent.mkdir(parents=True)
    settings.write_text('language = "en"\n')
    said(capsys, "list")
    assert locale.current() == "en"
    said(capsys, "list", "--lang", "fi")
    assert locale.current() == "fi"


def test_settings_that_are_not_understood_are_told_of_and_keep_nobody_out(capsys):
    settings = config.config_file()
    settings.parent.mkdir(parents=True)
    settings.write_text('language = "klingon"\n')
    code, out, err = said(capsys, "keys")
    assert (code, out != "") == (0, True)
    assert err == f'{settings}: language: must be one of auto, {", ".join(LANGUAGES)}; "auto" is used.\n'


def test_a_double_dash_ends_the_options(capsys, example):
    assert said(capsys, "add", str(example), "--to", "parking", "--", "--lang")[0] == 0
    assert "--lang" in texts(example, "parking.items")


def test_a_session_cannot_be_opened_without_a_terminal(capsys, example):
    code, out, err = said(capsys, str(example))
    assert (code, out) == (2, "")
    assert err.startswith("No terminal:")
    assert err.count("\n") == 1
    assert said(capsys)[0] == 2


@pytest.fixture
def terminal(monkeypatch):
    """A terminal, and the programs that were run in it."""
    ran = []

    def run_guarded(app):
        ran.append(app)
        return 0

    monkeypatch.setattr("toi_tui.shell.terminal.screenless.why_not", lambda: None)
    monkeypatch.setattr("toi_tui.shell.terminal.app.run_guarded", run_guarded)
    return ran


def test_a_session_is_opened_with_its_file(capsys, terminal, example):
    assert said(capsys, str(example)) == (0, "", "")
    assert terminal[0]._file.path == example


def test_a_file_that_does_not_exist_gets_the_form_of_a_new_session(capsys, terminal, tmp_path):
    assert said(capsys, "uusi.toml") == (0, "", "")
    assert str(terminal[0]._new_at) == "uusi.toml"
    assert not (tmp_path / "uusi.toml").exists()


def test_a_name_like_a_subcommand_is_a_file_when_it_is_a_path(capsys, terminal):
    assert said(capsys, "./list") == (0, "", "")
    assert terminal[0]._new_at.name == "list"


def test_a_broken_file_is_told_of_and_not_opened(capsys, terminal, tmp_path):
    (tmp_path / "rikki.toml").write_text("format = 1\n[swot.threats.k1]\nweight = 9\n")
    code, out, err = said(capsys, "rikki.toml")
    assert (code, out, terminal) == (1, "", [])
    assert err.startswith("rikki.toml:3:1: swot.threats.k1.weight: ")
    assert said(capsys, str(tmp_path))[0] == 1


def test_new_makes_a_session_and_says_where(capsys):
    code, out, err = said(
        capsys, "new", "uusi.toml", "--practice", "Malli", "--title", "Otsikko", "--organisation", "Opisto",
        "--mentor", "Riitta", "--days", "14.4.,15.4.,19.4.", "--language", "fi",
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert out == "Written: uusi.toml\nDays: Wed 14 Apr 2027, Thu 15 Apr 2027, Mon 19 Apr 2027\n"
    table = tomllib.loads(Path("uusi.toml").read_text("utf-8"))
    facts = {key: table["session"][key] for key in ("practice", "title", "organisation", "mentor", "language")}
    assert facts == {
        "practice": "Malli", "title": "Otsikko", "organisation": "Opisto", "mentor": "Riitta", "language": "fi",
    }  # fmt: skip
    dates = [day.get("date") for day in table["days"]["items"].values()]
    assert dates == [date(2027, 4, 14), date(2027, 4, 15), date(2027, 4, 19), None, None]


def test_new_never_overwrites(capsys, example):
    before = example.read_bytes()
    code, out, err = said(capsys, "new", str(example))
    assert (code, out, example.read_bytes()) == (1, "", before)
    assert err == f"{example}: There is already something of this name\n"


def test_a_start_gives_as_many_weekdays_as_the_method_has_days(capsys):
    assert said(capsys, "new", "uusi.toml", "--start", "to 15.4.")[0] == 0
    days = SessionFile.open(Path("uusi.toml")).session.days.items.values()
    assert [day.date.day for day in days] == [15, 16, 19, 20, 21]


def test_weekdays_may_start_on_a_weekend_and_go_on_with_monday():
    assert weekdays(date(2027, 4, 17), 3) == (date(2027, 4, 17), date(2027, 4, 19), date(2027, 4, 20))
    assert weekdays(date(2027, 4, 17), 0) == ()


def test_days_without_a_year_follow_each_other_over_the_new_year(capsys):
    assert said(capsys, "new", "uusi.toml", "--days", "30.12.,2.1.")[0] == 0
    days = list(SessionFile.open(Path("uusi.toml")).session.days.items.values())
    assert (days[0].date, days[1].date) == (date(2027, 12, 30), date(2028, 1, 2))


@pytest.mark.parametrize(
    "wrong",
    [
        ("--start", "huomenna"),
        ("--days", "12.4.,31.2."),
        ("--start", "12.4.", "--days", "12.4."),
        ("--days", "1.5.,2.5.,3.5.,4.5.,5.5.,6.5."),
        ("--method", "nobody's"),
        ("--language", "xx"),
    ],
)
def test_new_refuses_what_it_does_not_understand(capsys, tmp_path, wrong):
    code, out, err = said(capsys, "new", "uusi.toml", *wrong)
    assert (code, out, err != "") == (2, "", True)
    assert not (tmp_path / "uusi.toml").exists()


def test_new_in_a_folder_that_is_not_there_says_so(capsys, tmp_path):
    wanted = tmp_path / "gone" / "a.toml"
    assert said(capsys, "new", str(wanted)) == (1, "", f"{wanted}: There is no such folder\n")


def test_new_says_what_is_wrong_with_an_own_method_that_cannot_be_read(capsys):
    (private(own_methods_folder()) / "kolme.fi.toml").write_text('[method]\nid = "kolme\n', encoding="utf-8")
    code, _out, err = said(capsys, "new", "uusi.toml", "--method", "kolme")
    assert code == 2
    assert "kolme.fi.toml:2:12: " in err


@pytest.mark.parametrize("name", shipped.examples())
def test_an_example_is_copied_byte_for_byte(capsys, tmp_path, name):
    assert said(capsys, "example", name, "x.toml") == (0, "Written: x.toml\n", "")
    assert (tmp_path / "x.toml").read_bytes() == shipped.example(name)
    assert said(capsys, "example", name, "x.toml")[0] == 1


def test_an_unknown_example_is_wrong_usage(capsys):
    code, _out, err = said(capsys, "example", "nobody", "x.toml")
    assert (code, "kuusilampi" in err) == (2, True)


def test_check_says_what_is_open(capsys, example):
    code, out, err = said(capsys, "check", str(example))
    assert (code, err) == (0, "")
    assert out.startswith(f"{example}: valid, ")


def test_check_names_file_line_column_key_and_what_to_do(capsys, tmp_path, example):
    (tmp_path / "rikki.toml").write_text("format = 1\n\n[risks.items.r1]\nprobability = 9\n")
    (tmp_path / "ei.toml").write_text("format = 1\nsession\n")
    code, out, err = said(capsys, "check", str(example), "rikki.toml", "ei.toml", "missing.toml", "--lang", "fi")
    assert (code, out.startswith(f"{example}: kunnossa")) == (1, True)
    lines = err.splitlines()
    assert lines[0].startswith("rikki.toml:4:1: risks.items.r1.probability: ")
    assert lines[1].startswith("ei.toml:2:")
    assert lines[2].startswith("missing.toml: Tällaista tiedostoa ei ole. ”toi list KANSIO” näyttää")


def test_check_says_what_to_do_with_a_folder(capsys, tmp_path):
    code, out, err = said(capsys, "check", str(tmp_path))
    assert (code, out) == (1, "")
    assert err == f"{tmp_path}: This is a folder, not a file. “toi list DIR” shows its sessions: give one of them.\n"


def test_check_refuses_a_later_format(capsys, tmp_path):
    (tmp_path / "later.toml").write_text("format = 2\n")
    code, _out, err = said(capsys, "check", "later.toml")
    assert (code, err.startswith("later.toml:1:")) == (1, True)


def test_check_prints_json_of_the_promised_shape(capsys, tmp_path):
    (tmp_path / "rikki.toml").write_text("format = 1\n\n[risks.items.r1]\nprobability = 9\n")
    said(capsys, "new", "uusi.toml")
    code, out, err = said(capsys, "check", "--json", "uusi.toml", "rikki.toml")
    good, bad = json.loads(out)
    assert (code, err) == (1, "")
    assert (good["path"], good["ok"], good["errors"]) == ("uusi.toml", True, [])
    assert good["open_points"]
    assert all(set(point) == {"code", "part", "item", "text"} for point in good["open_points"])
    assert (bad["ok"], bad["open_points"]) == (False, [])
    (error,) = bad["errors"]
    assert error["message"]
    assert {key: error[key] for key in ("line", "column", "key")} == {
        "line": 4, "column": 1, "key": "risks.items.r1.probability",
    }  # fmt: skip


def test_looking_leaves_every_byte(capsys, example):
    before = example.read_bytes(), example.stat().st_mtime_ns
    for arguments in (("check", example), ("show", example), ("list", example.parent)):
        assert said(capsys, *map(str, arguments))[0] == 0
    assert (example.read_bytes(), example.stat().st_mtime_ns) == before


def test_show_tells_every_item_with_headings(capsys, example):
    code, out, _err = said(capsys, "show", str(example))
    session = SessionFile.open(example).session
    told = [row.text for _path, rows in session.lists() for row in rows.values() if hasattr(row, "text")]
    assert code == 0
    assert len(told) > 60
    assert [text for text in told if text.split("\n")[0] not in out] == []
    assert "## SWOT" in out
    assert "### Strengths (" in out


@pytest.mark.parametrize(("name", "usual"), [(name, not at) for at, name in enumerate(FORMATS)])
def test_show_tells_in_each_form_by_its_name(capsys, example, name, usual):
    code, out, _err = said(capsys, "show", str(example), *([] if usual else [f"--{name}"]), "--lang", "en")
    assert (code, out) == (0, FORMATS[name].write(tell(SessionFile.open(example).session)) + "\n")


def test_show_says_in_plain_lines_where_things_stand(capsys, example):
    code, out, _err = said(capsys, "show", str(example), "--plain", "--part", "mindmap", "--lang", "fi")
    assert code == 0
    assert out.startswith("Osio: Miellekartta\n")
    assert "\n1.1.1 " in out
    assert not any(line.startswith((" ", "#", "-")) for line in out.splitlines())


def test_show_names_the_source_and_the_person_not_their_ids(capsys, tmp_path):
    (tmp_path / "s.toml").write_text(
        'format = 1\n[people.items.p4c8aaaa]\nname = "Matti"\n[expectations.items.x2m1aaaa]\ntext = "esimerkkejä"\n'
        'person = "p4c8aaaa"\nprivate = true\n'
    )
    code, out, _err = said(capsys, "show", "s.toml")
    assert code == 0
    assert "- esimerkkejä (private)\n  - person: Matti\n" in out
    assert "p4c8aaaa" not in out


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_a_very_deep_map_is_shown_without_drowning(capsys, tmp_path, plain):
    nodes = (f'[mindmap.nodes.n{n}]\ntext = "solmu {n}"\nparent = "{f"n{n - 1}" if n else ""}"\n' for n in range(2000))
    (tmp_path / "deep.toml").write_text("format = 1\n" + "".join(nodes))
    code, out, _err = said(capsys, "show", "deep.toml", *plain)
    assert (code, "solmu 1999" in out) == (0, True)
    assert max(map(len, out.splitlines())) < 100


def test_show_lets_no_control_character_through(capsys, tmp_path):
    (tmp_path / "s.toml").write_text('format = 1\n[need]\ntext = "a\\u001b]52;c;x\\u0007\\u202eb"\n')
    code, out, _err = said(capsys, "show", "s.toml")
    assert code == 0
    assert "␛]52" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_show_refuses_an_unknown_part(capsys, example):
    assert said(capsys, "show", str(example), "--part", "nope")[0] == 2


def test_every_word_of_the_model_has_a_name():
    assert names.PARTS.keys() == PARTS.keys()
    tables = (*PARTS.values(), *LISTS.values())
    assert {key for table in tables for key in kinds_of(table)} - {"id", "parent"} - words.FIELDS.keys() == set()
    several = {f"{part}.{name}" for part, table in PARTS.items() for name in lists_of(table) if name != "items"}
    assert several - names.LISTS.keys() == {"mindmap.nodes", "plan.steps"}


def texts(path, place):
    return [getattr(row, "text", "") for row in SessionFile.open(path).session.items(place).values()]


def test_add_puts_an_item_at_the_end_and_keeps_the_rest(capsys, example):
    before = example.read_text("utf-8")
    code, out, _err = said(capsys, "add", str(example), "uusi uhka", "--to", "swot.threats")
    assert (code, out) == (0, f"1 item added to swot.threats of {example}.\n")
    assert texts(example, "swot.threats")[-1] == "uusi uhka"
    assert set(before.splitlines()) <= set(example.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("format = 1\nparking = {}\n", "parking"),
        ("format = 1\n[risks]\nitems = {}\n", "risks"),
        ("format = 1\n[risks]\nitems.r.text = 'R'\n", "risks"),
        ("format = 1\nswot = {threats = {t = {text = 'T'}}}\n", "swot.threats"),
        ("format = 1\nrisks.items.r.number = 9007199254740992\n", "risks"),
    ],
)
def test_what_was_added_can_be_read_however_the_file_says_its_list(capsys, tmp_path, file, place):
    path = tmp_path / "session.toml"
    path.write_text(file, encoding="utf-8")
    assert said(capsys, "add", str(path), "important words", "--to", place)[0] == 0
    assert texts(path, place if "." in place else f"{place}.items")[-1] == "important words"


def test_add_reads_lines(capsys, example, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("yksi\n\n- kaksi\n  kolme  \n"))
    assert said(capsys, "add", str(example), "-", "--to", "mindmap")[0] == 2
    assert said(capsys, "add", str(example), "-", "--to", "mindmap.nodes")[0] == 0
    nodes = list(SessionFile.open(example).session.mindmap.nodes.values())[-3:]
    assert [(node.text, node.parent) for node in nodes] == [("yksi", "tray"), ("kaksi", "tray"), ("kolme", "tray")]


def test_added_risks_are_numbered_on(capsys, example, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("eka\ntoka"))
    assert said(capsys, "add", str(example), "-", "--to", "risks")[0] == 0
    numbers = [risk.number for risk in SessionFile.open(example).session.risks.items.values()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_added_options_are_labelled_on(capsys, example, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("viikkopysähdys\nvierailu\n"))
    assert said(capsys, "add", str(example), "-", "--to", "options")[0] == 0
    labels = [option.label for option in SessionFile.open(example).session.options.items.values()]
    assert labels == ["A", "B"]


def test_an_added_note_belongs_to_today(capsys, example):
    assert said(capsys, "add", str(example), "huomio", "--to", "days.notes")[0] == 0
    note = list(SessionFile.open(example).session.days.notes.values())[-1]
    assert (note.text, note.day, note.at) == ("huomio", 3, NOW)


def test_an_added_answer_belongs_to_the_task_that_waits_for_answers(capsys, example, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("yksi\nkaksi"))
    assert said(capsys, "add", str(example), "-", "--to", "tasks.answers") == (
        0, f"2 items added to tasks.answers T2 of {example}.\n", "",
    )  # fmt: skip
    answers = list(SessionFile.open(example).session.tasks.answers.values())[-2:]
    assert [(each.task, each.text, each.kind) for each in answers] == [
        ("T2", "yksi", "option"), ("T2", "kaksi", "option"),
    ]  # fmt: skip


def test_an_answer_without_a_task_is_refused_with_what_to_do(capsys, tmp_path):
    (tmp_path / "empty.toml").write_text("format = 1\n")
    code, _out, err = said(capsys, "add", "empty.toml", "x", "--to", "tasks.answers", "--lang", "fi")
    assert (code, err.startswith("empty.toml: Mikään tehtävä ei odota vastauksia")) == (1, True)


def test_add_refuses_what_it_cannot_do(capsys, example, tmp_path):
    before = example.read_bytes()
    assert said(capsys, "add", str(example), "x", "--to", "days.items")[0] == 2
    assert said(capsys, "add", str(example), " ", "--to", "swot.threats")[0] == 1
    assert said(capsys, "add", "missing.toml", "x", "--to", "swot.threats")[0] == 1
    (tmp_path / "later.toml").write_text("format = 2\n")
    assert said(capsys, "add", "later.toml", "x", "--to", "swot.threats")[0] == 1
    assert example.read_bytes() == before


def test_list_prints_json_of_the_promised_shape(capsys, tmp_path, example):
    (tmp_path / "done.toml").write_bytes(shipped.example("kuusilampi"))
    code, out, _err = said(capsys, "list", str(tmp_path), "--json")
    done, half = json.loads(out)
    assert code == 0
    assert list(half) == [
        "path", "title", "practice", "organisation", "language", "progress", "next_date", "open_actions",
        "overdue_actions",
    ]  # fmt: skip
    assert (half["path"], half["next_date"], half["open_actions"]) == (str(example), "2027-04-14", 0)
    assert done["open_actions"] > 0
    assert 0 < half["progress"] <= done["progress"] <= 100


def test_list_leaves_alone_what_is_no_session(capsys, tmp_path, example):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "notes.txt").write_text("format = 1")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "gone.toml").symlink_to("nowhere")
    code, out, err = said(capsys, "list", "--json")
    assert (code, err) == (0, "")
    assert [each["path"] for each in json.loads(out)] == ["kesken.toml"]


def test_list_tells_of_a_broken_session_and_goes_on(capsys, tmp_path, example):
    (tmp_path / "a.toml").write_text("format = 1\n[swot.threats.k1]\nweight = 9\n")
    code, out, err = said(capsys, "list")
    assert (code, out.startswith("kesken.toml: ")) == (1, True)
    assert err.startswith("a.toml:3:1: swot.threats.k1.weight: ")
    assert said(capsys, "list", "nowhere")[0] == 1


def test_list_searches_everything(capsys, tmp_path, example):
    (tmp_path / "other.toml").write_bytes(shipped.example("tuntsanvaara"))
    found = json.loads(said(capsys, "list", "--search", "REVONTÄH", "--json")[1])
    assert [each["path"] for each in found] == ["other.toml"]
    assert said(capsys, "list", "--search", "not in there", "--lang", "fi")[1].startswith("Missään tämän kansion")
    assert said(capsys, "list", "--search", "not in there", "--json") == (0, "[]\n", "")


def test_a_session_without_a_title_is_called_so(capsys, tmp_path):
    (tmp_path / "empty.toml").write_text("format = 1\n")
    assert said(capsys, "list")[1].startswith("empty.toml: Untitled session\n")


def test_the_schema_is_json_schema(capsys):
    code, out, _err = said(capsys, "schema")
    assert code == 0
    assert {"$schema", "properties"} <= json.loads(out).keys()


def test_the_key_table_follows_the_language(capsys):
    assert "Ctrl+S" in said(capsys, "keys")[1]
    english = said(capsys, "keys", "--markdown")[1]
    finnish = said(capsys, "keys", "--markdown", "--lang", "fi")[1]
    assert english.count("|---|---|") == finnish.count("|---|---|") > 2
    assert "### Kaikkialla" in finnish


def test_the_key_table_shows_own_keys_and_tells_of_those_that_cannot_be(capsys):
    settings = config.config_file()
    settings.parent.mkdir(parents=True)
    settings.write_text('[keys]\nundo = "f7"\nredo = "ctrl+m"\n')
    code, out, err = said(capsys, "keys", "--lang", "en")
    assert (code, "F7 " in out, "Ctrl+Z" in out, "r Ctrl+Y" in out) == (0, True, False, True)
    assert err.startswith(f'{settings}: keys.redo: "ctrl+m" is no key')
    settings.unlink()
    assert "u Ctrl+Z" in said(capsys, "keys")[1]  # and the usual keys hold again


def test_the_key_table_tells_the_names_of_all_commands(capsys):
    out = said(capsys, "keys", "--ids")[1]
    named = {line.split()[0] for line in out.splitlines() if line.startswith("  ")}
    assert {command.id for table in tables() for command in table} - named == set()


def test_the_doctor_says_what_is_wrong_and_where_files_lie(capsys):
    code, out, _err = said(capsys, "doctor")
    assert code == 0
    assert os.environ["XDG_CONFIG_HOME"] in out
    assert "No terminal" in out
    assert "OSC 52" in out


def test_a_reader_that_goes_away_is_no_fault(example):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "toi_tui", "show", str(example)],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def full(*arguments, unbuffered=False, both=False):
    """A subcommand whose output goes to a full disk: exit code, and what it says on the other channel."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1" if unbuffered else ""}
    with Path("/dev/full").open("w", encoding="utf-8") as disk:
        done = subprocess.run(
            [sys.executable, "-m", "toi_tui", "--lang", "en", *map(str, arguments)],
            stdout=disk, stderr=disk if both else subprocess.PIPE, env=environment, cwd=Path(__file__).parents[1],
            check=False,
        )  # fmt: skip
    return done.returncode, (done.stderr or b"").decode()


on_a_full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")


@on_a_full_disk
@pytest.mark.parametrize("unbuffered", [False, True])
def test_what_is_saved_is_done_although_the_answer_cannot_be_written(example, unbuffered):
    answer = (0, "toi add: Done, but the answer could not be written: The disk is full\n")
    assert full("add", example, "once", "--to", "parking", unbuffered=unbuffered) == answer
    assert texts(example, "parking.items")[-1] == "once"
    assert full("add", example, "twice", "--to", "parking", both=True)[0] == 0
    assert texts(example, "parking.items")[-2:] == ["once", "twice"]


@on_a_full_disk
def test_what_is_asked_for_an_answer_alone_fails_without_it(example):
    for name, argument in (("show", example), ("check", example), ("list", example.parent)):
        assert full(name, argument) == (1, f"toi {name}: The answer could not be written: The disk is full\n")
    assert full("add", example)[0] == 2


@on_a_full_disk
def test_copies_are_all_taken_in_although_nothing_can_be_said_of_it(example):
    for number in "12":
        copy = example.with_name(f"{example.stem} (conflicted copy 2027-04-1{number}).toml")
        copy.write_bytes(example.read_bytes())
        assert main(["add", str(copy), f"copy {number}", "--to", "parking"]) == 0
    code, said = full("adopt", example, unbuffered=True)
    assert (code, "could not be written" in said) == (0, True)
    assert {"copy 1", "copy 2"} <= set(texts(example, "parking.items"))


def test_list_has_the_next_date_first(capsys, tmp_path, example):
    (tmp_path / "a.toml").write_bytes(shipped.example("tuntsanvaara"))
    (tmp_path / "b.toml").write_text('format = 1\n[session]\nlanguage = "fi"\nconfidentiality = "open"\n')
    out = json.loads(said(capsys, "list", "--json")[1])
    assert [each["path"] for each in out] == ["kesken.toml", "a.toml", "b.toml"]


def test_list_is_the_same_from_its_cache_and_notices_changes(capsys, tmp_path, example):
    os.utime(example, (1_000_000, 1_000_000))
    first = said(capsys, "list", "--json")
    assert said(capsys, "list", "--json") == first
    example.write_bytes(shipped.example("tuntsanvaara"))
    assert json.loads(said(capsys, "list", "--json")[1])[0]["organisation"].startswith("Tuntsan")


def test_the_cache_of_list_holds_nothing_that_the_list_does_not_print(capsys, example):
    os.utime(example, (1_000_000, 1_000_000))
    said(capsys, "list")
    (cache,) = cache_folder().rglob("*.json")
    session = SessionFile.open(example).session
    texts = {hit.text for hit in texts_of(session)}
    shown = {session.title, session.identity.practice, session.identity.organisation}
    kept = json.loads(cache.read_bytes())["files"]["kesken.toml"][1]
    assert {value for value in kept.values() if isinstance(value, str)} & texts == shown & texts
    assert kept.keys() == {"title", "practice", "organisation", "language", "dates", "due", "progress"}


def test_search_reads_escaped_texts_too(capsys, tmp_path, example):
    text = example.read_text("utf-8").replace("ikäluokka", "ik\\u00e4luokka")
    example.write_text(text, "utf-8")
    assert "kesken.toml" in said(capsys, "list", "--search", "IKÄLUOKKA")[1]


def test_show_says_why(capsys, tmp_path):
    (tmp_path / "a.toml").write_bytes(shipped.example("kuusilampi"))
    out = said(capsys, "show", "a.toml", "--part", "plan", "--why", "--lang", "fi")[1].splitlines()
    at = out.index("- tuntiesitys johtoryhmään")
    assert "  - ← Riskit R1: ohjaustunteja ei saada" in out[at:]
    assert "    - ← SWOT · Heikkoudet: ohjaukseen varattu 2 h/opiskelija" in out[at:]
    assert not any("lähteenä" in line for line in out)


def test_show_says_what_was_written_where_it_is(capsys, tmp_path):
    (tmp_path / "a.toml").write_text("format = 1\n[plan.steps.a]\naction = 'x'\n[people.items.b]\nname = 'Aino'\n")
    assert "- x\n  - ← written here" in said(capsys, "show", "a.toml", "--part", "plan", "--why")[1]
    assert "written here" not in said(capsys, "show", "a.toml", "--part", "plan")[1]
    assert "written here" not in said(capsys, "show", "a.toml", "--part", "people", "--why")[1]


def test_show_says_that_a_source_was_deleted_and_ends_in_circles(capsys, tmp_path):
    rows = "[plan.steps.a]\naction = 'x'\nsources = ['gone', 'b']\n[plan.steps.b]\naction = 'y'\nsources = ['a']\n"
    (tmp_path / "a.toml").write_text(f"format = 1\n{rows}")
    out = said(capsys, "show", "a.toml", "--part", "plan", "--why")[1]
    assert "  - ← (deleted)\n  - ← Action plan: y\n    - ← Action plan: x (see above)" in out
