"""Where each command can be run and where not, with the reason; and what a session open for reading only refuses."""

from dataclasses import replace
from typing import Final

import pytest

from tests.spots import CASE, There, at
from toi_tui import locale
from toi_tui.model.parts.days import Days
from toi_tui.model.parts.options import Options
from toi_tui.model.parts.plan import Plan
from toi_tui.screens import steps
from toi_tui.screens.followup.commands import ON_WAITING
from toi_tui.screens.mentor.commands import ON_LETTERS
from toi_tui.screens.options.commands import REALISATION
from toi_tui.screens.session.commands import READING, SETTLING
from toi_tui.screens.swot.commands import ON_STRATEGIES
from toi_tui.shell.commands.command import Command, use_keys
from toi_tui.shell.commands.everywhere import APP
from toi_tui.shell.commands.situation import always

ONLY_FOR_READING: Final = "This session is open for reading only."
NOTHING_HERE: Final = "There is nothing here for that key."
NOTHING_TO_MOVE: Final = "There is nothing to move here."
NO_OTHER_STEP: Final = "From here nothing is carried over to another step."
NO_SOURCES: Final = "This has no sources; go to an item that something can be carried to."

STANDS: Final = {
    "session": (("people", "ann"), ("progress", "step/swot")),
    "swot": (("strengths", "s1"), ("threats", "")),
    "practices": (("name:p1", "p1"), ("name:", "")),
    "mentor": (("step-2", "c2"), ("letters", "pretask")),
    "days": (("1:activities", "a1"), ("3:notes", "")),
    "mindmap": (("root", "left"), ("tray", "")),
    "options": (("option", "oa"), ("ranked", "unranked")),
    "risks": (("text", "ra"), ("1-2", "")),
    "plan": (("issue", "g1"), ("issue", "")),
    "followup": (("indicator", "f1"), ("overdue", "step/g1")),
}
"""On each step a spot where an item stands, and one where nothing does."""

ON_ITEMS: Final = {
    "note": NOTHING_HERE,
    "erase": NOTHING_HERE,
    "private": NOTHING_HERE,
    "copy": NOTHING_HERE,
    "delete": "There is no item to delete here.",
    "carry": NOTHING_TO_MOVE,
    "move.up": NOTHING_TO_MOVE,
    "move.down": NOTHING_TO_MOVE,
    "move.left": NOTHING_TO_MOVE,
    "move.right": NOTHING_TO_MOVE,
    "carry-over": NO_OTHER_STEP,
    "carry-elsewhere": NO_OTHER_STEP,
    "why": "There is nothing here to ask about; go to an item first.",
}
"""What can be done with an item on every step, and why not where nothing stands."""

SOURCES: Final = [
    ("session", ("rules", "r1"), ("people", "ann")),
    ("swot", ("so", "so1"), ("threats", "")),
    ("practices", ("questions", "q1"), ("name:p1", "p1")),
    ("mentor", None, ("step-2", "c2")),
    ("days", ("1:tasks", "k1"), ("1:activities", "a1")),
    ("mindmap", ("root", "left"), ("tray", "")),
    ("options", ("option", "oa"), ("text", "va")),
    ("risks", ("2-3", "ra"), ("1-2", "")),
    ("plan", ("timeline", "g1"), ("focus", "focus")),
    ("followup", ("date", "f1"), ("expectations", "x1")),
]
"""What can have sources, if anything on the step can, and what cannot."""

DAY_FIRST, OF_AN_ANSWER = "D adds a day.", "Only answers have a kind; n on a task adds one."
OF_SOMEBODY = "Only an expectation is somebody's: go to one first (Tab)."
LETTERS_ARE_MADE = "The letters are made of what the session says; e goes to where that is written."
IS_CHOICE = "Only how it was found, the verdict and the decision are choices."
RATED = "There is no risk at the cursor to rate. n begins one."
OVER_THE_LINE = "Above this line is the group's order: m and the arrows move options over it."

