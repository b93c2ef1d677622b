"""`toi merge`: what is written, what is said, and git that runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from toi_tui.cli import main
from toi_tui.storage import shipped
from toi_tui.storage.session_file import SessionFile

BASE = shipped.example("kesken").decode()
TITLE = 'mentor = "Riitta Salmela"'


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def files(tmp_path):
    """Three files of a session: what both began with, ours and theirs."""

    def write(ours, theirs, base=BASE):
        for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
            (tmp_path / name).write_text(text, "utf-8")
        return "base", "ours", "theirs"

    return write


def said(capsys, *arguments):
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def added(text, id):
    return f'{BASE}\n[parking.items.{id}]\ntext = "{text}"\n'


def parked(path):
    return [each.text for each in SessionFile.open(Path(path)).session.parking.items.values()]


def test_both_sides_additions_and_our_comments_stay(files, capsys):
    files("# ours\n" + added("mine", "mine2345"), added("yours", "yours234"))
    assert said(capsys, "merge", "base", "ours", "theirs") == (0, "", "")
    assert parked("ours")[-2:] == ["mine", "yours"]
    assert Path("ours").read_text("utf-8").startswith("# ours\nformat = 1\n")


def test_a_clean_merge_without_a_change_leaves_the_file_alone(files, capsys, tmp_path):
    files(added("mine", "mine2345"), BASE)
    before = (tmp_path / "ours").stat()
    assert said(capsys, "merge", "base", "ours", "theirs")[0] == 0
    assert (tmp_path / "ours").stat().st_mtime_ns == before.st_mtime_ns


def test_the_result_goes_where_it_is_asked_for(files, capsys):
    files(added("mine", "mine2345"), added("yours", "yours234"))
    assert said(capsys, "merge", "base", "ours", "theirs", "-o", "out.toml")[0] == 0
    assert parked("out.toml")[-2:] == ["mine", "yours"]
    assert parked("ours")[-1] == "mine"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "ours: conflict: Session: mentor: now Aino, other Bo\n"),
        ("fi", "ours: ristiriita: Istunto: mentori: nyt Aino, toinen Bo\n"),
    ],
)
def test_a_conflict_is_kept_and_said(files, capsys, language, line):
    files(BASE.replace(TITLE, 'mentor = "Aino"'), BASE.replace(TITLE, 'mentor = "Bo"'))
    assert said(capsys, "merge", "base", "ours", "theirs", "--lang", language) == (1, "", line)
    session = SessionFile.open(Path("ours")).session
    assert session.identity.mentor == "Aino"
    assert [each.theirs for each in session.conflicts.items.values()] == ["Bo"]
    shown = said(capsys, "show", "ours", "--part", "conflicts", "--lang", "en")[1]
    assert "- Session – mentor\n  now: Aino\n  other: Bo\n" in shown
    assert said(capsys, "check", "ours", "--lang", "en")[1].splitlines()[1].startswith("- Two people changed the same")


def test_a_new_risk_whose_number_is_taken_is_told_of(files, capsys):
    def risk(id):
        return f'{BASE}\n[risks.items.{id}]\nnumber = 77\ntext = "{id}"\n'

    files(risk("mine2345"), risk("yours234"))
    code, _out, err = said(capsys, "merge", "base", "ours", "theirs")
    assert (code, err) == (0, "ours: Risks: 77 of theirs is now 78, since ours has that one too\n")


def test_the_result_has_the_states_of_both_sides(files, capsys):
    def signed(text, **states):
        return text + "".join(f"\n[writers.items.{name}]\nstate = {state}\n" for name, state in states.items())

    files(signed(added("mine", "mine2345"), a=3, b=1), signed(added("yours", "yours234"), a=2, b=4, c=5))
    assert said(capsys, "merge", "base", "ours", "theirs")[0] == 0
    file = SessionFile.open(Path("ours"))
    assert file.writers.numbers == {"a": 3, "b": 4, "c": 5}
    assert [each.text for each in file.session.parking.items.values()][-2:] == ["mine", "yours"]


def test_a_new_risk_of_ours_is_called_otherwise_where_theirs_comes_first(files, capsys):
    def risk(id):
        return f'{BASE}\n[risks.items.{id}]\nnumber = 77\ntext = "{id}"\n'

    files(risk("yours234"), risk("mine2345"))
    _code, _out, err = said(capsys, "merge", "base", "ours", "theirs")
    assert err == "ours: Risks: 77 of ours is now 78, since theirs has that one too\n"


def test_an_empty_base_means_that_nothing_goes(files, capsys):
    files(added("mine", "mine2345"), BASE.replace(TITLE, 'mentor = "Bo"'), base="")
    code, _out, err = said(capsys, "merge", "base", "ours", "theirs")
    assert (code, err) == (1, "ours: conflict: Session: mentor: now Riitta Salmela, other Bo\n")
    assert parked("ours")[-1] == "mine"


@pytest.mark.parametrize("name", ["base", "ours", "theirs"])
@pytest.mark.parametrize("text", ["format = 1\n[swot\n", "format = 2\n", "x = 1\n", None, ""])
def test_an_input_that_cannot_be_read_changes_nothing(files, capsys, tmp_path, name, text):
    if (name, text) == ("base", ""):
        return  # that is a base too
    files(added("mine", "mine2345"), added("yours", "yours234"))
    path = tmp_path / name
    path.unlink() if text is None else path.write_text(text)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    code, out, err = said(capsys, "merge", "base", "ours", "theirs")
    assert (code, out, err.startswith(f"{name}:")) == (129, "", True)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_result_that_cannot_be_written_is_told_of(files, capsys, tmp_path):
    files(added("mine", "mine2345"), added("yours", "yours234"))
    (tmp_path / "out").mkdir()
    code, _out, err = said(capsys, "merge", "base", "ours", "theirs", "-o", "out")
    assert (code, err) == (129, "out: This is a folder, not a file\n")


def git(*arguments):
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }  # fmt: skip
    return subprocess.run(["git", *arguments], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path):
    """A repository that merges sessions as the README says."""
    git("init", "-q", "-b", "main")
    git("config", "merge.toi.driver", f'"{sys.executable}" -m toi_tui --lang en merge %O %A %B')
    (tmp_path / ".gitattributes").write_text("*.toml merge=toi\n")

    def commit(text, message):
        (tmp_path / "s.toml").write_text(text, "utf-8")
        git("add", "-A")
        assert git("commit", "-qm", message).returncode == 0

    return commit


def test_git_merges_two_branches_without_a_conflict(repository):
    repository(BASE, "base")
    git("checkout", "-qb", "theirs")
    repository(added("yours", "yours234"), "theirs")
    git("checkout", "-q", "main")
    repository(added("mine", "mine2345"), "ours")
    done = git("merge", "-q", "--no-edit", "theirs")
    assert (done.returncode, git("status", "--porcelain").stdout) == (0, "")
    assert parked("s.toml")[-2:] == ["mine", "yours"]


def test_git_says_that_there_is_a_conflict_and_the_file_stays_a_session(repository):
    repository(BASE, "base")
    git("checkout", "-qb", "theirs")
    repository(BASE.replace(TITLE, 'mentor = "Bo"'), "theirs")
    git("checkout", "-q", "main")
    repository(BASE.replace(TITLE, 'mentor = "Aino"'), "ours")
    done = git("merge", "-q", "--no-edit", "theirs")
    assert (done.returncode, git("status", "--porcelain").stdout) == (1, "UU s.toml\n")
    assert "now Aino, other Bo" in done.stderr
    assert len(SessionFile.open(Path("s.toml")).session.conflicts.items) == 1


def test_git_merges_a_session_that_both_branches_began(repository, tmp_path):
    git("add", "-A")
    git("commit", "-qm", "nothing yet")
    git("checkout", "-qb", "theirs")
    repository(added("yours", "yours234"), "theirs")
    git("checkout", "-q", "main")
    repository(added("mine", "mine2345"), "ours")
    assert git("merge", "-q", "--no-edit", "theirs").returncode == 0
    assert parked("s.toml")[-2:] == ["mine", "yours"]
