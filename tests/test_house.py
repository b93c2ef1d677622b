"""The house: how it is built, in figures that must not get worse. What may import what is in `test_walls`."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from statistics import median

import pytest
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

import toi_tui
from toi_tui.screens import steps
from toi_tui.shell.step_screen import class_of

HOUSE = Path(toi_tui.__file__).parent
FILES = sorted(HOUSE.rglob("*.py"))
TERMINAL = HOUSE / "shell" / "terminal"
LONGEST_FUNCTION, LONGEST_CLASS, MEDIAN_FUNCTION = 38, 390, 5
MOST_FILES = 14
MOST_BASES, MOST_INHERITED = 3, 60


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def named(file: Path) -> str:
    return file.relative_to(HOUSE).as_posix()


def definitions(*kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for file in FILES:
        yield from ((file, node) for node in ast.walk(parsed(file)) if isinstance(node, kinds))


def lines_of(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


OF_NAMED_TUPLES = {"_asdict", "_fields", "_make", "_replace"}
"""Names of the standard library that are for everybody, whatever they begin with."""


# The screens of the steps: tools, not towers

every_step = pytest.mark.parametrize("step", steps(), ids=lambda step: step.id)


@every_step
def test_a_step_stands_on_few_classes_of_ours_and_few_of_their_names(step):
    ours = [each for each in class_of(step).__mro__ if each.__module__.startswith("toi_tui")]
    assert len(ours) <= MOST_BASES
    of_textual = set(vars(type("Plain", (Screen,), {})))  # its metaclass gives every class some names
    names = {name for base in ours[1:] for name in vars(base) if not name.startswith("__")} - of_textual
    assert len(names) <= MOST_INHERITED, sorted(names)


# Names that are nobody else's


def stored_in(file: Path) -> set[str]:
    """The names that a file gives: of functions, classes, attributes and variables."""
    found = set()
    for node in ast.walk(parsed(file)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Attribute(attr=name, ctx=ast.Store()) | ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
    return found


def private_in(file: Path) -> set[str]:
    loaded = (node.attr for node in ast.walk(parsed(file)) if isinstance(node, ast.Attribute))
    return {name for name in loaded if name.startswith("_") and not name.startswith("__")}


@pytest.mark.parametrize("file", [each for each in FILES if TERMINAL not in each.parents], ids=named)
def test_a_file_uses_private_names_of_its_own_alone(file):
    assert private_in(file) - stored_in(file) - OF_NAMED_TUPLES == set()


def ours_of_textual() -> Iterator[type]:
    """The classes of ours that extend one of Textual's, apart from those in the gate of the terminal."""
    for module in walk_packages(toi_tui.__path__, "toi_tui."):
        if not module.name.endswith("__main__") and not module.name.startswith("toi_tui.shell.terminal"):
            found = vars(import_module(module.name)).values()
            yield from (each for each in found if isinstance(each, type) and issubclass(each, MessagePump))


def test_only_the_gate_of_the_terminal_gives_another_meaning_to_private_names_of_textual():
    plain = vars(type("Plain", (Widget,), {}))
    taken = {
        (own.__qualname__, name)
        for own in ours_of_textual() if own.__module__.startswith("toi_tui") and "terminal" not in own.__module__
        for name in vars(own) if name.startswith("_") and not name.startswith("__") and name not in plain
        for base in own.__mro__[1:] if base.__module__.startswith("textual") and name in vars(base)
    }  # fmt: skip
    assert taken == set()


def test_no_two_classes_have_one_name():
    counted = Counter(node.name for file in FILES for node in parsed(file).body if isinstance(node, ast.ClassDef))
    assert [name for name, count in counted.items() if count > 1] == []


def test_no_handler_calls_that_of_its_base_which_textual_calls_by_itself():
    twice = [
        (named(file), node.attr)
        for file, node in definitions(ast.Attribute)
        if isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "super"
        and node.attr.startswith(("on_", "_on_"))
        and node.attr != "on_event"  # no handler: it hands events to the handlers
        and TERMINAL not in file.parents
    ]
    assert twice == []


# Sizes


@pytest.mark.parametrize(
    "folder", [folder for room in ("shell", "storage") for folder in (HOUSE / room, *(HOUSE / room).rglob("*/"))],
    ids=named,
)  # fmt: skip
def test_a_folder_of_the_shell_and_the_storage_can_be_overlooked(folder):
    assert len([*folder.glob("*.py")]) <= MOST_FILES


def test_functions_and_classes_can_be_held_in_the_head():
    functions = [(lines_of(node), named(file), node.name) for file, node in definitions(ast.FunctionDef)]
    classes = [(lines_of(node), named(file), node.name) for file, node in definitions(ast.ClassDef)]
    assert max(functions)[0] <= LONGEST_FUNCTION, max(functions)
    assert max(classes)[0] <= LONGEST_CLASS, max(classes)
    assert median(length for length, *_where in functions) <= MEDIAN_FUNCTION


# Words


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_docstring_opens_with_what_the_thing_is(file):
    said = [
        (node.lineno, node.value.value.partition("\n")[0])
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if node.value.value.startswith("What ")
    ]
    assert said == []
