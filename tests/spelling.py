"""Hypothesis strategies for the ways in which TOML lets one write the same tables, comments anywhere."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

import tomli_w
from hypothesis import strategies as st

Path = tuple[str, ...]


class _Spelling:
    """One way to write tables: in blocks, in one line, or dotted; each comment is another one."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw, self._numbers = draw, count()
        self._blocks: list[str] = []

    def text(self, tables: Mapping[str, Any]) -> str:
        top = "".join(self._lines((), (), tables))
        blocks = self._draw(st.permutations(self._blocks)) if self._draw(st.booleans()) else self._blocks
        return f"# the file\n{top}{''.join(blocks)}{self._comment()}"

    def _block(self, path: Path, table: Mapping[str, Any]) -> None:
        at = len(self._blocks)
        lines = "".join(self._lines(path, (), table))
        gap = self._draw(st.sampled_from(["\n", "", "\n\n"]))
        self._blocks.insert(at, f"{gap}{self._comment()}[{_dotted(path)}]{self._behind()}{lines}")

    def _lines(self, path: Path, prefix: Path, table: Mapping[str, Any]) -> Iterator[str]:
        for key, value in table.items():
            line = f"{_dotted((*prefix, key))} = {_inline(value)}{self._behind()}"
            ways = ["line", "dotted"] if prefix else ["block", "block", "block", "line", "dotted"]
            way = self._draw(st.sampled_from(ways)) if isinstance(value, dict) else "line"
            if way == "block":
                self._block((*path, key), value)
            elif way == "dotted" and value:
                yield from self._lines(path, (*prefix, key), value)
            else:
                yield self._comment() + line

    def _comment(self) -> str:
        return f"# [c{next(self._numbers)}]\n" if self._draw(st.integers(0, 2)) == 0 else ""

    def _behind(self) -> str:
        return f"  # [c{next(self._numbers)}]\n" if self._draw(st.integers(0, 2)) == 0 else "\n"


def _dotted(path: Path) -> str:
    return ".".join(tomli_w.dumps({key: 0}).removesuffix(" = 0\n") for key in path)


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_dotted((key,))} = {_inline(each)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").strip("\n")


@st.composite
def spelled(draw: st.DrawFn, tables: Mapping[str, Any]) -> str:
    """These tables in any words that TOML has for them; now and then in some that it forbids."""
    return _Spelling(draw).text(tables)
