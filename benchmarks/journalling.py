"""How long a change takes until it is on the disk: in the journal of a session, and appended to a plain file.

Run as a program of its own (``python -m benchmarks.journalling FILE``): prints both as JSON, in milliseconds.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from toi_tui.app import SWITCH_SECONDS
from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItem
from toi_tui.storage.journal.journal import Journal
from toi_tui.storage.journal.records import line_of
from toi_tui.storage.session_file import SessionFile

CHANGES = 60
FIRST = 5
"""So many changes are not counted: the first one begins the journal."""


def measure(file: SessionFile) -> dict[str, list[float]]:
    """Milliseconds of each change, in a journal and as a line of a plain file, in turn."""
    document = Document(file.session)
    journal = Journal(file.path, file.session.identity.id, file.data)
    lines: list[bytes] = []
    document.listen_to_kept(journal.append)
    document.listen_to_kept(lambda change: lines.append(line_of(change)))
    kept, raw = [], []
    with tempfile.TemporaryFile(dir=file.path.parent, buffering=0) as plain:
        for number in range(CHANGES):
            began = time.perf_counter()
            document.do(AddItem("swot.strengths", f"s{number:08}", {"text": f"strength {number}"}))
            journal.flush()
            kept.append(time.perf_counter() - began)
            began = time.perf_counter()
            plain.write(lines[-1])
            os.fsync(plain.fileno())
            raw.append(time.perf_counter() - began)
    journal.close()
    return {name: [each * 1000 for each in found[FIRST:]] for name, found in (("raw", raw), ("kept", kept))}


if __name__ == "__main__":
    sys.setswitchinterval(SWITCH_SECONDS)
    print(json.dumps(measure(SessionFile.open(Path(sys.argv[1])))))