OWN: Final = [
    ("session", "session.details", ("people", "ann"), ("rules", "r1"), "Only people have details: go to one first."),
    ("session", "session.change", ("session", "language"), ("session", "goal"), NOTHING_HERE),
    ("session", "session.change", ("conflicts", "y1"), ("people", "ann"), NOTHING_HERE),
    ("session", "session.other", ("conflicts", "y1"), ("session", "language"), NOTHING_HERE),
    ("session", "session.other", ("conflicts", "y1"), ("session", "title"), NOTHING_HERE),
    ("session", "delete", ("people", "ann"), ("conflicts", "y1"), "There is no item to delete here."),
    ("session", "private", ("people", "ann"), ("conflicts", "y1"), NOTHING_HERE),
    ("session", "note", ("people", "ann"), ("conflicts", "y1"), NOTHING_HERE),
    ("swot", "swot.heavier", ("strengths", "s1"), ("so", "so1"), NOTHING_HERE),
    ("swot", "swot.lighter", ("weaknesses", "w1"), ("threats", ""), NOTHING_HERE),
    (
        "swot",
        "swot.pair",
        ("opportunities", "o1"),
        ("so", "so1"),
        "Pairs are made of items: go to one on the SWOT board first.",
    ),
    ("practices", "practices.choose", ("verdict:p1", "p1"), ("owner:p1", "p1"), IS_CHOICE),
    ("practices", "practices.choose", ("decision", "decision.outcome"), ("need", "need.text"), IS_CHOICE),
    ("practices", "practices.next-choice", ("found:p1", "p1"), ("name:", ""), IS_CHOICE),
    (
        "practices",
        "practices.question",
        ("questions", "q1"),
        ("name:p1", "p1"),
        "Go to a planning question first (Tab).",
    ),
    ("mentor", "new", ("step-3", ""), ("letters", "pretask"), LETTERS_ARE_MADE),
    ("mentor", "edit", ("step-2", "agreement.what"), ("letters", "pretask"), LETTERS_ARE_MADE),
    ("mentor", "mentor.tick", ("step-2", "agreement.what"), ("step-3", ""), NOTHING_HERE),
    (
        "mentor",
        "mentor.when",
        ("step-2", "c2"),
        ("step-2", "agreement.what"),
        "Ticks have a date, and what was sent: go to one first.",
    ),
    (
        "mentor",
        "mentor.when",
        ("step-3", "agreement.contract_sent"),
        ("expectations", "x1"),
        "Ticks have a date, and what was sent: go to one first.",
    ),
    ("mentor", "whose", ("expectations", "x1"), ("step-2", "c2"), OF_SOMEBODY),
    ("mentor", "mentor.person", ("expectations", "x1"), ("expectations", ""), OF_SOMEBODY),
    ("days", "new", ("3:tasks", ""), ("0:activities", ""), DAY_FIRST),
    ("days", "new", ("2:phases", "phase:2"), ("1:phases", "phase:1"), "A day has one phase; e edits it."),
    ("days", "edit", ("1:phases", "phase:1"), ("0:activities", ""), DAY_FIRST),
    ("days", "days.tick", ("1:activities", "a1"), ("1:notes", "n1"), NOTHING_HERE),
    ("days", "days.tick", ("2:tasks", "debrief:T1"), ("1:tasks", "k1"), NOTHING_HERE),
    ("days", "days.back-a-state", ("1:tasks", "T1"), ("1:activities", "a1"), NOTHING_HERE),
    ("days", "days.kind", ("1:tasks", "k1"), ("1:tasks", "T1"), OF_AN_ANSWER),
    ("days", "whose", ("1:tasks", "k1"), ("1:tasks", "T1"), "Only answers are somebody's; n on a task adds one."),
    ("days", "days.longer", ("1:activities", "a1"), ("1:tasks", "T1"), NOTHING_HERE),
    ("days", "days.shorter", ("1:activities", "a1"), ("parking", "z1"), NOTHING_HERE),
    ("days", "days.park", ("1:notes", "n1"), ("3:notes", ""), NOTHING_HERE),
    (
        "days",
        "carry",
        ("1:tasks", "k1"),
        ("1:tasks", "T1"),
        "Tasks and phases stay with their day; all else can be moved.",
    ),
    ("days", "private", ("1:tasks", "T1"), ("1:phases", "phase:1"), NOTHING_HERE),
    ("mindmap", "map.mark", ("", "root"), ("tray", ""), NOTHING_HERE),
    ("mindmap", "map.into", ("tray", "idea"), ("", "root"), NOTHING_HERE),
    ("mindmap", "map.viewpoint", ("root", "left"), ("tray", ""), NOTHING_HERE),
    ("options", "edit", ("ranked", "oa"), ("ranked", "unranked"), OVER_THE_LINE),
    (
        "options",
        "options.score",
        ("v1", "oa"),
        ("option", "oa"),
        "A score is given from a viewpoint: go to its column on the flip chart first.",
    ),
    (
        "options",
        "options.score",
        ("text", "va"),
        ("headings", "v1"),
        "A score is given from a viewpoint: go to its column on the flip chart first.",
    ),
    (
        "options",
        "options.importance",
        ("text", "va"),
        ("option", "oa"),
        "Only a value has an importance: go to the values first (Tab).",
    ),
    ("options", "options.more", ("v1", "oa"), ("headings", "v1"), NOTHING_HERE),
    ("options", "options.less", ("importance", "va"), ("ranked", "unranked"), NOTHING_HERE),
    ("options", "options.form", ("ranked", "oa"), ("text", "va"), NOTHING_HERE),
    ("options", "options.form", ("option", "oa"), ("ranked", "unranked"), NOTHING_HERE),
    ("options", "options.more", ("ranked", "oa"), ("ranked", "unranked"), NOTHING_HERE),
    (
        "options",
        "options.score",
        ("v2", "ob"),
        ("ranked", "ob"),
        "A score is given from a viewpoint: go to its column on the flip chart first.",
    ),
    ("options", "options.exclude", ("option", "oa"), ("option", ""), "Go to one of several options first."),
    (
        "options",
        "delete",
        ("ranked", "oa"),
        ("ranked", "oc"),
        "C has no rank; on the flip chart Del deletes it.",
    ),
    ("risks", "risks.probability", ("2-3", "ra"), ("1-2", ""), RATED),
    ("risks", "risks.impact", ("text", "ra"), ("tray", ""), RATED),
    ("risks", "risks.residual-probability", ("owner", "ra"), ("text", ""), RATED),
    ("risks", "risks.residual-impact", ("owner", "ra"), ("text", ""), RATED),
    (
        "risks",
        "risks.cycle",
        ("treatment", "ra"),
        ("text", "ra"),
        "Space changes the treatment or the state: go to that column first.",
    ),
    (
        "plan",
        "plan.state",
        ("timeline", "g1"),
        ("focus", "focus"),
        "Space changes the state of a row of the plan: go to one first (Tab).",
    ),
    (
        "plan",
        "plan.state",
        ("owner", "g1"),
        ("text", "ch1"),
        "Space changes the state of a row of the plan: go to one first (Tab).",
    ),
    (
        "followup",
        "followup.outcome",
        ("expectations", "x1"),
        ("indicator", "f1"),
        "Space says whether an expectation was met: go to one first (Tab).",
    ),
    (
        "followup",
        "followup.outcome",
        ("date", "f1"),
        ("date", ""),
        "Space says whether an expectation was met: go to one first (Tab).",
    ),
    (
        "followup",
        "followup.wording",
        ("mentor", "m1"),
        ("expectations", "x1"),
        "Only questions of the evaluation have a wording: go to one first (Tab).",
    ),
]
"""Where else a command of a step can be run, where it cannot, and why."""

