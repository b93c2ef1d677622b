"""Whose states are in a session file: the table itself, and where it stands in the file."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import sessions, tries
from toi_tui.model.parts.people import Rule, Rules
from toi_tui.model.parts.practices import Need
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.format.writers import NOBODY, Writers, within
from toi_tui.storage.weaving.layout import FileLayout

AT = datetime(2027, 4, 12, 10, 32, 0, 5)  # noqa: DTZ001  # the clock on the wall
NEED = b'format = 1\n\n[need]\ntext = "n"\n'
OTHERS = b'\n# Riitta\'s\n[writers.items.k3f9m2xa]\nstate = 17\nat = 2027-04-12T10:32:00\nwhere = "x"\n'


def signed(**states: int) -> Writers:
    writers = NOBODY
    for name, state in states.items():
        writers = writers.with_state(name, state, AT)
    return writers


def written(session: Session, layout: FileLayout | None, writers: Writers) -> tuple[bytes, FileLayout]:
    """The session as these writers leave it in its file."""
    layout = codec.sign(codec.write(session, layout)[1], writers)
    return layout.data, layout


def test_a_state_is_a_number_and_a_moment_of_a_writer() -> None:
    assert signed(a=3).raw == {"items": {"a": {"state": 3, "at": AT.replace(microsecond=0)}}}
    assert signed(a=3, b=1).with_state("a", 4, AT).numbers == {"a": 4, "b": 1}


def test_of_each_writer_the_larger_number_is_taken() -> None:
    joined = signed(a=3, b=1).joined(signed(a=2, b=4, c=5))
    assert joined.numbers == {"a": 3, "b": 4, "c": 5}
    assert signed(a=3).joined(NOBODY) == signed(a=3)


def test_numbers_are_within_others_when_none_is_larger() -> None:
    assert within({}, {"a": 1})
    assert within({"a": 1}, {"a": 1, "b": 1})
    assert not within({"a": 2}, {"a": 1, "b": 1})
    assert not within({"a": 1}, {})


def test_what_nobody_understands_in_the_table_is_kept_and_counts_for_nothing() -> None:
    raw = {"items": {"a": {"state": "x"}, "b": 3, "c": {"state": 2, "who": "me"}, "d": {"state": True}}, "more": 1}
    writers = Writers(raw)
    assert writers.numbers == {"c": 2}
    moved = writers.with_state("c", 3, AT)
    assert moved.raw == {
        "items": {**raw["items"], "c": {"state": 3, "who": "me", "at": AT.replace(microsecond=0)}},
        "more": 1,
    }


def test_the_tables_are_no_part_of_the_session() -> None:
    opened = codec.read(NEED + OTHERS)
    assert opened.session == Session(need=Need(text="n"))
    assert opened.layout.writers.numbers == {"k3f9m2xa": 17}
    assert codec.write(opened.session, opened.layout) == (NEED + OTHERS, opened.layout)


def test_a_new_state_goes_behind_the_others_and_leaves_their_text_alone() -> None:
    opened = codec.read(NEED + OTHERS)
    session = Session(need=Need(text="n"), rules=Rules(items={"r": Rule(text="r")}))
    data, layout = written(session, opened.layout, opened.layout.writers.with_state("b", 1, AT))
    mine = b"\n[writers.items.b]\nstate = 1\nat = 2027-04-12 10:32:00\n"
    assert data == b'format = 1\n\n[rules.items.r]\ntext = "r"\n\n[need]\ntext = "n"\n' + OTHERS + mine
    again, _layout = written(session, layout, layout.writers.with_state("b", 2, AT))
    assert again == data.replace(b"state = 1\n", b"state = 2\n")
    assert codec.read(again).layout.writers.numbers == {"k3f9m2xa": 17, "b": 2}


def test_lines_end_as_they_do_in_the_file_and_the_comment_of_a_table_stays() -> None:
    opened = codec.read((NEED + OTHERS).replace(b"\n", b"\r\n"))
    data, _layout = written(opened.session, opened.layout, opened.layout.writers.with_state("k3f9m2xa", 18, AT))
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"# Riitta's\r\n[writers.items.k3f9m2xa]\r\nstate = 18\r\n" in data


@pytest.mark.parametrize(
    "text",
    [
        b"format = 1\n[writers]\nitems.a.state = 1\nmore = 'x'\n",
        b"format = 1\n[writers.items]\na = { state = 1 }\nb = { state = 'x' }\n[need]\ntext = 'n'\n",
        b"format = 1\n[writers.items.a]\nstate = 1\n[writers.items.a.more]\nx = 1\n[writers.later]\ny = 2\n",
    ],
)
def test_however_the_table_is_written_nothing_of_it_is_lost(text: bytes) -> None:
    opened = codec.read(text)
    before = opened.layout.writers
    assert before.numbers == {"a": 1}
    data, _layout = written(opened.session, opened.layout, before.with_state("new", 1, AT).with_state("a", 2, AT))
    again = codec.read(data)
    assert again.session == opened.session
    assert again.layout.writers == before.with_state("new", 1, AT).with_state("a", 2, AT)


@pytest.mark.parametrize(
    "text",
    [
        b"writers = 3",
        b"writers = {}",
        b"writers = { items = { a = { state = 1 } } }",
        b"writers.items.a.state = 1",
        b"[[writers]]\nx = 1",
        b"[writers]\nitems = [1]",
    ],
)
def test_something_else_in_its_place_is_one_more_table_that_nobody_knows(text: bytes) -> None:
    opened = codec.read(b"format = 1\n" + text + b"\n")
    session = Session(need=Need(text="n"), extra=opened.session.extra)
    data, layout = written(session, opened.layout, opened.layout.writers.with_state("a", 1, AT))
    assert codec.read(data).session == session
    assert layout.writers.numbers == {}


@tries(60)
@given(
    sessions(extra=True), sessions(), st.dictionaries(st.text(min_size=1, max_size=4), st.integers(1, 99), max_size=3)
)
def test_a_signed_session_is_read_as_it_was_written(one: Session, other: Session, states: dict[str, int]) -> None:
    data, layout = written(one, None, signed(**dict.fromkeys(states, 1)))
    data, layout = written(other, layout, signed(**states))
    again = codec.read(data)
    assert (again.session, again.layout.writers.numbers) == (codec.read(codec.write(other)[0]).session, states)
