"""Opening a session where it was left, after a good end, and after a program that was killed at any moment."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.waiting import LONG
from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItem, RemoveItems, SetFields
from toi_tui.model.parts.swot import SwotNote
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.disk.places import journal_folders
from toi_tui.storage.disk.system import REAL, System
from toi_tui.storage.journal import journal
from toi_tui.storage.journal.journal import Journal
from toi_tui.storage.journal.resuming import Resumed, resume
from toi_tui.storage.session_file import SessionFile

NOW = datetime(2027, 4, 12, 9, 5)  # noqa: DTZ001  # the clock on the wall
ID = "7f3k9x2a"
START = b'format = 1\n\n[session]\nid = "7f3k9x2a"\n\n[swot.threats.t0]\ntext = "zero"\n'


class Program:
    """A program that works on a session; it can be ended well, or killed."""

    def __init__(self, path: Path, system: System = REAL) -> None:
        self.file = SessionFile.open(path, system=system)
        self.resumed = resume(self.file)
        self.journal = self.resumed.journal()
        self.document = Document(self.resumed.session, self.resumed.earlier)
        self.document.listen(self.journal.append)
        self.brought_back = self.resumed.changes
        for change in self.resumed.unsaved:
            self.journal.append(change)

    def add(self, id: str, text: str) -> "Program":
        self.document.do(AddItem("swot.threats", id, {"text": text}))
        return self

    def write(self, id: str, text: str) -> "Program":
        self.document.do(SetFields("swot.threats", id, {"text": text}))
        return self

    def remove(self, id: str) -> "Program":
        self.document.do(RemoveItems("swot.threats", (id,)))
        return self

    def save(self) -> "Program":
        changes = self.journal.changes
        self.file.save(
            self.document.session,
            NOW,
            announce=lambda data, state: self.journal.saving(data, changes, state),
            writer=self.journal.writer,
        )
        self.journal.saved()
        return self

    def end(self) -> None:
        """End well."""
        self.save()
        assert self.journal.close(LONG)

    def kill(self) -> None:
        """End as the power does: the journal is as far as it is, and nobody holds it any more."""
        assert self.journal.close(LONG)

    def looked_at(self) -> list[str]:
        """What it shows, and then it is killed: one that stays would write into another test's home."""
        found = self.texts
        self.kill()
        return found

    @property
    def texts(self) -> list[str]:
        return [note.text for note in self.document.session.swot.threats.values()]


def texts(path: Path) -> list[str]:
    return [note.text for note in SessionFile.open(path).session.swot.threats.values()]


def by_others(path: Path, change: Callable[[Session], Session]) -> None:
    """Somebody else changes the file, who knows nothing of journals."""
    opened = codec.read(path.read_bytes())
    path.write_bytes(codec.write(change(opened.session), opened.layout)[0])


def with_threats(session: Session, **notes: str | None) -> Session:
    threats = {**session.swot.threats, **{id: SwotNote(text=text) for id, text in notes.items() if text is not None}}
    for id, text in notes.items():
        if text is None:
            threats.pop(id, None)
    return replace(session, swot=replace(session.swot, threats=threats))


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "a.toml"
    path.write_bytes(START)
    return path


def test_after_a_good_end_everything_can_be_undone_and_redone(path: Path) -> None:
    program = Program(path).add("t1", "one").add("t2", "two")
    program.document.undo()
    program.end()
    data = path.read_bytes()
    again = Program(path)
    assert (again.texts, again.brought_back, path.read_bytes()) == (["zero", "one"], 0, data)
    assert again.document.redo() is not None
    assert again.texts == ["zero", "one", "two"]
    assert again.document.undo() is not None
    assert again.document.undo() is not None
    assert (again.texts, again.document.undo()) == (["zero"], None)
    again.end()
    assert path.read_bytes().partition(b"\n[writers.")[0] == START


def test_an_edit_after_the_start_ends_what_could_be_redone_before(path: Path) -> None:
    program = Program(path).add("t1", "one").add("t2", "two")
    program.document.undo()
    program.end()
    again = Program(path).add("t3", "three")
    assert again.document.redo() is None
    for _ in range(2):
        again.document.undo()
    assert again.texts == ["zero"]
    again.end()