OF_THE_SESSION: Final = {
    ("days", "days.when"): (replace(CASE, days=Days()), DAY_FIRST),
    ("mindmap", "map.viewpoint"): (
        replace(CASE, options=Options()),
        "There is no viewpoint yet; V on the step Options adds one.",
    ),
    ("options", "options.exclude"): (
        replace(CASE, options=Options(items={"oa": CASE.options.items["oa"]})),
        "Go to one of several options first.",
    ),
    ("plan", "plan.owner"): (replace(CASE, plan=Plan()), "Nobody is responsible for a row yet."),
}
"""Commands that a session may lack something for, such a session, and what it lacks."""

ELSEWHERE: Final = {
    "session": (*READING, *SETTLING),
    "swot": ON_STRATEGIES,
    "mentor": ON_LETTERS,
    "options": (REALISATION,),
    "followup": ON_WAITING,
}
"""The commands of panels that have some of their own."""


def command_of(step: str, id: str) -> Command:
    commands = next(each.commands for each in steps() if each.id == step)
    return next(each for each in commands if each.id == id)


def why_not(id: str, here: There, step: str) -> str:
    return command_of(step, id).why_not(here)


@pytest.mark.parametrize("step", STANDS)
@pytest.mark.parametrize("id", ON_ITEMS)
def test_an_item_is_needed_for_what_is_done_with_one(step, id):
    item, nothing = STANDS[step]
    assert why_not(id, at(step, *item), step) == ""
    assert why_not(id, at(step, *nothing), step) == ON_ITEMS[id]


