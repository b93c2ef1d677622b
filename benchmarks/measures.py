"""The measures: what is done in the program and how long it takes. Each gives the samples of one round."""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from benchmarks.pty_program import Frame, MissingError, Picture, Program
from toi_tui.screens import steps

KEYS_A_ROUND: Final = 24
START_QUIET: Final = 0.3
EDITS: Final = 100_000
LISTED: Final = 1000
LONG_AGO: Final = 1_000_000_000.0
IDLE_AFTER, IDLE_FOR = 5.0, 3.0

HERE = Path(__file__).parent
HELLO = (sys.executable, str(HERE / "yardsticks" / "hello.py"))
INPUT = (sys.executable, str(HERE / "yardsticks" / "hello_input.py"))

Samples = dict[str, list[float]]

HISTORY: Final = "history"
"""The session that has a long history behind it."""


@dataclass(frozen=True)
class Place:
    """Where the programs run: the command that opens a session, the sessions, and a home of their own."""

    command: Sequence[str]
    sessions: dict[str, Path]
    env: dict[str, str]
    folder: Path
    dice: random.Random = field(default_factory=lambda: random.Random(7))

    def start(self, command: Sequence[str], session: str = "") -> Program:
        """Start a program, the one that is measured with a copy of a session."""
        if not session:
            return Program(command, self.env, self.folder)
        copy = self.folder / f"{self.dice.getrandbits(32):08x}.toml"
        copy.write_bytes(self.sessions[session].read_bytes())
        if session == HISTORY:
            made = (sys.executable, "-m", "benchmarks.long_history", str(copy))
            subprocess.run(made, check=True, env=self.env, cwd=HERE.parent)
        return Program((*command, str(copy)), self.env, self.folder)


@dataclass(frozen=True)
class Keys:
    """Keys to time, one after another: `before` each of them other keys may be pressed that are not timed."""

    name: str
    session: str
    step: str
    keys: Sequence[str]
    setup: Sequence[str] = ()
    before: Sequence[str] = ()
    bound: float = 1.5
    text: bool = False
    """Only characters count: a cursor that blinks meanwhile is no effect."""


LETTERS = "ohjaustapaamisen"
ALL = ("f", "9", "home")  # unfolded: a large map is folded at first
BRANCH = (*ALL, *["down"] * 4)  # past the tray and the root, to a branch of a hundred nodes
OTHERS = ("session", "practices", "mentor", "options", "plan", "followup")
"""The steps whose lists have no keys of their own to be timed with."""
KEYS: Final = (
    *(Keys(f"cursor, {step}", "example", step, ("down", "down", "up", "up")) for step in OTHERS),
    Keys("cursor, SWOT", "example", "swot", ("down", "down", "right", "up", "left", "up"), setup=("home",)),
    Keys("cursor, days", "example", "days", ("down", "right", "up", "left")),
    Keys("cursor, risks", "example", "risks", ("down", "down", "up", "up")),
    Keys("cursor, other risk panel", "example", "risks", ("down", "right", "up", "left"), setup=("tab",)),
    Keys("cursor, outline 10k", "map", "mindmap", (*["down"] * 8, *["up"] * 8), setup=ALL),
    Keys("cursor, outline 10k, scrolling", "map", "mindmap", ("down",), setup=(*ALL, *["pagedown"] * 3), bound=2.0),
    Keys("typing a note, SWOT", "example", "swot", LETTERS, setup=("home", "a"), text=True),
    Keys("fold, outline 10k", "map", "mindmap", ("space",), setup=BRANCH, bound=3.0),
    Keys("rename (Enter keeps), outline 10k", "map", "mindmap", ("enter",), BRANCH, ("e", "x"), bound=3.0),
    Keys("move a node, outline 10k", "map", "mindmap", ("shift+down", "shift+up"), BRANCH, bound=3.0),
    Keys("history opened, 10k steps", HISTORY, "session", ("U",), before=("escape",), bound=12.0),
    Keys("move a card, board 5×200", "board", "days", ("shift+right", "shift+left"), bound=3.0),
)
TYPING: Final = Keys("typing in a bare Input", "", "", LETTERS, text=True)


