"""The subcommands and what they are for. Each is the module of its name beside this one, imported when asked for."""

from collections.abc import Mapping
from typing import Final

from toi_tui.locale import N_

SUBCOMMANDS: Final[Mapping[str, str]] = {
    "new": N_("make a new session from the method"),
    "example": N_("make a copy of a shipped example to play with"),
    "check": N_("check session files and list their open points"),
    "show": N_("print a session as text, for screen readers and pipes"),
    "add": N_("add an item to a session"),
    "merge": N_("merge two people's changes of a session"),
    "adopt": N_("take in the conflict copies that sync folders make"),
    "recover": N_("list what the journal and the backups have of a session, and bring it back"),
    "forget": N_("remove a session's journal, backups and cache"),
    "list": N_("list the sessions of a folder"),
    "schema": N_("print the JSON Schema of session files, for editors"),
    "keys": N_("print the key table"),
    "doctor": N_("say what this terminal can do and where files lie"),
}

WORKING: Final = frozenset({"new", "example", "add", "merge", "adopt", "forget"})
"""Those that do something in files; the others are asked for what they print."""
