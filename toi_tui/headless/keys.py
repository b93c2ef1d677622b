"""`toi keys`: the key table, from the tables that the program itself goes by, with the keys of the settings."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator

from toi_tui.locale import _
from toi_tui.screens import step_commands, steps, tables
from toi_tui.screens.home.commands import COMMANDS as HOME
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands import own_keys
from toi_tui.shell.commands.command import Command, key_name
from toi_tui.storage import config


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--markdown", action="store_true", help=_("as tables of Markdown"))
    parser.add_argument("--ids", action="store_true", help=_("with the names that config.toml has for the commands"))


def run(options: Namespace) -> int:
    """Print the key table."""
    for problem in own_keys.take(config.read().keys, tables()):
        print(problem, file=sys.stderr)
    print(*(_markdown() if options.markdown else _plain(ids=options.ids)), sep="\n\n")
    return 0


def table(commands: Iterable[Command]) -> str:
    """Commands that have keys as a table of Markdown, in the language in use."""
    rows = "".join(f"| {_cell(_shown(each))} | {_cell(_meaning(each))} |\n" for each in commands if each.keys)
    key, meaning = _("Key"), _("What it does")
    return f"| {key} | {meaning} |\n|---|---|\n{rows}"


def groups(*, digits: bool = False) -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Headings with their commands: of the home screen, of everywhere, of every list, of each step alone.

    The digits of the steps stand in the headings; with `digits` they are commands of everywhere.
    """
    shared = (*common.GOING, *common.EDITING)
    yield _("Home"), tuple(each for each in HOME if each not in common.GOING)
    yield _("Everywhere"), (*common.APP, *(step_commands() if digits else ()))
    yield _("In every list"), shared
    known = {each.id for each in (*common.APP, *shared)}
    for step in steps():
        yield f"{step.key} {_(step.title)}", tuple(each for each in step.commands if each.id not in known)


def _markdown() -> Iterator[str]:
    for heading, commands in groups():
        yield f"### {heading}\n\n{table(commands)}".rstrip()


def _plain(*, ids: bool) -> Iterator[str]:
    for heading, commands in groups(digits=ids):
        rows = [(each.id, _shown(each), _meaning(each)) for each in commands if each.keys or ids]
        table = rows if ids else [row[1:] for row in rows]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        lines = ("  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in table)
        yield "\n".join((heading, *(f"  {line.rstrip()}" for line in lines)))


def _shown(command: Command) -> str:
    names = " ".join(key_name(key) for key in command.keys.split(",") if key)
    if command.digits is None:
        return names
    least, most = command.digits
    return f"{names} {least}–{most % 10}"  # 10 is typed as 0


def _meaning(command: Command) -> str:
    return f"{_(command.label)}: {_(command.help)}" if command.help else _(command.label)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
