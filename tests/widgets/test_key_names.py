"""Textual calls a method `key_NAME` or `_key_NAME` when a key of that name is pressed: `@` is `at`."""

import importlib
import pkgutil

import pytest
from textual.dom import DOMNode

import toi_tui.screens
import toi_tui.shell
import toi_tui.widgets
from tests.room import room

PREFIXES = ("key_", "_key_")


def our_nodes() -> set[type[DOMNode]]:
    for package in (toi_tui.widgets, toi_tui.shell, toi_tui.screens):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(".driver"):  # needs termios
                importlib.import_module(module.name)
    found, to_see = set(), [DOMNode]
    while to_see:
        children = to_see.pop().__subclasses__()
        to_see += children
        found |= {child for child in children if child.__module__.startswith("toi_tui.")}
    return found


def test_no_method_of_ours_is_taken_for_a_key() -> None:
    nodes = our_nodes()
    assert len(nodes) > 10
    assert {f"{node.__name__}.{name}" for node in nodes for name in vars(node) if name.startswith(PREFIXES)} == set()


@pytest.mark.parametrize("step", ["swot", "days"])
async def test_an_at_sign_on_a_board_does_nothing(step: str) -> None:
    async with room(step=step) as mentor:
        before = mentor.session
        await mentor.press("at")
        assert mentor.session is before


async def test_a_click_on_a_message_at_the_bottom_does_nothing() -> None:
    async with room(step="swot") as mentor:
        await mentor.press("m")
        before = mentor.session
        for column in range(0, 80, 10):
            await mentor.pilot.click("#foot", offset=(column, 0))
        await mentor.press("escape")
        assert mentor.session is before
        assert not mentor.screen.writing.is_on
