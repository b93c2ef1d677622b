"""TOML read quickly where it is plain: long runs of items by a pattern, all else by the standard library.

A large map is ten thousand blocks that look alike, and reading them is most of what starting with it takes. A run of
such blocks is left out of what `tomllib` reads; a table of a name that nothing else has marks its place. Only when that
table is found where it has to be, and no item stands twice, was the run what it seemed to be, and no text or list that
only looks like it. Else, and wherever something is wrong, `tomllib` reads the whole, and its word counts.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final, NamedTuple

LONG: Final = 4
"""Blocks of a run that is worth it."""

_MARK: Final = "a-run-of-plain-items-"
_WORD = r"[A-Za-z0-9_-]++"
_CHARACTERS = r'[^"\\\x00-\x08\x0a-\x1f\x7f]*+'
_TEXT = f'"{_CHARACTERS}"'
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])?"
_OTHER = rf"true|false|{_MOMENT}|0|[1-9][0-9]{{0,17}}|\[\n(?:    {_TEXT},\n)*+\]"
_BLOCK = re.compile(
    rf"^\[({_WORD}\.{_WORD})\.({_WORD})\]\n((?:{_WORD} = (?:{_TEXT}|{_OTHER})\n)*+)\n*+(?=\[|\Z)", re.MULTILINE
)
_LINE = re.compile(rf'({_WORD}) = (?:"({_CHARACTERS})"|({_OTHER}))\n')
_TEXTS = re.compile(f'"({_CHARACTERS})"')
_BOOLEANS: Final = {"true": True, "false": False}

Row = dict[str, Any]


class Run(NamedTuple):
    """Neighbouring plain blocks of one list, from `start` to `end`."""

    path: str
    start: int
    end: int
    rows: dict[str, Row]


class _DoubtError(ValueError):
    """A run may not be what it seems to be."""


def loads(text: str) -> Row:
    """The tables of a text, the same and in the same order as from `tomllib.loads`; errors are its errors as well."""
    try:
        return _with_runs(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return tomllib.loads(text)


def _with_runs(text: str) -> Row:
    if _MARK in text or "\r" in text:  # what else ends in a return is no line end, and would become one
        raise _DoubtError
    rest: list[str] = []
    lists: dict[str, dict[str, Run]] = {}  # by their paths, the runs by their marks
    end = 0
    for number, run in enumerate(_runs(text)):
        mark = f"{_MARK}{number}"
        lists.setdefault(run.path, {})[mark] = run
        rest += (text[end : run.start], f"[{run.path}.{mark}]\n")
        end = run.end
    tables = tomllib.loads("".join((*rest, text[end:])))
    for path, runs in lists.items():
        _fill(tables, path, runs)
    return tables


def _runs(text: str) -> Iterator[Run]:
    """The long runs of plain blocks, in their order."""
    path, start, end = "", 0, 0
    found: list[tuple[str, str]] = []
    for block in _BLOCK.finditer(text):
        if block[1] != path or block.start() != end:
            if len(found) >= LONG:
                yield Run(path, start, end, _rows(found))
            path, start, found = block[1], block.start(), []
        found.append((block[2], block[3]))
        end = block.end()
    if len(found) >= LONG:
        yield Run(path, start, end, _rows(found))


def _rows(blocks: list[tuple[str, str]]) -> dict[str, Row]:
    rows = {id: _row(lines) for id, lines in blocks}
    if len(rows) < len(blocks):
        raise _DoubtError
    return rows


def _row(lines: str) -> Row:
    found = _LINE.findall(lines)
    row = {key: _value(other) if other else text for key, text, other in found}
    if len(row) < len(found):
        raise _DoubtError
    return row


def _value(said: str) -> Any:
    if said in _BOOLEANS:
        return _BOOLEANS[said]
    if said[0] == "[":
        return _TEXTS.findall(said)
    if "-" in said:
        return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
    return int(said)


def _fill(tables: Row, path: str, runs: dict[str, Run]) -> None:
    """Put runs in the place of their marks."""
    part, _dot, name = path.partition(".")
    table = tables[part][name] if isinstance(tables.get(part), dict) else None
    if not isinstance(table, dict) or not runs.keys() <= table.keys():
        raise _DoubtError
    whole: Row = {}
    for id, row in table.items():
        whole |= runs[id].rows if id in runs else {id: row}
    if len(whole) != len(table) + sum(len(run.rows) - 1 for run in runs.values()):
        raise _DoubtError
    tables[part][name] = whole
