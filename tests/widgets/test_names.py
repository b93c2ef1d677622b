"""The names in the widgets: each class has its own, and what another file or Textual keeps to itself is left to it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

import toi_tui

PACKAGE = Path(toi_tui.__file__).parent
MODULES = sorted((PACKAGE / "widgets").glob("*.py"))
TEXTUALS = {name for widget in (TextArea(), Input()) for name in (*dir(widget), *vars(widget))}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def classes(path: Path) -> list[ast.ClassDef]:
    return [each for each in tree(path).body if isinstance(each, ast.ClassDef)]


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("_")


def given(node: ast.AST) -> Iterator[str]:
    """The names that a module, or a class of it, gives to something."""
    for each in ast.walk(node):
        match each:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()) | ast.Name(id=name, ctx=ast.Store()):
                yield name


def taken(module: ast.Module) -> Iterator[str]:
    """The private names that a module takes from something, or imports."""
    for each in ast.walk(module):
        match each:
            case ast.Attribute(attr=name) if is_private(name):
                yield name
            case ast.ImportFrom(module=source, names=names):
                parts = [*(source or "").split("."), *(alias.name for alias in names)]
                yield from filter(is_private, parts)


def test_no_class_of_the_widgets_is_called_as_another_is() -> None:
    homes: dict[str, list[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for each in classes(path):
            homes.setdefault(each.name, []).append(path.relative_to(PACKAGE).as_posix())
    doubled = {name: paths for name, paths in homes.items() if len(paths) > 1}
    assert {name: paths for name, paths in doubled.items() if any(path.startswith("widgets/") for path in paths)} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_private_name_of_another_file_is_used(path: Path) -> None:
    module = tree(path)
    assert {*taken(module)} - {*given(module)} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_private_name_of_textuals_widgets_is_given_to_something_else(path: Path) -> None:
    names = {name for each in classes(path) for name in given(each) if is_private(name)}
    assert names & TEXTUALS == set()