@pytest.mark.parametrize(("step", "can", "cannot"), SOURCES)
def test_a_source_is_added_to_what_something_can_be_carried_over_to(step, can, cannot):
    if can is not None:
        assert why_not("add-source", at(step, *can), step) == ""
    assert why_not("add-source", at(step, *cannot), step) == NO_SOURCES


@pytest.mark.parametrize(("step", "id", "can", "cannot", "why"), OWN)
def test_a_command_says_why_it_cannot_be_run_here(step, id, can, cannot, why):
    assert why_not(id, at(step, *can), step) == ""
    assert why_not(id, at(step, *cannot), step) == why


@pytest.mark.parametrize(("step", "id"), OF_THE_SESSION)
def test_or_what_the_session_lacks_for_it(step, id):
    session, why = OF_THE_SESSION[step, id]
    item, _nothing = STANDS[step]
    assert why_not(id, at(step, *item), step) == ""
    assert why_not(id, at(step, *item, session=session), step) == why


def test_from_the_parking_lot_nothing_is_parked():
    assert why_not("days.park", at("days", "parking", "z1", panel="parking"), "days") == NOTHING_HERE


@pytest.mark.parametrize("step", STANDS)
def test_there_is_a_way_back_from_a_jump_alone_and_to_what_is_still_there(step):
    here = at(step, *STANDS[step][0])
    assert why_not("return", here, step) == "There is no jump to go back from."
    here.desk.ahead = ("swot", "gone")
    assert why_not("return", here, step) == "There is no jump to go back from."
    here.desk.ahead = ("swot", "s1")
    assert why_not("return", here, step) == ""
    here.desk.ahead = None
    here.desk.trail.append(("swot", "s1"))
    assert why_not("return", here, step) == ""


@pytest.mark.parametrize("step", sorted(STANDS.keys() - {"days", "mentor"}))
def test_on_the_other_steps_something_begins_wherever_the_cursor_stands(step):
    for spot in STANDS[step]:
        assert why_not("new", at(step, *spot), step) == ""
        assert why_not("edit", at(step, *spot), step) == "" or spot == ("ranked", "unranked")


def test_every_command_with_a_condition_stands_in_these_tables():
    tabled = {(step, id) for step, id, *_rest in OWN} | OF_THE_SESSION.keys()
    everywhere = {*ON_ITEMS, "add-source", "return", "new", "edit"}
    conditional = {(step.id, each.id) for step in steps() for each in step.commands if each.condition is not always}
    assert {each for each in conditional if each[1] not in everywhere} <= tabled
    assert {(step, id) for step, id in tabled if id not in everywhere} <= conditional


def test_no_command_of_the_program_has_one():
    assert all(each.condition is always for each in APP)


def _commands(step: str) -> tuple[Command, ...]:
    own = next(each.commands for each in steps() if each.id == step)
    return (*own, *ELSEWHERE.get(step, ()))