def test_the_history_goes_on_over_many_starts(path: Path) -> None:
    for number in range(1, 5):
        Program(path).add(f"t{number}", str(number)).end()
    program = Program(path)
    while program.document.undo():
        pass
    assert program.texts == ["zero"]
    assert len([*journal_folders(ID, path)[0].glob("*.journal")]) == 1
    program.end()


def test_a_thousand_steps_survive_a_restart(path: Path) -> None:
    program = Program(path)
    for number in range(1, 1201):
        program.add(f"t{number}", str(number))
    program.end()
    again = Program(path)
    steps = 0
    while again.document.undo():
        steps += 1
    assert (steps, again.texts) == (1200, ["zero"])
    again.kill()


def test_a_long_journal_is_begun_anew_meanwhile_and_the_history_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Program(path).add("t1", "one").add("t2", "two").end()
    (first,) = journal_folders(ID, path)[0].glob("*.journal")
    monkeypatch.setattr(journal, "LARGE", 10)
    program = Program(path).add("t3", "three")
    assert program.journal.flush(LONG)
    (second,) = journal_folders(ID, path)[0].glob("*.journal")
    assert second != first
    program.kill()
    again = Program(path)
    assert (again.texts, again.brought_back) == (["zero", "one", "two", "three"], 1)
    while again.document.undo():
        pass
    assert again.texts == ["zero"]
    again.end()


def test_what_was_not_saved_is_brought_back_and_can_be_undone(path: Path) -> None:
    Program(path).add("t1", "one").save().add("t2", "two").add("t3", "three").kill()
    assert texts(path) == ["zero", "one"]
    program = Program(path)
    assert (program.texts, program.brought_back) == (["zero", "one", "two", "three"], 2)
    program.document.undo()
    assert program.texts == ["zero", "one", "two"]
    program.end()
    assert texts(path) == ["zero", "one", "two"]
    again = Program(path)
    assert again.brought_back == 0
    again.kill()


def test_a_kill_after_the_start_that_brings_back_loses_nothing_either(path: Path) -> None:
    Program(path).add("t1", "one").kill()
    Program(path).kill()
    program = Program(path)
    assert (program.texts, program.brought_back) == (["zero", "one"], 1)
    program.document.undo()
    assert program.texts == ["zero"]
    program.kill()


def test_a_kill_before_the_rename_loses_nothing(path: Path) -> None:
    program = Program(path).add("t1", "one")
    program.journal.saving(b"what would have been written", 1)
    program.kill()
    again = Program(path)
    assert (again.texts, again.brought_back) == (["zero", "one"], 1)
    again.kill()


def test_a_kill_behind_the_rename_brings_nothing_back_twice(path: Path) -> None:
    program = Program(path).add("t1", "one").save().write("t1", "one more")
    program.file.save(
        program.document.session,
        NOW,
        announce=lambda data, _state: program.journal.saving(data, program.journal.changes),
    )
    program.kill()
    again = Program(path)
    assert (again.texts, again.brought_back) == (["zero", "one more"], 0)
    assert not again.document.session.conflicts.items
    again.document.undo()
    assert again.texts == ["zero", "one"]
    again.kill()


def test_what_others_changed_after_a_good_end_stands_and_mine_can_be_undone(path: Path) -> None:
    Program(path).add("t1", "one").add("t2", "two").end()
    by_others(path, lambda session: with_threats(session, t2=None, o1="theirs"))
    program = Program(path)
    assert (program.texts, program.brought_back) == (["zero", "one", "theirs"], 0)
    overtaken = program.document.undo()  # what they deleted of mine is not there to be taken back
    assert overtaken is not None
    assert not overtaken.delta
    program.document.undo()
    assert program.texts == ["zero", "theirs"]
    program.end()


def test_what_others_changed_after_a_kill_is_merged_with_what_was_not_saved(path: Path) -> None:
    Program(path).add("t1", "one").save().add("t2", "two").write("t0", "ours").kill()
    by_others(path, lambda session: with_threats(session, t1=None, o1="theirs"))
    program = Program(path)
    assert sorted(program.texts) == ["ours", "theirs", "two"]
    assert not program.document.session.conflicts.items
    program.kill()


