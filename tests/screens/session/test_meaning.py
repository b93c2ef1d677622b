from datetime import date

import pytest

from tests.spots import at, order, told
from toi_tui.screens.session.meaning import detail
from toi_tui.shell.target import Target

NAME, DATE = Target("people.items", "ann", "name"), Target("days.items", "1", "date", optional=True)
GOAL = Target("session", "", "goal")
A_PERSON, A_RULE = "+ people.items at the end .name in about", "+ rules.items at the end .text in about"


@pytest.mark.parametrize(
    ("group", "key", "edited", "begun"),
    [
        ("session", "goal", "→ session/.goal", A_PERSON),
        ("people", "ann", "→ people.items/ann.name", "+ people.items behind ann .name"),
        ("people", "", "+ people.items at the end .name", "+ people.items at the end .name"),
        ("rules", "r1", "→ rules.items/r1.text", "+ rules.items behind r1 .text"),
        ("days", "1", "→ days.items/1.date?", A_RULE),
        ("open", "rules//few", A_PERSON, A_PERSON),
    ],
)
def test_fields_are_edited_and_wherever_it_is_a_person_or_a_rule_begins(group, key, edited, begun):
    here = at("session", group, key)
    assert (told(here.edits), told(here.begins)) == (edited, begun)


@pytest.mark.parametrize("group", ["session", "days", "conflicts", "next", "open", "progress"])
def test_text_that_is_there_already_becomes_a_person_or_a_rule_only_among_them(group):
    assert at("session", group, "x").place == "Only people and ground rules begin here."
    assert at("session", group, "x").pasted("one\ntwo") is None


def test_pasted_names_become_people():
    assert order(at("session", "people", "ann").pasted("Cid\nDot"), "people.items", "name") == "Ann Cid Dot Ben"


@pytest.mark.parametrize(
    ("spot", "onto", "path", "after"),
    [
        (("people", "ben"), ("people",), "people.items", "ben ann"),
        (("rules", "r1"), ("rules", "r2"), "rules.items", "r2 r1"),
    ],
)
def test_people_and_rules_have_an_order(spot, onto, path, after):
    assert order(at("session", *spot).moved(*onto), path) == after


@pytest.mark.parametrize(
    ("spot", "onto"),
    [
        (("people", "ann"), ("rules", "r1")),
        (("days", "1"), ("days", "2")),
        (("session", "goal"), ("session", "title")),
        (("people", ""), ("people", "ann")),
    ],
)
def test_nothing_else_has(spot, onto):
    assert at("session", *spot).moved(*onto) == ""


def test_a_day_loses_its_date_and_stays():
    here = at("session", "days", "1")
    assert (here.deletion.name, here.deletion.said) == (None, "")
    assert here.deleted().days.items["1"].date is None


def test_a_person_is_deleted_and_a_field_is_not():
    assert at("session", "people", "ann").deletion.name == "Ann"
    for nothing in (("session", "goal"), ("people", ""), ("days", "")):
        assert at("session", *nothing).deleted() == "There is no item to delete here."


@pytest.mark.parametrize(
    ("key", "target", "how", "leads"),
    [
        ("tab", NAME, {}, "→ people.items/ann.role?"),
        ("tab", NAME, {"fresh": True}, "→ people.items/ann.role?"),
        ("tab", NAME, {"fresh": True, "text": False}, ""),
        ("enter", NAME, {"fresh": True}, "+ people.items behind ann .name"),
        ("enter", NAME, {}, ""),
        ("enter", detail("ann", "role"), {}, "→ people.items/ann.organisation?"),
        ("tab", detail("ann", "organisation"), {"text": False}, "→ people.items/ann.email?"),
        ("tab", detail("ann", "email"), {}, "down"),
        ("enter", detail("ann", "email"), {}, ""),
        ("tab", GOAL, {"text": False}, "down"),
        ("enter", GOAL, {}, ""),
        ("tab", DATE, {}, "down"),
    ],
)
def test_a_person_is_asked_for_detail_by_detail_and_tab_goes_down_the_sheet(key, target, how, leads):
    assert at("session", "people", "ann").after(key, target, **how) == leads


@pytest.mark.parametrize(
    ("target", "fresh", "said"),
    [
        (GOAL, False, "Enter or Esc done · Tab next field"),
        (NAME, True, "Name · Enter next person · Tab role, organisation, e-mail · Esc ends"),
        (NAME, False, "Name · Enter or Esc done · Tab role, organisation, e-mail"),
        (detail("ann", "role"), False, "Role of Ann · Enter or Tab goes on · Esc ends"),
        (DATE, False, "Date, times and place: 13.4. 9–15 room · Enter keeps"),
        (Target("people.items", "ann", "note", lines=True), False, "Esc done · Enter begins a new line"),
        (Target("rules.items", "r1"), True, "Enter next · Esc done · Ctrl+Z undoes"),
    ],
)
def test_the_foot_asks_for_what_is_written(target, fresh, said):
    assert at("session", "people", "ann").prompt(target, fresh=fresh) == said


def test_choices_say_their_word_and_are_named():
    here = at("session", "session", "confidentiality")
    assert here.meaning.text_of(here.target) == "confidential"
    assert here.meaning.choice_title(here.target) == "Confidentiality"
    assert list(here.meaning.words(here.target)) == ["confidential", "chatham-house", "open"]
    assert here.meaning.chosen(here.target, "open").label == "Confidentiality"


@pytest.mark.parametrize("typed", ["19.4.", "Mon 19.4.2027", "2027-04-19"])
def test_a_day_is_dated_as_people_write_dates(typed):
    assert at("session", "days", "2").written(DATE, typed) == date(2027, 4, 19)


def test_behind_the_date_of_a_day_its_times_and_place_may_be_said():
    here = at("session", "days", "2")
    assert here.written(here.target, "13.4. 9–15 room Spruce") == date(2027, 4, 13)
    day = here.session.days.items["2"]
    assert (day.start.hour, day.end.hour, day.place) == (9, 15, "room Spruce")
    assert here.written(here.target, "some day") == "“some day” is no date. Write 12.4. or 12.4.2027."
    assert not here.meaning.is_drafted(here.target)


def test_what_is_doubtful_about_the_date_of_a_day_is_told_and_of_nothing_else():
    here = at("session", "days", "2")
    here.written(here.target, "12.4.")
    assert here.meaning.doubt(here.target) == "Day 1 is on the same date."
    assert here.meaning.doubt(GOAL) == ""
