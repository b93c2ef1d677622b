"""A journal that a living program works on is known, also where no system says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.journal.test_resuming import ID, START, Program
from tests.waiting import LONG
from toi_tui.storage.disk.places import journal_folders
from toi_tui.storage.disk.system import System
from toi_tui.storage.journal import holding, journal, leftovers

DIES = """
import os, sys
from pathlib import Path
from tests.storage.journal.test_holding import NoLocks
from tests.storage.journal.test_resuming import Program
program = Program(Path(sys.argv[1]), NoLocks()).add("t1", "one")
program.journal.flush(20)
os._exit(0)
"""


class NoLocks(System):
    """A disk that locks nothing, as on Windows and on many network disks."""

    def lock(self, file: int) -> bool:
        return True


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "a.toml"
    path.write_bytes(START)
    return path


def held(path: Path) -> Path:
    (file,) = journal_folders(ID, path)[0].glob("*.held")
    return file


def test_a_second_program_leaves_the_first_ones_journal_alone(path: Path) -> None:
    one = Program(path, NoLocks()).add("t1", "one")
    assert one.journal.flush(LONG)
    two = Program(path, NoLocks()).add("t2", "two")
    assert two.texts == ["zero", "two"]
    two.end()
    one.add("t3", "three")
    assert one.journal.flush(LONG)
    one.kill()
    assert sorted(Program(path, NoLocks()).looked_at()) == ["one", "three", "two", "zero"]


def test_the_journal_of_a_program_that_is_gone_is_taken_at_once(path: Path) -> None:
    subprocess.run([sys.executable, "-c", DIES, str(path)], check=True, timeout=LONG)
    assert held(path).exists()
    program = Program(path, NoLocks())
    assert (program.texts, program.brought_back) == (["zero", "one"], 1)
    program.end()
    assert not [*journal_folders(ID, path)[0].glob("*.held")]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no system to ask how a process is")
def test_a_program_that_ended_holds_nothing_though_its_parent_has_not_asked(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", DIES, str(path)]) as child:
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert Program(path, NoLocks()).looked_at() == ["zero", "one"]


def test_a_number_that_another_process_has_by_now_holds_nothing(path: Path) -> None:
    Program(path).add("t1", "one").kill()
    (file,) = journal_folders(ID, path)[0].glob("*.journal")
    holding.said_of(file).write_text(f"{holding._place()}\n{os.getppid()}\nlong ago", encoding="utf-8")
    assert Program(path).looked_at() == ["zero", "one"]


@pytest.mark.parametrize(("silence", "is_taken"), [(1, False), (holding.SILENCE + 1, True)])
def test_another_machines_program_lives_as_long_as_it_gives_signs(
    path: Path, silence: float, *, is_taken: bool
) -> None:
    Program(path).add("t1", "one").kill()
    (file,) = journal_folders(ID, path)[0].glob("*.journal")
    holding.said_of(file).write_text("another machine\n7\n", encoding="utf-8")
    then = System().now() - silence
    os.utime(holding.said_of(file), (then, then))
    left = leftovers.left_behind(ID, path)
    assert bool(left) is is_taken
    for log in left:
        log.close()


def test_a_journal_that_was_taken_for_left_behind_is_begun_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "BEAT", 0.001)
    program = Program(path, NoLocks()).add("t1", "one")
    assert program.journal.flush(LONG)
    folder = journal_folders(ID, path)[0]
    (first,) = folder.glob("*.journal")
    for file in (held(path), first):  # as somebody does who holds it for left behind, and has brought it back
        file.unlink()
    while first in (found := [*folder.glob("*.journal")]) or not found:
        pass
    program.add("t2", "two").kill()
    assert Program(path).looked_at() == ["zero", "one", "two"]
