"""Programs and an editor on one session, in one folder or in synced copies of it: all come to the same and are quiet.

Nothing runs at the same time here: each program looks, takes in and saves when its turn comes, as the real one does.
What a sync folder does is played: a file that was written arrives elsewhere some time later, or never, because one that
was written meanwhile has won.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import tries
from toi_tui.editing.delta import Draft
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.disk.system import System
from toi_tui.storage.format.writers import FileWriter
from toi_tui.storage.session_file import ChangedError, SessionFile

NOW: Final = datetime(2027, 4, 12, 10, 30, 15)  # noqa: DTZ001  # the clock on the wall
BEGUN: Final = b"""format = 1

[need]
text = "begun"

[rules.items.r1]
text = "one"

[rules.items.r2]
text = "two"

[rules.items.r3]
text = "three"
"""
QUIET: Final = {"shared": 4, "synced": 4, "blind": 6}
"""Writes of two programs since anybody's last change, at most, the first of each among them."""


class Quick(System):
    """A disk that nobody waits for."""

    def fsync(self, file: int) -> None:
        pass


@dataclass
class Copy:
    """A folder's copy of the file, and which version of it the sync program takes it for."""

    path: Path
    version: tuple[int, int]
    seen: bytes = BEGUN


class Program:
    """A program that has the session open."""

    def __init__(self, path: Path, name: str) -> None:
        self.file, self.writer = SessionFile.open(path, system=Quick()), FileWriter(name)
        self.session = self.file.session
        self.name, self.writes = name, 0

    def do(self, change: Callable[[Draft], None]) -> None:
        draft = Draft(self.session)
        change(draft)
        self.session = draft.finish()[0]

    def take_in(self) -> None:
        theirs = self.file.look() or self.file.look()
        if theirs is not None:
            self.session = self.file.merged(self.session, theirs).session
            self.file.rebase(theirs)

    def save(self) -> None:
        try:
            saved = self.file.save(self.session, NOW, writer=self.writer)
        except ChangedError:
            self.take_in()
        else:
            self.writes += saved.outcome == "saved"


@dataclass
class World:
    """Programs, the copies of the file that they have open, and what is on its way between them.

    A `blind` sync program puts down what arrives, whatever was written there since, so that two files change places.
    """

    copies: list[Copy]
    programs: list[Program]
    blind: bool = False
    tokens: Iterator[int] = field(default_factory=count)
    buffer: bytes = BEGUN
    under_way: list[tuple[int, tuple[int, int], bytes]] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)

    def act(self, who: int, what: str) -> None:
        """One thing that somebody does."""
        program = self.programs[who % len(self.programs)]
        match what:
            case "save":
                program.save()
            case "look":
                program.take_in()
            case "arrive":
                self.arrive(who)
            case "load":
                self.buffer = self._copy_of(program).path.read_bytes()
            case "editor":
                self._edit(program)
            case _:
                program.do(lambda draft: self._change(draft, what, f"r{self.programs.index(program) + 1}"))
        self._notice()

    def _change(self, draft: Draft, what: str, own: str) -> None:
        token = f"t{next(self.tokens)}."
        match what:
            case "own":
                self.said.add(token)
                draft.set("rules.items", own, text=f"{draft.items('rules.items')[own].text} {token}")
            case "write":
                self.said.add(token)
                draft.set("need", "", text=f"{draft.part('need').text} {token}")
            case "add":
                self.added.add(token)
                draft.add("rules.items", token, {"text": token})
            case "option":
                self.added.add(token)
                label = chr(ord("A") + len(draft.items("options.items")))
                draft.add("options.items", token, {"label": label, "text": token})
            case "delete":
                id = next(iter(draft.items("rules.items")), None)
                if id is not None:
                    self.deleted.add(id)
                    draft.remove("rules.items", id)
            case "tick":
                now = draft.items("rules.items").get("r2")
                if now is not None:
                    draft.set("rules.items", "r2", private=None if now.private else True)

    def _edit(self, program: Program) -> None:
        """An editor saves the text that it has loaded some time ago, with one more line; the program looks at once."""
        token = f"t{next(self.tokens)}."
        self.added.add(token)
        self.buffer += f'\n[rules.items."{token}"]\ntext = "{token}"\n'.encode()
        program.take_in()
        self._copy_of(program).path.write_bytes(self.buffer)
        program.take_in()

    def _copy_of(self, program: Program) -> Copy:
        return next(copy for copy in self.copies if copy.path == program.file.path)

    def _notice(self) -> None:
        """What was written in one folder goes on its way to the others."""
        for place, copy in enumerate(self.copies):
            data = copy.path.read_bytes()
            if data != copy.seen:
                copy.seen, copy.version = data, (copy.version[0] + 1, place)
                self.under_way += [(to, copy.version, data) for to in range(len(self.copies)) if to != place]

    def arrive(self, which: int) -> None:
        """One of the files that are under way arrives; it loses against one that was written since."""
        if self.under_way:
            to, version, data = self.under_way.pop(0 if self.blind else which % len(self.under_way))
            copy = self.copies[to]
            if version > copy.version or self.blind:
                copy.path.write_bytes(data)
                copy.seen, copy.version = data, version

    def settle(self) -> int:
        """Let all programs go on until nothing happens any more; how often they have written since."""
        before = sum(program.writes for program in self.programs)
        for _round in range(12):
            last = [(program.session, program.writes) for program in self.programs]
            for program in self.programs:
                program.take_in()
            for program in self.programs:
                program.save()
                program.take_in()
            self._notice()
            while self.under_way:
                self.arrive(0)
            if [(program.session, program.writes) for program in self.programs] == last and all(
                program.file.look() is None and program.file.look() is None for program in self.programs
            ):
                break
        else:
            pytest.fail("they are never quiet")
        return sum(program.writes for program in self.programs) - before

    def require_one_session(self) -> Session:
        """All programs and all copies have come to the same."""
        first, *others = [program.session for program in self.programs]
        assert all(other == first for other in others)
        for path, rows in first.lists():
            assert all(list(other.items(path)) == list(rows) for other in others), path
        assert all(codec.read(copy.path.read_bytes()).session == first for copy in self.copies)
        return first

    def require_nothing_lost(self, session: Session) -> None:
        """What was added and never deleted is there; what was written stands, or is one side of a conflict."""
        ids = {id for _path, rows in session.lists() for id in rows}
        assert self.added - self.deleted <= ids
        texts = [session.need.text, *(row.text for row in session.rules.items.values())]
        texts += [row.ours + row.theirs for row in session.conflicts.items.values()]
        assert {token for token in self.said if not any(token in text for text in texts)} == set()