def test_what_both_changed_around_a_kill_is_a_conflict(path: Path) -> None:
    Program(path).write("t0", "ours").kill()
    by_others(path, lambda session: with_threats(session, t0="theirs"))
    program = Program(path)
    (conflict,) = program.document.session.conflicts.items.values()
    assert (program.texts, conflict.ours, conflict.theirs) == (["ours"], "ours", "theirs")
    program.kill()


def test_others_who_wrote_after_a_save_that_was_cut_off_have_deleted_nothing(path: Path) -> None:
    program = Program(path).add("t1", "one")
    program.journal.saving(b"what would have been written", 1)
    program.kill()
    by_others(path, lambda session: with_threats(session, o1="theirs"))
    again = Program(path)
    assert sorted(again.texts) == ["one", "theirs", "zero"]
    again.kill()


def test_who_saved_an_old_copy_around_a_kill_has_deleted_nothing_that_it_never_saw(path: Path) -> None:
    program = Program(path).add("t1", "one").save()
    editor = path.read_bytes()
    program.add("t2", "two").save().add("t3", "three").save().add("t4", "four").kill()
    path.write_bytes(editor.replace(b'"one"', b'"one, by the editor"'))
    program = Program(path)
    assert program.texts == ["zero", "one, by the editor", "two", "three", "four"]
    assert not program.document.session.conflicts.items
    program.kill()


def test_two_programs_that_were_killed_are_both_brought_back(path: Path) -> None:
    one, two = Program(path), Program(path)
    one.add("t1", "one").kill()
    two.add("t2", "two").kill()
    program = Program(path)
    assert sorted(program.texts) == ["one", "two", "zero"]
    assert program.brought_back == 2
    program.end()
    assert len([*journal_folders(ID, path)[0].glob("*.journal")]) == 1


def test_a_second_program_leaves_the_first_ones_journal_alone(path: Path) -> None:
    one = Program(path).add("t1", "one")
    one.journal.flush(LONG)
    two = Program(path)
    assert (two.texts, two.brought_back, two.document.undo()) == (["zero"], 0, None)
    two.end()
    one.end()
    assert texts(path) == ["zero", "one"]


def test_another_session_at_the_same_place_gets_nothing_of_the_old_one(path: Path) -> None:
    Program(path).add("t1", "one").kill()
    path.write_bytes(START.replace(b"7f3k9x2a", b"otherone"))
    program = Program(path)
    assert (program.texts, program.brought_back, program.document.undo()) == (["zero"], 0, None)
    program.kill()


@given(st.binary(max_size=60), st.floats(0, 1))
def test_a_damaged_journal_is_read_as_far_as_it_goes(damage: bytes, where: float) -> None:
    path = Path.home() / "damaged.toml"
    path.write_bytes(START)
    shutil.rmtree(journal_folders(ID, path)[0], ignore_errors=True)
    Program(path).add("t1", "one").save().add("t2", "two").add("t3", "three").kill()
    (file,) = journal_folders(ID, path)[0].glob("*.journal")
    data = file.read_bytes()
    at = round(where * len(data))
    file.write_bytes(data[:at] + damage + data[at + len(damage) :])
    program = Program(path)
    assert program.texts[:2] == ["zero", "one"]
    while program.document.undo():
        pass
    program.kill()


def test_a_journal_without_its_beginning_is_gone_through_from_the_file(path: Path) -> None:
    Program(path).add("t1", "one").save().add("t2", "two").kill()
    (base,) = journal_folders(ID, path)[0].glob("*.base")
    base.unlink()
    program = Program(path)
    assert program.texts == ["zero", "one", "two"]
    program.kill()


def test_looking_around_makes_no_journal(path: Path) -> None:
    resumed = resume(SessionFile.open(path))
    assert isinstance(resumed, Resumed)
    assert isinstance(resumed.journal(), Journal)
    assert not resumed.earlier().changes
    assert isinstance(resumed.earlier(), Chronicle)
    assert not journal_folders(ID, path)[0].exists()
