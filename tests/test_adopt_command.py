"""`toi adopt`: conflict copies go into their session, and none is lost."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from toi_tui.cli import main
from toi_tui.headless import clock
from toi_tui.storage import shipped
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import backups

BASE = shipped.example("kesken").decode()
TITLE = 'mentor = "Riitta Salmela"'
NOW = datetime(2027, 4, 14, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room
SYNCTHING = "s.sync-conflict-20270412-101010-ABCDEFG.toml"


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return tmp_path


def said(capsys, *arguments):
    code = main(("--lang", "en", *arguments))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def put(name, text):
    Path(name).write_text(text, "utf-8")


def added(text, id, base=BASE):
    return f'{base}\n[parking.items.{id}]\ntext = "{text}"\n'


def parked(path="s.toml"):
    return [each.text for each in SessionFile.open(Path(path)).session.parking.items.values()]


def names():
    return sorted(each.name for each in Path().iterdir())


def adopted():
    """What the copies held that were put away."""
    folder = next(iter(backups.copies(Path("s.toml")))).path.parent
    return [each.read_text("utf-8") for each in sorted(folder.glob("adopted-*"))]


def test_all_copies_beside_a_session_are_taken_in_and_put_away(capsys):
    put("s.toml", added("mine", "mine2345"))
    put(SYNCTHING, added("first", "first234"))
    put("s (Riitan konflikti-kopio 2027-04-12).toml", added("second", "second23"))
    put("s-KONE.toml", added("third", "third234"))
    code, out, err = said(capsys, "adopt", "s.toml")
    assert (code, err) == (0, "")
    assert sorted(parked()[-4:]) == ["first", "mine", "second", "third"]
    assert names() == ["s.toml"]
    assert sorted(text.split('"')[-2] for text in adopted()) == ["first", "second", "third"]
    assert f"s.toml: 1 change of {SYNCTHING} is taken in.\n" in out


def test_a_copy_alone_is_taken_in(capsys):
    put("s.toml", BASE)
    put(SYNCTHING, added("first", "first234"))
    put("s-KONE.toml", added("third", "third234"))
    assert said(capsys, "adopt", SYNCTHING)[0] == 0
    assert (parked()[-1], names()) == ("first", ["s-KONE.toml", "s.toml"])


def test_without_an_earlier_state_nothing_is_deleted_and_differences_are_conflicts(capsys):
    put("s.toml", added("mine", "mine2345"))
    put(SYNCTHING, BASE.replace(TITLE, 'mentor = "Bo"'))
    code, out, err = said(capsys, "adopt", "s.toml")
    assert (code, err) == (0, "s.toml: conflict: Session: mentor: now Riitta Salmela, other Bo\n")
    assert "No earlier state of the session was kept" in out
    assert "1 conflict is to be settled on the step Session." in out
    assert parked()[-1] == "mine"


def test_the_beginning_is_found_among_the_backups(capsys):
    put("s.toml", BASE.replace(TITLE, 'mentor = "Aino"'))
    backups.keep(Path("s.toml"), BASE.encode(), NOW - timedelta(minutes=30))
    put(SYNCTHING, added("yours", "yours234").replace('contact = "Sanna Korpi"', 'contact = "Bo"'))
    code, out, err = said(capsys, "adopt", "s.toml")
    assert (code, err, "No earlier state" in out) == (0, "", False)
    identity = SessionFile.open(Path("s.toml")).session.identity
    assert (identity.mentor, identity.contact, parked()[-1]) == ("Aino", "Bo", "yours")


def signed(text, **states):
    """The text of a file that names these writers."""
    tables = "".join(f"\n[writers.items.{name}]\nstate = {state}\n" for name, state in states.items())
    return text + tables


def test_what_both_began_with_is_known_by_the_writers_and_never_newer(capsys):
    put("s.toml", signed(added("mine", "mine2345"), a=9, b=1))
    for minutes, text, state in ((30, BASE, 3), (20, added("mine", "mine2345"), 6)):
        backups.keep(Path("s.toml"), signed(text, a=state).encode(), NOW - timedelta(minutes=minutes))
    put(SYNCTHING, signed(BASE.replace(TITLE, 'mentor = "Bo"'), a=4, c=2))
    code, _out, err = said(capsys, "adopt", "s.toml")
    assert (code, err) == (0, "")
    file = SessionFile.open(Path("s.toml"))
    assert (file.session.identity.mentor, parked()[-1]) == ("Bo", "mine")
    assert file.writers.numbers == {"a": 9, "b": 1, "c": 2}


def test_the_state_before_is_kept_as_a_backup(capsys):
    put("s.toml", BASE)
    put(SYNCTHING, added("yours", "yours234"))
    said(capsys, "adopt", "s.toml")
    assert backups.copies(Path("s.toml"))[0].path.read_text("utf-8") == BASE


def test_no_copies_is_said_and_is_no_fault(capsys):
    put("s.toml", BASE)
    put("other-KONE.toml", BASE)
    assert said(capsys, "adopt", "s.toml") == (0, "s.toml: there are no conflict copies beside it.\n", "")


def test_what_only_looks_like_a_copy_is_left_alone(capsys):
    put("s.toml", BASE)
    other = BASE.replace('id = "qp98kkql"', 'id = "other234"')
    put("s-KONE.toml", other)
    assert said(capsys, "adopt", "s.toml") == (0, "s.toml: there are no conflict copies beside it.\n", "")
    assert said(capsys, "adopt", "s-KONE.toml")[::2] == (1, "s-KONE.toml: This is another session than s.toml.\n")
    put("s-KONE.toml", BASE.replace('id = "qp98kkql"\n', ""))
    put("s.toml", BASE.replace('id = "qp98kkql"\n', ""))
    assert said(capsys, "adopt", "s.toml")[0] == 0
    assert names() == ["s-KONE.toml", "s.toml"]


@pytest.mark.parametrize(
    ("copy", "complaint"),
    [
        (BASE.replace('id = "qp98kkql"', 'id = "other234"'), "This is another session than s.toml."),
        ("format = 2\n", "A later version of this program wrote the file"),
        ("", "The file is empty"),
    ],
)
def test_a_copy_that_cannot_be_taken_in_stays(capsys, copy, complaint):
    put("s.toml", BASE)
    put(SYNCTHING, copy)
    code, _out, err = said(capsys, "adopt", "s.toml")
    assert (code, complaint in err) == (1, True)
    assert Path(SYNCTHING).read_text("utf-8") == copy
    assert Path("s.toml").read_text("utf-8") == BASE


def test_a_copy_whose_session_is_gone_stays(capsys):
    put(SYNCTHING, BASE)
    code, _out, err = said(capsys, "adopt", SYNCTHING)
    assert (code, err) == (1, f"{SYNCTHING}: The session that this is a copy of, s.toml, is not beside it.\n")
    assert names() == [SYNCTHING]


def test_the_other_files_are_taken_in_when_one_cannot_be(capsys):
    put("s.toml", BASE)
    put(SYNCTHING, added("first", "first234"))
    code, _out, err = said(capsys, "adopt", "gone.toml", "s.toml")
    assert (code, err.startswith("gone.toml: There is no such file. “toi list DIR”")) == (1, True)
    assert parked()[-1] == "first"


def test_a_copy_that_cannot_be_put_away_stays_and_is_taken_in(capsys, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "set_aside", full)
    put("s.toml", BASE)
    put(SYNCTHING, added("first", "first234"))
    code, _out, err = said(capsys, "adopt", "s.toml")
    assert (code, err, parked()[-1]) == (1, f"{SYNCTHING}: The disk is full\n", "first")
    assert SYNCTHING in names()
