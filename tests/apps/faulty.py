"""The program with a fault behind some of its doors: `faulty.py MODULE:CLASS.METHOD,… ARGUMENTS`."""

import sys
from importlib import import_module

from toi_tui import cli


def broken(*_arguments: object, **_words: object) -> None:
    note = "PRIVATE NOTE"
    raise LookupError(note)


for door in sys.argv[1].split(","):
    module, _colon, place = door.partition(":")
    owner, _dot, name = place.partition(".")
    setattr(getattr(import_module(module), owner), name, broken)

if __name__ == "__main__":
    sys.exit(cli.main(sys.argv[2:]))
