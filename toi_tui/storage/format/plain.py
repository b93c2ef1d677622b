"""TOML read quickly where it is plain: blocks of plain lines by a pattern, all else by the standard library.

A file as the program writes it is nearly always plain from its first block to its last, and then that is all. Where
anything else stands between, long runs of items are read so, for a large map is ten thousand blocks that look alike:
a run is left out of what `tomllib` reads, and a table of a name that nothing else has marks its place. Only when that
table is found where it has to be, and no item stands twice, was the run what it seemed to be, and no text or list that
only looks like it. Else, and wherever something is wrong, `tomllib` reads the whole, and its word counts.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple

LONG: Final = 4
"""Blocks of a run that is worth it."""

_MARK: Final = "a-run-of-plain-items-"
_WORD = r"[A-Za-z0-9_-]++"
_CHARACTERS = r'[^"\\\x00-\x08\x0a-\x1f\x7f]*+'
_TEXT = f'"{_CHARACTERS}"'
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_MOMENT = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[T ]{_CLOCK})?|{_CLOCK}"
_LINES_OF_TEXT = r'[^"\\\x00-\x08\x0b-\x1f\x7f]*+'
_OTHER = rf"true|false|{_MOMENT}|0|[1-9][0-9]{{0,17}}|\[\n(?:    {_TEXT},\n)*+\]"
_LINES = rf'((?:{_WORD} = (?:{_TEXT}|"""\n{_LINES_OF_TEXT}"""|{_OTHER})\n)*+)\n*+(?=\[|\Z)'
_BLOCK = re.compile(rf"(?:^\[({_WORD}(?:\.{_WORD})*+)\]\n|\A){_LINES}", re.MULTILINE)  # what has no header is on top
_LINE = re.compile(rf'({_WORD}) = (?:"""\n({_LINES_OF_TEXT})"""|"({_CHARACTERS})"|({_OTHER}))\n')
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
        return _plain(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        import tomllib  # a plain file does without

        return tomllib.loads(text)


def _plain(text: str) -> Row:
    blocks = list(_BLOCK.finditer(text))
    if [*(block.start() for block in blocks), len(text)] == [0, *(block.end() for block in blocks)]:
        return _whole(blocks)
    return _with_runs(text, blocks)


def _whole(blocks: list[re.Match[str]]) -> Row:
    """The tables of a text of plain blocks and nothing else, none of them above one that stands before it."""
    tables: Row = {}
    table, path = tables, ""
    for block in blocks:
        if block[1] is None:
            tables |= _row(block[2])
            continue
        of, _dot, name = block[1].rpartition(".")
        if of != path:
            table, path = _inner(tables, of), of
        if name in table:
            raise _DoubtError
        table[name] = _row(block[2])
    return tables


def _inner(tables: Row, path: str) -> Row:
    table = tables
    for key in path.split(".") if path else ():
        table = table.setdefault(key, {})
        if type(table) is not dict:
            raise _DoubtError
    return table


def _with_runs(text: str, blocks: list[re.Match[str]]) -> Row:
    import tomllib

    if _MARK in text or "\r" in text:  # `tomllib` would take one more \r away before each \n
        raise _DoubtError
    rest: list[str] = []
    lists: dict[str, dict[str, Run]] = {}  # by their paths, the runs by their marks
    end = 0
    for number, run in enumerate(_runs(blocks)):
        mark = f"{_MARK}{number}"
        lists.setdefault(run.path, {})[mark] = run
        rest += (text[end : run.start], f"[{run.path}.{mark}]\n")
        end = run.end
    tables = tomllib.loads("".join((*rest, text[end:])))
    for path, runs in lists.items():
        _fill(tables, path, runs)
    return tables


def _runs(blocks: list[re.Match[str]]) -> Iterator[Run]:
    """The long runs of items among plain blocks, in their order."""
    path, start, end = "", 0, 0
    found: list[tuple[str, str]] = []
    for block in blocks:
        of, _dot, id = (block[1] or "").rpartition(".")
        if of.count(".") != 1:
            continue
        if of != path or block.start() != end:
            if len(found) >= LONG:
                yield Run(path, start, end, _rows(found))
            path, start, found = of, block.start(), []
        found.append((id, block[2]))
        end = block.end()
    if len(found) >= LONG:
        yield Run(path, start, end, _rows(found))


def _rows(blocks: list[tuple[str, str]]) -> dict[str, Row]:
    rows = {id: _row(lines) for id, lines in blocks}
    if len(rows) < len(blocks):
        raise _DoubtError
    return rows


def _row(said: str) -> Row:
    found = _LINE.findall(said)
    row = {key: _value(other) if other else text or lines for key, lines, text, other in found}
    if len(row) < len(found):
        raise _DoubtError
    return row


def _value(said: str) -> Any:
    if said in _BOOLEANS:
        return _BOOLEANS[said]
    if said[0] == "[":
        return _TEXTS.findall(said)
    if ":" in said:
        return datetime.fromisoformat(said) if "-" in said else time.fromisoformat(said)
    return date.fromisoformat(said) if "-" in said else int(said)


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