def first_frame(program: Program, before: Picture | str, key: str, *, text: bool) -> float | None:
    """Press a key: milliseconds until the first frame that shows an effect."""
    at = program.send(key)
    met = None
    for frame, picture in program.pictures(program.frames(patience=1.0)):
        if met is None and (program.text if text else picture) != before:
            met = frame.at
    return (met - at) * 1000 if met else None


def time_keys(place: Place, keys: Keys) -> list[float]:
    """The milliseconds from each key to its paint."""
    with place.start(place.command, keys.session) if keys.session else place.start(INPUT) as program:
        program.settle(patience=10)
        program.settle(patience=START_QUIET)
        if keys.step:
            program.press(_digit(keys.step))
        program.press(*keys.setup)
        took = []
        for key in islice(cycle(keys.keys), KEYS_A_ROUND + 3):
            program.press(*keys.before)
            program.settle(patience=place.dice.uniform(0.02, 0.05))  # keys fall anywhere within a frame's period
            took.append(first_frame(program, program.text if keys.text else program.picture, key, text=keys.text))
    met = [each for each in took[3:] if each is not None]
    if len(met) < KEYS_A_ROUND * 0.8:
        raise MissingError(f"{KEYS_A_ROUND - len(met)} of {KEYS_A_ROUND} keys had no effect")
    return met


def _digit(step: str) -> str:
    found = [each.key for each in steps() if each.id == step]
    if not found:
        raise MissingError(f"there is no step {step}")
    return found[0]


def last_frame(program: Program, quiet: float, patience: float) -> Frame:
    """The last frame that changed the picture before the program went quiet."""
    last, before = None, program.picture
    for frame, picture in program.pictures(program.frames(quiet, patience)):
        if picture != before:
            last, before = frame, picture
    if last is None:
        raise MissingError("nothing was painted")
    return last


def time_start(place: Place, command: Sequence[str], session: str = "") -> Samples:
    """Milliseconds, by the clock and of the processor, until the first screen is complete."""
    with place.start(command, session) as program:
        frame = last_frame(program, START_QUIET, 10.0)
    return {"wall": [(frame.at - program.started) * 1000], "cpu": [frame.cpu * 1000]}


def time_starts_with_past(place: Place) -> Samples:
    """Milliseconds until the first screen is complete: with a journal of one edit, of very many, and after a kill."""
    found = {}
    for name, edits, end in (("one", 1, "end"), ("many", EDITS, "end"), ("killed", EDITS, "kill")):
        folder = _with_past(place, name, edits, end)
        with Program((*place.command, str(folder / "session.toml")), _env_of(place, folder), folder) as program:
            frame = last_frame(program, START_QUIET, 10.0)
        found[name] = [(frame.at - program.started) * 1000]
    return found


def _with_past(place: Place, name: str, edits: int, end: str) -> Path:
    """A folder with a session that was worked on, as it was left then; it is made once, and put back each time."""
    folder, kept = place.folder / "past" / name, place.folder / "kept" / name
    if not kept.exists():
        folder.mkdir(parents=True)
        (folder / "session.toml").write_bytes(place.sessions["example"].read_bytes())
        command = (sys.executable, "-m", "benchmarks.remembering", str(folder / "session.toml"), str(edits), end)
        subprocess.run(command, check=True, env=_env_of(place, folder), cwd=HERE.parent)
        shutil.copytree(folder, kept)
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)
    return folder


def _env_of(place: Place, folder: Path) -> dict[str, str]:
    return place.env | {"XDG_STATE_HOME": str(folder / "state")}


