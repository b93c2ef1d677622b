"""Files of earlier versions: one function for each format brings its tables up to the next one."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from toi_tui.model.session import FORMAT

Tables = dict[str, Any]

MIGRATIONS: Final[Mapping[int, Callable[[Tables], Tables]]] = {}
"""By the format that a function understands; it returns the tables of the next one. Format 1 is the first there was."""


def brought_up(tables: Tables, format: int) -> Tables:
    """The tables of a file of any earlier format as this version's; all that no function knows stays as it was."""
    for earlier in range(format, FORMAT):
        tables = MIGRATIONS[earlier](tables)
    return tables