@contextmanager
def world(programs: int, how: str) -> Iterator[World]:
    """Programs on one file, or each on a copy of its own."""
    with tempfile.TemporaryDirectory() as folder:
        copies = [
            Copy(Path(folder) / str(place) / "a.toml", (0, place)) for place in range(1 if how == SHARED else programs)
        ]
        for copy in copies:
            copy.path.parent.mkdir()
            copy.path.write_bytes(BEGUN)
        names = ("aaaaaaaa", "bbbbbbbb", "cccccccc")
        opened = [Program(copies[number % len(copies)].path, names[number]) for number in range(programs)]
        yield World(copies, opened, blind=how == "blind")


KEEPING = ("save", "look", "arrive", "save", "look", "arrive")
SHARED: Final = "shared"
FOLDERS: Final = st.sampled_from((SHARED, "synced", "blind"))
Acts = list[tuple[int, str]]


def acts(*doing: str) -> st.SearchStrategy[Acts]:
    return st.lists(st.tuples(st.integers(0, 5), st.sampled_from((*doing, *KEEPING))), max_size=30)


@tries(50)
@given(acts("write", "add", "delete", "tick"), FOLDERS)
@example([(0, "write"), (1, "write"), (0, "save"), (1, "save")], "synced")
@example([(0, "tick"), (0, "save"), (1, "look"), (1, "tick"), (1, "save")], "synced")
def test_two_programs_come_to_one_session_and_are_quiet_soon(done: Acts, folders: str) -> None:
    with world(2, folders) as all:
        for who, what in done:
            all.act(who, what)
        assert all.settle() <= QUIET[folders]
        all.require_nothing_lost(all.require_one_session())


@tries(30)
@given(acts("write", "add", "delete", "tick", "option"), FOLDERS)
def test_three_programs_come_to_one_session_and_are_quiet(done: Acts, folders: str) -> None:
    with world(3, folders) as all:
        for who, what in done:
            all.act(who, what)
        all.settle()
        all.require_nothing_lost(all.require_one_session())


@tries(30)
@given(acts("add", "option"), FOLDERS)
def test_what_is_only_added_makes_no_conflict_and_letters_are_told_apart(done: Acts, folders: str) -> None:
    with world(3, folders) as all:
        for who, what in done:
            all.act(who, what)
        all.settle()
        session = all.require_one_session()
        labels = [option.label for option in session.options.items.values()]
        assert (session.conflicts.items, len({*labels})) == ({}, len(labels))


@tries(40)
@given(acts("own", "add", "load", "editor"), st.sampled_from((2, 3)), st.sampled_from((SHARED, "synced")))
def test_who_writes_what_nobody_else_does_never_sees_a_conflict(done: Acts, programs: int, folders: str) -> None:
    with world(programs, folders) as all:
        for who, what in done:
            all.act(who, what)
        all.settle()
        session = all.require_one_session()
        all.require_nothing_lost(session)
        assert session.conflicts.items == {}


@tries(40)
@given(acts("write", "add", "load", "editor", "tick"), st.sampled_from((SHARED, "synced")))
def test_an_editor_of_any_age_takes_nothing_away(done: Acts, folders: str) -> None:
    with world(2, folders) as all:
        for who, what in done:
            all.act(who, what)
        assert all.settle() <= QUIET[folders]
        all.require_nothing_lost(all.require_one_session())