@pytest.mark.parametrize("step", STANDS)
def test_a_session_that_is_open_for_reading_only_refuses_all_that_does_not_look(step):
    for spot in STANDS[step]:
        here = at(step, *spot, read_only=True)
        for command in (*_commands(step), *APP):
            assert (command.why_not(here) == ONLY_FOR_READING) is not command.looks, command.id


def test_these_alone_look():
    looking = {each.id for step in steps() for each in step.commands if each.looks}
    moving = {id for id in looking if id.startswith(("go.", "panel."))}
    assert len(moving) == 10
    assert looking - moving == {
        *("back", "find", "find-all", "question", "source", "why", "return", "zoom", "copy"),
        *("days.go", "map.fold", "map.level", "map.focus", "plan.owner", "plan.shown", "risks.swap"),
        *("mentor.eml", "mentor.markdown", "mentor.mail"),
    }
    assert {each.id for panel in ELSEWHERE.values() for each in panel if each.looks} - looking == {"edit"}


def test_the_rows_that_lead_elsewhere_are_followed_in_such_a_session_too():
    for command in (READING[0], *(each for each in (*ON_WAITING, *ON_LETTERS) if each.id == "edit")):
        assert command.why_not(at("followup", "overdue", "step/g1", read_only=True)) == ""


@pytest.mark.parametrize("step", ELSEWHERE)
def test_a_panel_has_other_words_for_what_its_step_can_do_and_no_more(step):
    own = next(each.commands for each in steps() if each.id == step)
    assert {each.id for each in ELSEWHERE[step]} <= {each.id for each in own}


def test_reasons_are_said_in_the_language_in_use():
    locale.use("fi")
    assert why_not("edit", at("swot", "strengths", "s1", read_only=True), "swot") != ONLY_FOR_READING


@pytest.mark.parametrize(
    ("step", "id", "spot", "said", "names"),
    [
        ("options", "options.score", ("v1", "oa"), "s: A, money – type 1–5, 0 clears (Esc cancels)", ""),
        ("options", "options.importance", ("text", "va"), "i: importance – type 1–9, 0 is 10 (Esc cancels)", ""),
        ("risks", "risks.probability", ("text", "ra"), "p: {choices}  0 clears", "Unlikely Possible Likely"),
        ("risks", "risks.residual-impact", ("text", "ra"), "I: {choices}  0 clears", "Slight Harmful Serious"),
        ("plan", "plan.owner", ("issue", "g1"), "Whose rows? 0 all {choices}", "Ann Ben"),
        (
            "practices",
            "practices.choose",
            ("verdict:p1", "p1"),
            "{choices}",
            "still open as a whole in parts merged rejected",
        ),
        ("mentor", "mentor.person", ("expectations", "x1"), "Whose? 0 nobody {choices} (Esc cancels)", "Ann Ben"),
        ("mindmap", "map.viewpoint", ("root", "left"), "V: {choices}  0 none", "money staff"),
        ("mindmap", "map.mark", ("root", "left"), "s: mark – type 1–3 (Esc cancels)", ""),
        ("days", "days.kind", ("1:tasks", "k1"), "s: kind of answer – type 0–6 (Esc cancels)", ""),
        ("days", "days.go", ("1:notes", "n1"), "f: go to day – type 1–9, 0 is 10 (Esc cancels)", ""),
    ],
)
def test_a_prefix_key_says_what_its_digits_mean(step, id, spot, said, names):
    asked, choices = command_of(step, id).prompt(at(step, *spot))
    assert (asked, " ".join(choices)) == (said, names)


@pytest.mark.parametrize(
    ("step", "id", "spot"), [("risks", "risks.impact", ("text", "ra")), ("mindmap", "map.viewpoint", ("root", "left"))]
)
def test_it_is_named_as_the_user_has_set_it(step, id, spot):
    use_keys({id: "w"})
    try:
        assert command_of(step, id).prompt(at(step, *spot))[0].startswith("w: ")
    finally:
        use_keys({})
