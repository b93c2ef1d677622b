"""The command tables: what they name exists, nothing clashes, everything is translated and fits."""

import gettext
from collections import Counter
from pathlib import Path

import pytest

import toi_tui
from tests.room import room
from toi_tui import locale
from toi_tui.app import ToiApp, step_commands
from toi_tui.locale.languages import LANGUAGES
from toi_tui.screens import steps
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import APP, HELP, LANGUAGE, UNDO
from toi_tui.shell.commands.step import Step
from toi_tui.shell.frame import Foot

STEPS = steps()
RISKS = next(step for step in STEPS if step.id == "risks")
SAME_IN_FINNISH = {"SWOT", LANGUAGE.label, "3×3 / 5×5"}
CATALOGUE = gettext.translation("toi_tui", Path(toi_tui.__file__).parent / "locale", ["fi"])

every_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)


def keys_of(commands):
    return [key for command in commands for key in command.keys.split(",") if key]


def foot_of(step: Step) -> Foot:
    """The footer of a step."""
    foot = Foot()
    foot._commands = tuple(sorted((each for each in step.commands if each.footer), key=lambda each: each.footer))
    foot._always = (UNDO, HELP)
    return foot


def method_of(command: Command) -> tuple[str, str]:
    """Where an action is looked for, and the name of its method."""
    where, _dot, name = command.action.partition("(")[0].rpartition(".")
    return where, f"action_{name}"


@every_step
async def test_every_command_has_its_action(step):
    async with room("kesken", step=step.id) as mentor:
        missing = [each.id for each in step.commands if each.is_of_step and not mentor.screen.commanding.doer(each)]
        assert missing == []
    for each in step.commands:
        assert each.is_of_step or hasattr(ToiApp, method_of(each)[1])


def test_every_command_of_the_app_has_its_action():
    assert [each.id for each in (*APP, *step_commands()) if not hasattr(ToiApp, method_of(each)[1])] == []


@every_step
def test_ids_and_keys_are_there_once_in_a_step_and_apart_from_the_apps(step):
    commands = (*step.commands, *APP, *step_commands())
    assert [id for id, count in Counter(each.id for each in commands).items() if count > 1] == []
    assert [key for key, count in Counter(keys_of(commands)).items() if count > 1] == []


def test_an_id_means_the_same_in_every_step():
    meant = {}
    for step in STEPS:
        for each in step.commands:
            meant.setdefault(each.id, set()).add((each.keys.split(",")[0], each.digits))
    assert {id: keys for id, keys in meant.items() if len(keys) > 1} == {}


def test_steps_have_an_id_and_a_digit_of_their_own():
    assert len({step.id for step in STEPS}) == len(STEPS)
    digits = [step.key for step in STEPS]
    assert digits == sorted(set(digits), key=lambda digit: (digit == "0", digit))


def test_no_key_needs_more_than_a_finnish_keyboard_in_an_old_terminal_has():
    for key in keys_of((*APP, *step_commands(), *(each for step in STEPS for each in step.commands))):
        assert not key.startswith(("alt+", "ctrl+shift+", "ctrl+alt+")), key
        assert key not in {"shift+enter", "ctrl+enter", "ctrl+h", "ctrl+i", "ctrl+m", "at", "backslash", "tilde"}, key
        assert not (key.startswith("ctrl+") and key[5:].isdigit()), key


@every_step
def test_labels_and_helps_are_translated(step):
    texts = {step.title} | {
        text for each in (*step.commands, *APP) for text in (each.label, each.help, each.brief) if text
    }
    assert {text for text in texts if CATALOGUE.gettext(text) == text} - SAME_IN_FINNISH == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 45])
def test_risks_can_be_rated_from_the_footer_on_a_projector_with_large_letters(width, language):
    locale.use(language)
    foot = foot_of(RISKS)
    assert [each.id for each in foot.fitting(width)[:3]] == ["new", "risks.probability", "risks.impact"]
    assert sum(2 + len(each.shown_key) + len(text) for each, text in foot._texts(width)) <= width


@pytest.mark.parametrize("language", LANGUAGES)
@every_step
def test_the_footer_shows_its_first_five_at_80_columns_and_all_at_120(step, language):
    locale.use(language)
    foot = foot_of(step)
    narrow, wide = foot.fitting(80), foot.fitting(120)
    assert [each.id for each in (*foot._commands[:5], UNDO, HELP) if each not in narrow] == []
    assert [each.id for each in foot._commands if each not in wide] == []
