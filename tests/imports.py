"""The imports of a package as its text says them: those of functions and those for types only among them."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

Graph = Mapping[str, set[str]]


def imports(package: Path) -> Graph:
    """By the name of each module of the package at this folder: the modules of the package that it imports."""
    files = {_name(path, package.parent): path for path in package.rglob("*.py")}
    return {
        name: {found for found in _imported(path) if found in files} - {name}
        for name, path in files.items()
    }  # fmt: skip


def circles(graph: Graph) -> list[set[str]]:
    """The largest sets of modules each of which leads by imports to all the others of its set."""
    reached = {name: _reached(graph, name) for name in graph}
    found: list[set[str]] = []
    for name in graph:
        circle = {other for other in reached[name] if name in reached[other]}
        if circle and circle not in found:
            found.append(circle)
    return found


def _name(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _reached(graph: Graph, start: str) -> set[str]:
    """All that a module leads to; itself only where a way leads back."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()] - reached
        reached |= new
        waiting.extend(new)
    return reached
