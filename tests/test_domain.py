"""The build of the model and the edits: no circles, no two classes of one name, docstrings that tell what it is."""

import ast
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

import toi_tui

ROOT = Path(toi_tui.__file__).parent
TREES = {
    str(path.relative_to(ROOT)): ast.parse(path.read_text())
    for package in ("model", "editing")
    for path in (ROOT / package).rglob("*.py")
}
TOLD = (ast.Module, ast.ClassDef, ast.FunctionDef)


def test_no_modules_import_each_other_in_a_circle_not_even_for_types():
    graph = grimp.build_graph("toi_tui", cache_dir=None)
    inner = [each for each in graph.modules if each.startswith(("toi_tui.model", "toi_tui.editing"))]
    TopologicalSorter({each: graph.find_modules_directly_imported_by(each) for each in inner}).prepare()


def test_no_two_classes_have_one_name():
    names = Counter(node.name for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert [name for name, often in names.items() if often > 1] == []


@pytest.mark.parametrize("path", TREES)
def test_a_docstring_opens_with_what_the_thing_is(path):
    told = [ast.get_docstring(node) or "" for node in ast.walk(TREES[path]) if isinstance(node, TOLD)]
    assert [each for each in told if each.startswith("What ")] == []
