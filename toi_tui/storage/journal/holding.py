"""Who holds a journal, said beside it, since not every system can be asked for its locks: Windows, many network disks.

A process of this machine is asked for by its number and the moment it began; another machine's lives as long as it
says so now and then.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from toi_tui.storage.disk.system import System

BEAT: Final = 5.0
"""Seconds between the signs of life of a program that holds a journal."""

SILENCE: Final = 30.0
"""Seconds without a sign after which a holder that cannot be asked for is taken for gone."""

_ENDING: Final = ".held"
_LIMIT: Final = 4096
_ENDED: Final = frozenset("ZX")
"""How the system marks a process that has ended and whose parent has not asked for that."""
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def said_of(journal: Path) -> Path:
    """Where it is said who holds a journal."""
    return journal.with_suffix(_ENDING)


_held: set[Path] = set()
"""The journals that this process holds: it needs nobody to ask."""


def hold(journal: Path, system: System) -> None:
    """Say that this process holds a journal; where that cannot be written, the lock has to do."""
    _held.add(journal)
    with suppress(OSError):
        file = system.open(said_of(journal), _WRITE)
        try:
            system.write(file, memoryview(_words(os.getpid()).encode()))
        finally:
            system.close(file)


def beat(journal: Path) -> None:
    """Give a sign of life; FileNotFoundError when somebody took the journal for left behind."""
    os.utime(said_of(journal))


def let_go(journal: Path, system: System) -> None:
    """Say no more that somebody holds it."""
    _held.discard(journal)
    with suppress(OSError):
        system.unlink(said_of(journal))


def is_held(journal: Path, system: System) -> bool:
    """Whether a program that lives says that it holds a journal."""
    said = said_of(journal)
    with suppress(OSError, ValueError):
        words = said.read_bytes()[:_LIMIT].decode("utf-8", "replace")
        place, number, _began = words.split("\n")
        if place and place == _place() and int(number) == os.getpid():
            return journal in _held
        if place and place == _place() and sys.platform != "win32":  # where asking for a process would end it
            return words == _words(int(number)) and _lives(int(number))
        return 0 <= system.now() - said.stat().st_mtime < SILENCE
    return False


def _words(process: int) -> str:
    return f"{_place()}\n{process}\n{_began(process)}"


def _place() -> str:
    """Where numbers of processes mean the same; empty where that is not known."""
    with suppress(OSError):
        running = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{running} {os.readlink('/proc/self/ns/pid')}"  # noqa: PTH115 - it leads to no file
    return os.uname().nodename if hasattr(os, "uname") else ""


def _began(process: int) -> str:
    """When a process began, in the words of the system; empty where it does not say, or only waits to be buried."""
    with suppress(OSError, IndexError):
        # Behind the name, which may hold anything: the state, and the 22nd word of all.
        said = Path(f"/proc/{process}/stat").read_text(errors="replace").rpartition(")")[2].split()
        return "" if said[0] in _ENDED else said[19]
    return ""


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
