"""What may happen to a file, how a program may end meanwhile, and whether somebody typed on: nothing is lost in any."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.storage.journal.test_resuming import ID, START, Program, by_others, texts, with_threats
from tests.waiting import LONG
from toi_tui.editing.chronicle import as_it_was
from toi_tui.editing.going_back import GoBackTo
from toi_tui.storage.disk.places import journal_folders
from toi_tui.storage.journal import leftovers
from toi_tui.storage.journal.resuming import resume
from toi_tui.storage.kept.remains import bring_back, of_lost, remains
from toi_tui.storage.session_file import ChangedError, SessionFile
from toi_tui.storage.state import backups

NOW = datetime(2027, 4, 12, 9, 5)  # noqa: DTZ001  # the clock on the wall
OTHER = START.replace(ID.encode(), b"otherone").replace(b"zero", b"theirs")
SAVED = ["zero", "one", "two", "three"]


def leave(program: Program) -> None:
    """End by a key or by a signal: save if that can be, and let go of the journal."""
    try:
        program.save()
    except (OSError, ChangedError):
        assert program.journal.close(LONG, saved=False)
    else:
        assert program.journal.close(LONG)


ENDS = {"kill": Program.kill, "leave": leave}


@pytest.fixture
def path(home: Path) -> Path:
    (home / "folder").mkdir()
    path = home / "folder" / "a.toml"
    path.write_bytes(START)
    return path


@pytest.fixture(params=[True, False], ids=["typed on", "not typed on"])
def typed_on(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(params=ENDS)
def end(request: pytest.FixtureRequest) -> Callable[[Program], None]:
    return ENDS[request.param]


def at_work(path: Path) -> Program:
    """A program that has saved three notes, in two runs."""
    Program(path).add("t1", "one").end()
    return Program(path).add("t2", "two").save().add("t3", "three").save()


def ended(program: Program, end: Callable[[Program], None], *, typed_on: bool) -> list[str]:
    """End it, somebody having typed on or not; what is there then."""
    if typed_on:
        program.add("t4", "four")
    end(program)
    return [*SAVED, "four"] if typed_on else SAVED


def assert_whole(path: Path, wanted: list[str]) -> None:
    """All is there, in the file as well once it is saved, and can be taken back to the very beginning."""
    program = Program(path)
    assert program.texts == wanted
    assert not program.document.session.conflicts.items
    program.end()
    assert texts(path) == wanted
    again = Program(path)
    assert (again.texts, again.brought_back) == (wanted, 0)
    while again.document.undo():
        pass
    assert again.texts == ["zero"]
    again.end()


@pytest.mark.parametrize("fate", ["deleted", "emptied", "cut"])
def test_a_file_that_cannot_be_read_any_more_is_brought_back_whole(
    path: Path, end: Callable[[Program], None], fate: str, *, typed_on: bool
) -> None:
    program = at_work(path)
    left = {"emptied": b"", "cut": path.read_bytes()[:-8]}.get(fate)
    if left is None:
        path.unlink()
    else:
        path.write_bytes(left)
    wanted = ended(program, end, typed_on=typed_on)
    newest = of_lost(path)[0]
    assert (newest.kind, newest.changes) == ("journal", int(typed_on))
    aside = bring_back(path, newest, NOW)
    assert (aside.read_bytes() if aside else b"") == (left or b"")
    assert_whole(path, wanted)


@pytest.mark.parametrize("fate", ["renamed", "folder renamed", "replaced"])
def test_a_file_that_lies_elsewhere_by_now_gets_what_it_lacks_there(
    path: Path, end: Callable[[Program], None], fate: str, *, typed_on: bool
) -> None:
    program = at_work(path)
    if fate == "folder renamed":
        moved = path.parent.rename(path.parent.with_name("new")) / path.name
    else:
        moved = path.rename(path.with_name("b.toml"))
    if fate == "replaced":
        path.write_bytes(OTHER)
    wanted = ended(program, end, typed_on=typed_on)
    if fate == "replaced":
        other = Program(path).add("o1", "mine")
        assert other.texts == ["theirs", "mine"]
        other.end()
    assert_whole(moved, wanted)


def test_a_file_that_was_put_back_is_left_so_and_what_the_journal_has_is_offered(
    path: Path, end: Callable[[Program], None], *, typed_on: bool
) -> None:
    Program(path).add("t1", "one").end()
    before = path.read_bytes()
    program = Program(path).add("t2", "two").save().add("t3", "three").save()
    wanted = ended(program, end, typed_on=typed_on)
    path.write_bytes(before)
    program = Program(path)
    assert program.texts == ["zero", "one"]
    assert program.resumed.offer is not None
    program.document.do(GoBackTo(program.resumed.offer.lacking))
    program.journal.take_over(program.resumed.offer.logs)
    assert program.texts == wanted
    program.end()
    assert len([*journal_folders(ID, path)[0].glob("*.journal")]) == 1
    again = Program(path)
    assert (again.texts, again.resumed.offer) == (wanted, None)
    again.document.undo()
    assert again.texts == ["zero", "one"]
    again.end()


def test_what_was_left_is_not_asked_about_again_and_can_be_had_later(path: Path) -> None:
    before = path.read_bytes()
    at_work(path).add("t4", "four").kill()
    path.write_bytes(before)
    program = Program(path)
    assert program.resumed.offer is not None
    program.resumed.offer.leave()
    program.add("n1", "new").end()
    again = Program(path)
    assert (again.texts, again.resumed.offer) == (["zero", "new"], None)
    again.kill()
    assert any(b"four" in each.read() for each in remains(path))


def test_an_offer_that_nobody_answered_is_made_again(path: Path) -> None:
    before = path.read_bytes()
    at_work(path).add("t4", "four").kill()
    path.write_bytes(before)
    for _ in range(2):
        resumed = resume(SessionFile.open(path))
        assert resumed.offer is not None
        assert len(resumed.offer.lacking.changes) == 4
        resumed.offer.close()


def test_a_backup_that_was_put_back_gets_nothing_unasked(path: Path) -> None:
    at_work(path).end()
    other = path.read_bytes().replace(b"two", b"too")
    backups.keep(path, other, NOW)
    Program(path).add("t4", "four").kill()
    path.write_bytes(other)
    program = Program(path)
    assert program.texts == ["zero", "one", "too", "three"]
    assert program.resumed.offer is not None
    program.kill()


def test_a_copy_of_a_file_leaves_the_journal_to_the_file_itself(path: Path) -> None:
    program = at_work(path)
    copy = path.with_name("copy.toml")
    shutil.copy(path, copy)
    program.add("t4", "four").kill()
    assert Program(copy).looked_at() == SAVED
    assert_whole(path, [*SAVED, "four"])


def test_of_a_moved_file_that_others_have_changed_what_it_lacks_is_offered(path: Path) -> None:
    at_work(path).add("t4", "four").kill()
    moved = path.rename(path.with_name("b.toml"))
    by_others(moved, lambda session: with_threats(session, o1="theirs"))
    program = Program(moved)
    assert sorted(program.texts) == sorted([*SAVED, "theirs"])
    assert program.resumed.offer is not None
    program.document.do(GoBackTo(program.resumed.offer.lacking))
    assert sorted(program.texts) == sorted([*SAVED, "theirs", "four"])
    program.kill()


@pytest.mark.parametrize("damage", [b"?\n", b'{"journal":99,"session":"7f3k9x2a"}\n'], ids=["damaged", "newer"])
def test_a_journal_that_cannot_be_read_stays(path: Path, damage: bytes) -> None:
    at_work(path).add("t4", "four").kill()
    (file,) = journal_folders(ID, path)[0].glob("*.journal")
    file.write_bytes(damage + file.read_bytes())
    Program(path).add("n1", "new").end()
    Program(path).add("n2", "newer").end()
    assert file.read_bytes().startswith(damage)


def test_what_stands_behind_a_damaged_line_is_laid_aside_not_removed(path: Path) -> None:
    at_work(path).add("t4", "four").kill()
    (file,) = journal_folders(ID, path)[0].glob("*.journal")
    file.write_bytes(file.read_bytes() + b"?\nrest\n")
    assert_whole(path, [*SAVED, "four"])
    assert file.with_suffix(".aside").read_bytes().endswith(b"rest\n")


def test_every_state_of_the_past_is_exact_although_others_changed_the_file_between(path: Path) -> None:
    Program(path).add("t1", "one").add("t2", "two").end()
    by_others(path, lambda session: with_threats(session, t2=None, o1="theirs"))
    Program(path).add("t3", "three").save().add("t4", "four").kill()
    by_others(path, lambda session: with_threats(session, o2="theirs too"))
    program = Program(path)
    chronicle = program.document.chronicle
    states = [
        [*as_it_was(program.document.session, [*chronicle.changes][count:]).swot.threats]
        for count in range(len(chronicle.changes) + 1)
    ]
    assert states == [
        ["t0"],
        ["t0", "t1"],
        ["t0", "t1", "t2"],
        ["t0", "t1", "o1"],
        ["t0", "t1", "o1", "t3"],
        ["t0", "t1", "o1", "t3", "t4"],
        ["t0", "t1", "o1", "t3", "o2"],
        ["t0", "t1", "o1", "t3", "t4", "o2"],
    ]
    program.kill()


def test_a_session_without_an_id_has_its_journals_by_its_path(home: Path) -> None:
    path = home / "a.toml"
    path.write_bytes(b'format = 1\n\n[swot.threats.t0]\ntext = "zero"\n')
    other = home / "b.toml"
    other.write_bytes(path.read_bytes())
    Program(path).add("t1", "one").kill()
    assert Program(other).looked_at() == ["zero"]
    assert Program(path).looked_at() == ["zero", "one"]


def test_forgetting_a_session_spares_what_another_copy_has(path: Path) -> None:
    copy = path.with_name("copy.toml")
    shutil.copy(path, copy)
    Program(copy).add("c1", "of the copy").kill()
    Program(path).add("t1", "one").kill()
    leftovers.forget(path, ID)
    assert Program(path).looked_at() == ["zero"]
    assert Program(copy).looked_at() == ["zero", "of the copy"]
