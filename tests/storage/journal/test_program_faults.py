"""A program that types and saves while every system call in turn fails, or is its last.

Whatever happens, the file is whole, the old one or the new one, and what was said to be in the journal is there at the
next start.
"""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.storage.journal.test_resuming import ID, START, Program
from tests.waiting import LONG
from toi_tui.storage import codec
from toi_tui.storage.disk.places import journal_folders
from toi_tui.storage.disk.system import System
from toi_tui.storage.journal import journal

CALLS = ("open", "write", "fsync", "fchmod", "replace", "link", "unlink", "read", "fstat")
"""The calls that are counted; what a program that is gone has open is closed, and so not held any more."""


class Counting(System):
    """Counts the calls of a program, and makes trouble at the one it is told to."""

    def __init__(self, trouble: Callable[[int], None] = lambda _number: None) -> None:
        self.calls = 0
        self._trouble = trouble
        self._counting = threading.Lock()

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in CALLS:
            return found

        def counted(*arguments: Any) -> Any:
            with self._counting:
                self.calls += 1
                now = self.calls
            self._trouble(now)
            return found(*arguments)

        return counted


def fails_at(number: int, code: int) -> Counting:
    def trouble(now: int) -> None:
        if now == number:
            raise OSError(code, os.strerror(code))

    return Counting(trouble)


def dies_at(number: int) -> Counting:
    """After a power cut nothing reaches the disk any more."""

    def trouble(now: int) -> None:
        if now >= number:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    return Counting(trouble)


def work(path: Path, system: System) -> list[str]:
    """Type, save, type on; what the journal said that it has."""
    known: list[str] = []
    try:
        program = Program(path, system)
    except OSError:
        return known
    for number in range(4):
        program.add(f"t{number + 1}", f"text {number}")
        if program.journal.flush(LONG):
            known.append(f"text {number}")
        if number % 2:
            try:
                program.save()
            except OSError:
                continue
    program.journal.close(LONG)
    return known


@pytest.fixture(params=[journal.LARGE, 1], ids=["usual", "begun anew at every change"])
def path(home: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    monkeypatch.setattr(journal, "RETRY", 0.001)
    monkeypatch.setattr(journal, "LARGE", request.param)
    path = home / "a.toml"
    path.write_bytes(START)
    return path


def calls_of_a_day(path: Path, request: pytest.FixtureRequest) -> range:
    """The calls to make trouble at; where there are very many of them, all only in a long run."""
    system = Counting()
    assert work(path, system) == [f"text {number}" for number in range(4)]
    return range(1, system.calls + 1, 1 if journal.LARGE > 1 or request.config.option.long else 9)


def again(path: Path) -> None:
    path.write_bytes(START)
    for folder in journal_folders(ID, path):
        for file in folder.glob("*"):
            file.unlink()


def assert_all_is_there(path: Path, known: list[str], number: int) -> None:
    codec.read(path.read_bytes())  # whole
    program = Program(path)
    assert {*known} <= {*program.texts}, number
    assert program.texts[0] == "zero", number
    assert not program.document.session.conflicts.items, number
    while program.document.undo():
        pass
    program.kill()


def test_whichever_call_fails_nothing_that_was_kept_is_lost(path: Path, request: pytest.FixtureRequest) -> None:
    for number in calls_of_a_day(path, request):
        again(path)
        known = work(path, fails_at(number, errno.ENOSPC))
        assert_all_is_there(path, known, number)


def test_whenever_the_power_goes_nothing_that_was_kept_is_lost(path: Path, request: pytest.FixtureRequest) -> None:
    for number in calls_of_a_day(path, request):
        again(path)
        known = work(path, dies_at(number))
        assert_all_is_there(path, known, number)