def time_switches(place: Place) -> Samples:
    """Milliseconds until a step's screen is complete: the first time it is visited, and later."""
    digits = [each.key for each in steps()]
    if len(digits) < 2:
        raise MissingError("there is only one step")
    with place.start(place.command, "example") as program:
        program.settle(patience=10)
        program.settle(patience=2)  # the idle moment after a start belongs to every program
        first = [_switch(program, digit) for digit in digits[1:]]
        later = [_switch(program, digit) for digit in islice(cycle(digits), KEYS_A_ROUND)]
    return {"first": first, "later": later}


def _switch(program: Program, digit: str) -> float:
    time.sleep(0.02)
    at = program.send(digit)
    return (last_frame(program, 0.1, 2.0).at - at) * 1000


def rest(place: Place, command: Sequence[str], session: str = "") -> Samples:
    """Processor milliseconds a second some time after the last key, and MiB of memory then."""
    with place.start(command, session) as program:
        program.settle(patience=10)
        program.frames(quiet=IDLE_AFTER, patience=IDLE_AFTER)
        before, since = program.cpu_seconds(), time.perf_counter()
        program.frames(quiet=IDLE_FOR, patience=IDLE_FOR)
        cpu = (program.cpu_seconds() - before) / (time.perf_counter() - since)
        return {"cpu": [cpu * 1000], "memory": [program.memory()]}


def gaps(place: Place) -> Samples:
    """The longest gap of an idle event loop, and of one while a session with a large map is saved."""
    copy = place.folder / "saving.toml"
    copy.write_bytes(place.sessions["map"].read_bytes())
    command = (sys.executable, "-m", "benchmarks.saving", str(copy))
    done = subprocess.run(command, check=True, capture_output=True, env=place.env, cwd=HERE.parent)
    return {name: [value] for name, value in json.loads(done.stdout).items()}


def journal(place: Place) -> Samples:
    """Until a change is on the disk: in a plain file, in a journal, and in that of a session with a large map."""
    found = {}
    for name in ("example", "map"):
        copy = place.folder / "journal.toml"
        copy.write_bytes(place.sessions[name].read_bytes())
        command = (sys.executable, "-m", "benchmarks.journalling", str(copy))
        done = subprocess.run(command, check=True, capture_output=True, env=place.env, cwd=HERE.parent)
        found[name] = json.loads(done.stdout)
    return {"raw": found["example"]["raw"], "example": found["example"]["kept"], "map": found["map"]["kept"]}


def outside_change(place: Place) -> Samples:
    """Processor milliseconds for a change of a large map by others: to read it, to find its base, to merge it."""
    copy = place.folder / "taken_in.toml"
    copy.write_bytes(place.sessions["map"].read_bytes())
    command = (sys.executable, "-m", "benchmarks.taking_in", str(copy))
    done = subprocess.run(command, check=True, capture_output=True, env=place.env, cwd=HERE.parent)
    found: Samples = json.loads(done.stdout)
    return found


def run_time(place: Place, command: Sequence[str]) -> Samples:
    """Milliseconds, by the clock and of the processor, of a command that prints something and ends."""
    before, started = _cpu_of_children(), time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, env=place.env, cwd=place.folder)
    took = time.perf_counter() - started
    if done.returncode:
        raise MissingError(f"exit code {done.returncode}")
    return {"wall": [took * 1000], "cpu": [(_cpu_of_children() - before) * 1000]}


def list_time(place: Place) -> Samples:
    """The same of `toi list` in a folder of many sessions that it has seen before."""
    folder = place.folder / "many"
    command = (*place.command, "list", str(folder))
    if not folder.exists():
        folder.mkdir()
        for number in range(LISTED):
            copy = folder / f"{number}.toml"
            copy.write_bytes(place.sessions["example"].read_bytes())
            os.utime(copy, (LONG_AGO, LONG_AGO))  # what was just written is not yet remembered
        run_time(place, command)
    return run_time(place, command)


def _cpu_of_children() -> float:
    """Processor seconds of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
