"""The account of a journal, kept without a disk and without a thread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import tries
from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.delta import Delta, ItemChange
from toi_tui.editing.history import Change
from toi_tui.storage.journal.account import Account, Lines
from toi_tui.storage.journal.logs import digest
from toi_tui.storage.journal.records import Saving, line_of, records

BASE, X, Y = b"as it was opened", b"x", b"y"


def made(number: int) -> Change:
    """A change that is like no other."""
    return Change("edit", "swot", Delta((ItemChange("swot.threats", f"t{number}", None, {"text": f"text {number}"}),)))


ONE, TWO, THREE = map(made, range(3))


def test_saves_are_noted_once_there_is_something_that_they_are_about() -> None:
    account = Account(BASE)
    assert not account.announced(X, 0, 1)
    assert not account.saved()
    assert account.waiting == ()
    account.done(ONE)
    assert account.announced(Y, 1, 2)
    assert account.saved()
    assert account.waiting == (ONE, Saving(digest(Y), 1, 1, state=2), Saving(digest(Y), 1, 1, done=True, state=2))


def test_who_goes_on_with_a_log_notes_saves_at_once_and_counts_on() -> None:
    account = Account(BASE, 7, is_begun=True)
    assert account.announced(X, 7, 3)
    account.done(ONE)
    assert (account.changes, account.waiting[0]) == (8, Saving(digest(X), 7, 7, state=3))


def test_a_save_takes_what_it_was_announced_with_and_leaves_what_came_since() -> None:
    account = Account(BASE)
    account.done(ONE)
    account.announced(X, 1, 1)
    account.done(TWO)
    account.saved()
    fresh = account.fresh()
    assert (fresh.base, fresh.past, fresh.records, fresh.skipped) == (X, (ONE,), (TWO,), 1)
    assert fresh.saved == Saving(digest(X), 1, 2, done=True, state=1)


def test_a_save_of_which_nobody_knows_what_became_of_it_is_told_in_a_new_log_too() -> None:
    account = Account(BASE)
    account.done(ONE)
    account.announced(X, 1, 1)
    account.done(TWO)
    account.announced(Y, 2, 2)
    fresh = account.fresh()
    tried = [Saving(digest(X), 1, 1, state=1), Saving(digest(Y), 2, 2, state=2)]
    assert (fresh.base, fresh.past, fresh.records, fresh.skipped) == (BASE, (), (ONE, TWO, *tried), 0)
    account.saved()
    assert account.fresh().records == ()


def test_an_end_without_a_save_is_told_last() -> None:
    account = Account(BASE)
    account.done(ONE)
    account.announced(X, 1, 1)
    account.left(1)
    end = Saving("", 1, 1, state=1)
    assert account.waiting[-1] == end
    assert account.fresh().records == (ONE, Saving(digest(X), 1, 1, state=1), end)
    account.wrote(3)
    assert account.fresh().records == (ONE, Saving(digest(X), 1, 1, state=1))


def test_what_was_done_earlier_comes_before_what_was_done_here() -> None:
    account = Account(BASE)
    account.done(TWO)
    account.announced(X, 1, 1)
    account.saved()
    account.recalled(Chronicle([ONE]))
    assert account.fresh().past == (ONE, TWO)
    account.forget([THREE])
    assert account.fresh().past == (THREE,)


ACTS = st.lists(st.sampled_from(["done", "announced", "saved", "wrote", "left", "fresh"]), max_size=30)


@tries(200)
@given(ACTS)
def test_whatever_comes_when_no_change_is_lost_or_told_twice_and_none_waits_that_is_written(acts: list[str]) -> None:
    account, made_so_far, announced = Account(BASE), [], [BASE]
    for number, act in enumerate(acts):
        match act:
            case "done":
                made_so_far.append(made(number))
                account.done(made_so_far[-1])
            case "announced":
                announced.append(str(number).encode())
                account.announced(announced[-1], len(made_so_far), number)
            case "saved":
                account.saved()
                announced = announced[-1:]
            case "wrote":
                account.wrote(len(account.waiting[:2]))
            case "left":
                account.left(number)
        fresh = account.fresh() if act == "fresh" else None
        assert account.asked == account.written + len(account.waiting)
        assert account.is_written is not bool(account.waiting)
        if fresh is not None:
            lacking = [each for each in fresh.records if isinstance(each, Change)]
            assert [*fresh.past, *lacking] == made_so_far
            assert fresh.skipped == len(fresh.past)
            assert account.lacks is bool(lacking)
            assert fresh.base == announced[0]


@pytest.mark.parametrize("skipped", [0, 1, 5])
def test_a_log_counts_only_the_changes_that_it_has_and_never_fewer_than_none(skipped: int) -> None:
    lines = Lines(skipped)
    (said,) = records([lines.of([Saving("d", 3, 4)])], begins=False)
    assert said == Saving("d", max(0, 3 - skipped), max(0, 4 - skipped))


def test_a_text_that_is_typed_on_is_told_by_what_is_new_behind_what_was_written() -> None:
    typed = [
        Change(
            "edit", "swot", Delta((ItemChange("swot.threats", "t", {"text": text[:-1]}, {"text": text}),)), goes_on=on
        )
        for text, on in (("ab", False), ("abc", True))
    ]
    at_once = Lines().of(typed)
    one_by_one = Lines().of(typed[:1]) + Lines().behind(typed[:1]).of(typed[1:])
    assert at_once == one_by_one == line_of(typed[0]) + line_of(typed[1], typed[0])
    assert [*records([*at_once.splitlines(keepends=True)], begins=False)] == typed
    assert Lines(2).behind(()) == Lines(2)
