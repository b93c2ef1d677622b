"""Measure start, keys, rest, memory and saving, interleaved with the yardsticks, and print a table of ratios.

A machine that does other things meanwhile is no good measure; ratios of neighbours in time bear it best. Each round
gives a median or a p95, for the program and its yardstick; the ratio is that of the medians over the rounds, "best"
that of the best rounds.
"""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks import measures, sessions
from benchmarks.measures import HELLO, KEYS, TYPING, Place
from benchmarks.pty_program import MissingError

ROOT = Path(__file__).parents[1]
NOTHING = (sys.executable, "-c", "")


@dataclass(frozen=True)
class Row:
    """A line of the table: a measure, its yardstick, and how many times that it may be (`added`: how much more)."""

    name: str
    yardstick: str = ""
    bound: float = 0.0
    p95: bool = False
    added: bool = False


ROWS: Final = (
    Row("start, hello"),
    Row("start, example", "start, hello", 1.5),
    Row("start, map 10k", "start, hello", 2.5),
    Row("start (cpu), hello"),
    Row("start (cpu), example", "start (cpu), hello", 1.5),
    Row("start (cpu), map 10k", "start (cpu), hello", 2.5),
    Row("start, journal of 1"),
    Row("start, journal of 100k", "start, journal of 1", 1.5),
    Row("start, killed after 100k", "start, journal of 1", 1.5),
    Row("python -c ''"),
    Row("toi --version", "python -c ''", 3.0),
    Row("python -c '' (cpu)"),
    Row("toi --version (cpu)", "python -c '' (cpu)", 3.0),
    Row("toi --help (cpu)", "python -c '' (cpu)", 4.0),
    Row("toi list, 1,000 seen (cpu)", "toi --version (cpu)", 4.0),
    Row(TYPING.name, p95=True),
    *(Row(keys.name, TYPING.name, keys.bound, p95=True) for keys in KEYS),
    Row("switch, first visit", TYPING.name, 12.0, p95=True),
    Row("switch", TYPING.name, 4.0, p95=True),
    Row("idle cpu ms/s, hello"),
    Row("idle cpu ms/s, example", "idle cpu ms/s, hello", 1.5),
    Row("memory MiB, hello"),
    Row("memory MiB, example", "memory MiB, hello", 1.6),
    Row("memory MiB, map 10k", "memory MiB, hello", 2.0),
    Row("longest gap, idle loop"),
    Row("longest gap, saving 10k", "longest gap, idle loop", 5.0, added=True),
    Row("on the disk, plain append"),
    Row("on the disk, journal", "on the disk, plain append", 3.0),
    Row("on the disk, journal 10k", "on the disk, plain append", 3.0),
    Row("reading (cpu), map 10k"),
    Row("finding the base (cpu), map 10k", "reading (cpu), map 10k", 0.5),
    Row("merging (cpu), map 10k", "reading (cpu), map 10k", 4.0),
)

Task = tuple[tuple[str, ...], Callable[[], measures.Samples]]


def tasks(place: Place) -> Iterator[Task]:
    """What is done in a round: the rows that each gives values for, in the order of its samples."""
    programs = {"hello": (HELLO, ""), "example": (place.command, "example"), "map 10k": (place.command, "map")}
    for name, (command, session) in programs.items():
        yield (f"start, {name}", f"start (cpu), {name}"), partial(measures.time_start, place, command, session)
    with_past = ("start, journal of 1", "start, journal of 100k", "start, killed after 100k")
    yield with_past, partial(measures.time_starts_with_past, place)
    options = {f"toi {option}": (*place.command, option) for option in ("--version", "--help")}
    for name, command in {"python -c ''": NOTHING, **options}.items():
        yield (name, f"{name} (cpu)"), partial(measures.run_time, place, command)
    yield ("toi list, 1,000 seen", "toi list, 1,000 seen (cpu)"), partial(measures.list_time, place)
    for keys in (TYPING, *KEYS):
        yield (keys.name,), partial(_alone, measures.time_keys, place, keys)
    yield ("switch, first visit", "switch"), partial(measures.time_switches, place)
    for name, (command, session) in programs.items():
        yield (f"idle cpu ms/s, {name}", f"memory MiB, {name}"), partial(measures.rest, place, command, session)
    yield ("longest gap, idle loop", "longest gap, saving 10k"), partial(measures.gaps, place)
    on_disk = ("on the disk, plain append", "on the disk, journal", "on the disk, journal 10k")
    yield on_disk, partial(measures.journal, place)
    names = ("reading (cpu)", "finding the base (cpu)", "merging (cpu)")
    yield tuple(f"{name}, map 10k" for name in names), partial(measures.outside_change, place)


