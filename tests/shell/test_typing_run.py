"""Which runs of keys are a text, as a table and as properties; no program is needed for it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.shell.typing_run import MOVES, PAUSE, Outcome, TypingRun, Verdict

STEP = 0.1


def typed(text: str, in_vain: str = "", opens: str = "") -> TypingRun:
    """A run where the keys of `in_vain` have no command and those of `opens` open a field, as on a step of its own."""
    run = TypingRun()
    for number, character in enumerate(text):
        run = run.typed(character, number * STEP)
        outcome: Outcome = "in vain" if character in in_vain else "opened" if character in opens else "acted"
        run = run.came_to(outcome)
    return run


@pytest.mark.parametrize(
    ("text", "in_vain", "verdict"),
    [
        ("kuuluu", "", "undecided"),  # up, undo, right: all of them are commands
        ("kuuluu suunnitella", " ", "text"),
        ("suo", "s", "text"),
        ("sos", "s", "undecided"),  # two letters only
        ("Sa S", "Sa ", "undecided"),
        ("SsAa", "SsAa", "undecided"),  # a capital letter is the same letter
        ("hän", "ä", "text"),
        ("hjkl", "hjkl", "undecided"),  # moves alone are no word
        ("hjkv", "v", "text"),
        ("a b c", "abc ", "undecided"),  # not in a row
        ("a1b2c", "abc", "undecided"),
        ("12.4. 9.30", "., ", "undecided"),  # no word
        ("12.4. luokka", ". ", "text"),
        ("p2i3", "", "undecided"),
        ("jjjj", "j", "undecided"),
        ("uuu", "u", "undecided"),
        ("vvv", "v", "undecided"),
        ("+++", "+", "undecided"),
    ],
)
def test_what_is_a_text(text: str, in_vain: str, verdict: Verdict) -> None:
    assert typed(text, in_vain).verdict == verdict


@pytest.mark.parametrize("text", ["n", "jjn", "2n", "kna", "una"])
def test_a_key_that_opens_a_field_makes_a_command_of_what_is_none_yet(text: str) -> None:
    assert typed(text, in_vain="a", opens="n").verdict == "command"


def test_a_run_that_is_a_text_stays_one() -> None:
    assert typed("sua n", in_vain="s", opens="n").verdict == "text"


def test_a_run_goes_on_until_there_is_a_pause() -> None:
    run = TypingRun().typed("a", 10.0)
    assert run.goes_on(10.0 + PAUSE / 2)
    assert not run.goes_on(10.0 + PAUSE)


TEXTS = st.text(st.sampled_from(string.ascii_lowercase + "äöÄÖKN .,0123456789"), max_size=12)
KEYS = st.sets(st.sampled_from(string.ascii_lowercase + "äö .,"))


@given(TEXTS, KEYS)
def test_how_quickly_it_is_typed_decides_nothing(text: str, in_vain: set[str]) -> None:
    quick, slow = TypingRun(), TypingRun()
    for number, character in enumerate(text):
        outcome: Outcome = "in vain" if character in in_vain else "acted"
        quick = quick.typed(character, 0.0).came_to(outcome)
        slow = slow.typed(character, number * PAUSE * 0.99).came_to(outcome)
    assert quick.verdict == slow.verdict
    assert quick.text == text


@given(TEXTS)
def test_what_does_all_that_it_should_is_no_text(text: str) -> None:
    assert typed(text).verdict == "undecided"


@given(st.text(st.sampled_from(sorted(MOVES)), max_size=12), KEYS)
def test_moves_alone_are_never_a_text(text: str, in_vain: set[str]) -> None:
    assert typed(text, "".join(in_vain | MOVES)).verdict == "undecided"


@given(TEXTS, KEYS, TEXTS)
def test_more_characters_never_make_commands_of_a_text(text: str, in_vain: set[str], more: str) -> None:
    if typed(text, "".join(in_vain)).verdict == "text":
        assert typed(text + more, "".join(in_vain)).verdict == "text"
