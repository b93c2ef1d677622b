"""The lines of a journal: whatever changes is read as it was written, and what makes no sense ends the reading."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import tries, variants
from toi_tui.editing.delta import Delta, ItemChange, apply
from toi_tui.editing.difference import diff
from toi_tui.editing.document import Document
from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.model.session import Session
from toi_tui.storage.journal.records import Beginning, Past, Record, Saving, line_of, record_of, records

BEGINNING = Beginning("7f3k9x2a", "abc")
DELTA = Delta((ItemChange("swot.threats", "a", None, {"text": "T", "x": [1, {"y": 2.5}]}, None, ""),))


@tries(80)
@given(variants(1))
def test_any_change_is_read_as_it_was_written(states: tuple[Session, Session]) -> None:
    before, after = states
    read = record_of(line_of(Change("edit", "x", diff(before, after))))
    assert isinstance(read, Change)
    assert not diff(apply(before, read.delta)[0], after)  # as files say the same: nan is nan


@pytest.mark.parametrize("strange", [nan, [inf, nan], {"deep": {"x": nan}}])
def test_what_holds_a_number_that_is_none_goes_comes_and_changes(strange: object) -> None:
    there = apply(Session(), [ItemChange("swot.threats", "a", None, {"text": "T", "x": strange}, None, "")])[0]
    gone = apply(there, diff(there, Session()))[0]
    for before, after in pairwise((there, gone, there)):
        read = record_of(line_of(Change("edit", "x", diff(before, after))))
        assert isinstance(read, Change)
        assert not diff(apply(before, read.delta)[0], after)
        assert not diff(apply(after, read.delta.reversed())[0], before)


def test_typing_that_ends_where_it_began_is_no_change_where_a_number_is_none() -> None:
    there = ItemChange("swot.threats", "a", {"x": float("nan")}, {"x": 1})
    back = ItemChange("swot.threats", "a", {"x": 1}, {"x": float("nan")})
    assert not Delta((there,)).then(Delta((back,)))


@pytest.mark.parametrize(
    "record",
    [
        BEGINNING,
        Beginning("7f3k9x2a", "abc", "/a/ä.toml", "k3f9m2xa"),
        Past(Change("edit", "x", DELTA)),
        Past(Change("undo", "x", DELTA, at=datetime(2027, 4, 12, 9, 30, 1))),  # noqa: DTZ001
        Saving("abc", 3, 4),
        Saving("abc", 4, 4, done=True, state=17),
        Change("edit", "x", Delta(), goes_on=True),
        Change("undo", "x", Delta()),
        Change("back", "x", Delta(), steps=3),
        Change("redo", "x", Delta()),
        Change("cancel", "x", Delta()),
        Change("merge", "", Delta()),
    ],
)
def test_each_kind_of_record_is_read_as_it_was_written(record: Record) -> None:
    line = line_of(record)
    assert line.count(b"\n") == 1
    assert record_of(line) == record


def test_times_and_tables_are_read_as_what_they_were() -> None:
    values = {"a": date(2027, 4, 12), "b": datetime(2027, 4, 12, 9), "c": time(9), "d": {"date": "x"}, "e": [{}, 1]}  # noqa: DTZ001
    change = Change("edit", "", Delta((ItemChange("need", "", {}, values),)))
    read = record_of(line_of(change))
    assert isinstance(read, Change)
    assert read.delta.changes[0].after == values


@pytest.mark.parametrize(
    "line",
    [
        b"", b"{", b"[]", b"3", b"\xff", b'{"journal":1,"session":"x","digest":"y","path":"","writer":""}',
        b'{"edit":"x","delta":3}',
        b'{"edit":"x","delta":[["nowhere","a",null,{},null,""]]}', b'{"edit":"x","delta":[["swot.threats","",{},{}]]}',
        b'{"edit":"x","delta":[["swot.threats","a",3,{},null,""]]}', b'{"edit":"x","delta":[],"goes_on":3}',
        b'{"undo":"x","delta":[],"steps":"3"}', b'{"other":"x","delta":[]}', b'{"saving":"x","changes":"1","total":2}',
        b'{"edit":"x","delta":[["need","",{},{"text":{"date":"no"}},null,null]]}',
        b'{"edit":"x","delta":[["need","",{},{"text":{"what":"no"}},null,null]]}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_line_that_makes_no_sense_is_no_record(line: bytes) -> None:
    assert record_of(line) is None


def test_reading_ends_where_a_line_is_cut_off_or_makes_no_sense() -> None:
    first, second = line_of(BEGINNING), line_of(Saving("abc", 1, 1))
    assert [*records([first, second, second[:-1]])] == [BEGINNING, Saving("abc", 1, 1)]
    assert [*records([first, b"?\n", second])] == [BEGINNING]
    assert [*records([second, first])] == []
    assert [*records([first, first])] == [BEGINNING]


@tries(80)
@given(st.lists(st.text(max_size=12), min_size=2, max_size=8))
def test_a_text_that_is_typed_on_is_read_as_it_was_written(texts: list[str]) -> None:
    typed = [
        Change("edit", "x", Delta((ItemChange("need", "", {"text": old}, {"text": new}),)), goes_on=bool(number))
        for number, (old, new) in enumerate(pairwise(texts))
    ]
    lines = [*map(line_of, [BEGINNING, *typed], [None, None, *typed])]
    assert [*records(lines)] == [BEGINNING, *typed]


def test_a_long_text_stands_in_a_journal_once_however_often_it_was_drafted() -> None:
    document, changes = Document(Session()), []
    document.listen_to_kept(changes.append)
    for number in range(100):
        document.do(SetFields("need", "", {"text": f"{'x' * 10_000} {number} and what stands behind it"}), run="typing")
    assert sum(map(len, map(line_of, changes, [None, *changes]))) < 20_000


def test_what_goes_on_with_another_text_is_written_whole() -> None:
    def change(id: str, old: str, new: str, **how: Any) -> Change:
        delta = Delta((ItemChange("swot.threats", id, {"text": old}, {"text": new}),))
        return Change("edit", how.pop("label", "x"), delta, goes_on=True, **how)

    first = change("a", "", "one")
    for other in (
        change("b", "one", "one more"),
        change("a", "two", "one more"),
        change("a", "one", "one more", label="y"),
        replace(change("a", "one", "one more"), goes_on=False),
        replace(change("a", "one", "one more"), kind="undo"),
    ):
        assert line_of(other, first) == line_of(other)
    assert record_of(line_of(change("a", "one", "one more"), first)) is None
