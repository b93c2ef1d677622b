"""Patience: it lasts while there is work or the machine is busy, and ends where nothing comes."""

import asyncio
import re
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from tests import waiting
from tests.waiting import Patience, turns_until, until

CLOCK = re.compile(
    r"\b(?:asyncio|time)\.(?:sleep|timeout|wait_for|monotonic|perf_counter)\("
    r"|\.(?:get|join|run|see|until|wait)\([^)]*timeout=\d"
)
WORKS = "while True: pass"
SLEEPS = "import sys; print(flush=True); sys.stdin.read()"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how a program fares")


MANY = 100
WAITING = {"waiting", "test_waiting", "test_order"}
"""Where it is said how to wait; and where an app stands still so that keys come meanwhile."""


def looks(code: str, *, heard: bool = False, at_most: int = MANY) -> int:
    """How many looks patience lasts with a program."""
    with Popen([sys.executable, "-c", code], stdin=PIPE, stdout=PIPE) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        if code == SLEEPS:
            program.stdout.readline()
        patience = Patience(program.pid)
        lasted = next((look for look in range(at_most) if not patience.lasts(heard=heard)), at_most)
        program.kill()
    return lasted


@pytest.fixture(autouse=True)
def a_short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "IDLE", 0.5)


def test_a_program_that_does_nothing_is_given_up() -> None:
    assert 9 <= looks(SLEEPS, at_most=100_000) < 100_000


def test_a_program_that_is_heard_of_is_not() -> None:
    assert looks(SLEEPS, heard=True) == MANY


@on_linux
def test_nor_one_that_works_or_waits_for_the_processor() -> None:
    assert looks(WORKS) == MANY


def test_a_program_that_hangs_is_given_up_whatever_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "LONG", 0)
    assert looks(WORKS, heard=True) == 0


async def test_what_comes_about_in_the_loop_is_waited_for() -> None:
    came = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, came.set)
    await until(came.is_set)


async def test_what_does_not_come_about_fails() -> None:
    turns = 0
    with pytest.raises(AssertionError):  # noqa: PT012 - counts as well
        async for _turn in turns_until(lambda: False, every=0.01):
            turns += 1
    assert turns == 50


def test_no_other_test_sleeps_or_gives_up_by_the_clock() -> None:
    tests = Path(__file__).parent
    others = [path for path in tests.rglob("*.py") if path.parent.name != "apps" and path.stem not in WAITING]
    assert {path.name for path in others if CLOCK.search(path.read_text("utf-8"))} == set()
