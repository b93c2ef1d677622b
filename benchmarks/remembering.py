"""A session file with a journal of very many edits, as a program leaves it at its end, or when it is killed.

Run as a program of its own (``python -m benchmarks.remembering FILE EDITS END``): works on the file so long.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItem, SetFields
from toi_tui.storage.journal.journal import Journal
from toi_tui.storage.session_file import SessionFile

NOTES: Final = 20
"""So many notes are edited again and again, so that the file stays small."""
SAVE_EVERY: Final = 500


def work(file: SessionFile, edits: int) -> tuple[Document, Journal]:
    """Make so many edits, and save now and then."""
    document = Document(file.session, now=datetime.now)
    journal = Journal(file.path, file.session.identity.id, file.data)
    document.listen_to_kept(journal.append)
    for number in range(edits):
        id, text = f"p{number % NOTES:07}", f"what the group said, {number}"
        if number < NOTES:
            document.do(AddItem("parking.items", id, {"text": text}))
        else:
            document.do(SetFields("parking.items", id, {"text": text}))
        if number % SAVE_EVERY == SAVE_EVERY - 1:
            save(file, document, journal)
            journal.flush(60)
    return document, journal


def save(file: SessionFile, document: Document, journal: Journal) -> None:
    """Save what there is by now."""
    changes = journal.changes

    def announce(data: bytes, state: int) -> None:
        journal.saving(data, changes, state)

    file.save(document.session, datetime.now(), writer=journal.writer, announce=announce)  # noqa: DTZ005
    journal.saved()


if __name__ == "__main__":
    opened = SessionFile.open(Path(sys.argv[1]))
    edited, kept = work(opened, int(sys.argv[2]))
    if sys.argv[3] == "end":
        save(opened, edited, kept)
        kept.close(60)
    else:
        kept.flush(60)
    os._exit(0)  # as the power does