def _alone(measure: Callable[..., list[float]], *arguments: object) -> measures.Samples:
    return {"": measure(*arguments)}


class Results:
    """The samples of each row, by round."""

    def __init__(self) -> None:
        self._rounds: dict[str, list[list[float]]] = defaultdict(list)
        self._missing: dict[str, str] = {}

    def take(self, names: tuple[str, ...], measure: Callable[[], measures.Samples]) -> None:
        """Measure once; what is missing is noted."""
        try:
            for name, values in zip(names, measure().values(), strict=True):
                self._rounds[name].append(values)
        except MissingError as reason:
            self._missing |= dict.fromkeys(names, str(reason))

    def line(self, row: Row) -> str:
        """The row as a line of the table."""
        name = f"| {row.name:<32} "
        if row.name not in self._rounds:
            return f"{name}| missing: {self._missing.get(row.name, 'not asked for')} |"
        values = [each for values in self._rounds[row.name] for each in values]
        figures = f"| {median(values):7.1f} | {p95(values):7.1f} "
        if row.yardstick not in self._rounds:
            return f"{name}{figures}|       |       |       | |"
        ours, theirs = (self._of_rounds(each, p95=row.p95) for each in (row.name, row.yardstick))
        usual, best = (_compare(row, pick(ours), pick(theirs)) for pick in (median, min))
        verdict = "ok" if usual <= row.bound else "ok at best" if best <= row.bound else "OVER"
        bound = f"+{row.bound:.1f}" if row.added else f"{row.bound:.2f}"
        return f"{name}{figures}| {usual:5.2f} | {best:5.2f} | {bound:>5} | {verdict} |"

    def _of_rounds(self, name: str, *, p95: bool) -> list[float]:
        of = globals()["p95"] if p95 else median
        return [of(values) for values in self._rounds[name]]


def _compare(row: Row, ours: float, theirs: float) -> float:
    return ours - theirs if row.added else ours / theirs


def p95(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (5)")
    parser.add_argument("--only", default="", help="only measures with one of these words, separated by commas")
    parser.add_argument("--program", default=f"{sys.executable} -m toi_tui", help="the command that opens a session")
    return parser.parse_args()


def environment(home: Path) -> dict[str, str]:
    """A terminal, an empty home, and compiled modules, as an installed program has them."""
    env = {key: value for key, value in os.environ.items() if key == "PATH"}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": str(home)}
    return env | folders | terminal | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(home / "compiled")}


def prepare(place: Place) -> None:
    """Compile the modules, those that a first start leaves out as well."""
    compile_all = (sys.executable, "-m", "compileall", "-q", str(ROOT / "toi_tui"), str(ROOT / "benchmarks"))
    subprocess.run(compile_all, check=True, env=place.env)
    for command, session in ((HELLO, ""), (measures.INPUT, ""), (place.command, "example")):
        measures.time_start(place, command, session)


def main() -> int:
    """Measure and print; 1 when something is over its bound."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="benchmarks-", ignore_cleanup_errors=True) as temporary:
        home = Path(temporary)
        large = {"map": sessions.map_session(), "board": sessions.board_session(), "example": sessions.example()}
        large[measures.HISTORY] = large["example"]
        files = {name: sessions.write(session, home / f"{name}.toml") for name, session in large.items()}
        place = Place(tuple(shlex.split(asked.program)), files, environment(home), home)
        prepare(place)
        results = Results()
        wanted = asked.only.split(",")
        for number in range(asked.rounds):
            for names, measure in tasks(place):
                if any(word in name for word in wanted for name in names):
                    print(f"\rround {number + 1}: {names[0]:<40}", end="", file=sys.stderr, flush=True)
                    results.take(names, measure)
    print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
    print("| measure                          |  median |     p95 | ratio |  best | bound | |")
    print("| :--                              |     --: |     --: |   --: |   --: |   --: | :-- |")
    lines = [results.line(row) for row in ROWS if any(word in row.name for word in wanted)]
    print("\n".join(lines))
    return int(any("OVER" in line for line in lines))


if __name__ == "__main__":
    sys.exit(main())
