"""How long the event loop stands still while a session is being saved from its thread, against an idle loop.

Run as a program of its own (``python -m benchmarks.saving FILE``): prints the longest gaps as JSON, in milliseconds.
"""

import asyncio
import json
import sys
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from toi_tui.app import SWITCH_SECONDS
from toi_tui.model.item import revise
from toi_tui.model.session import Session
from toi_tui.storage.autosave import Autosave, Report, SavingPace
from toi_tui.storage.session_file import SessionFile

BEAT = 0.001
SAVES = 5


async def longest_gap(until: asyncio.Event) -> float:
    """The longest time that the loop was late for a beat, in milliseconds."""
    longest = 0.0
    while not until.is_set():
        before = time.perf_counter()
        await asyncio.sleep(BEAT)
        longest = max(longest, time.perf_counter() - before - BEAT)
    return longest * 1000


def changed(session: Session, number: int) -> Session:
    """The session with one node renamed."""
    nodes = dict(session.mindmap.nodes)
    id = list(nodes)[number * len(nodes) // SAVES]
    nodes[id] = revise(nodes[id], {"text": f"{nodes[id].text} {number}"})
    return replace(session, mindmap=replace(session.mindmap, nodes=nodes))


async def measure(file: SessionFile) -> dict[str, float]:
    """The longest gap of an idle loop, and while the file is saved some times."""
    loop, saved = asyncio.get_running_loop(), asyncio.Event()

    def report(said: Report) -> None:
        if said.state == "saved":
            loop.call_soon_threadsafe(saved.set)

    autosave = Autosave(file, report, pace=SavingPace(quiet=0.0, longest=0.0))
    idle, saving, session = [], [], file.session
    for number in range(SAVES):
        rest = asyncio.Event()
        loop.call_later(0.5, rest.set)
        idle.append(await longest_gap(rest))
        session = changed(session, number)
        saved.clear()
        autosave.wish(session)
        saving.append(await longest_gap(saved))
    autosave.close()
    return {"idle": max(idle), "saving": max(saving)}


if __name__ == "__main__":
    sys.setswitchinterval(SWITCH_SECONDS)
    import_module("toi_tui.storage.weaving.weaving")  # as the program does behind its first picture
    print(json.dumps(asyncio.run(measure(SessionFile.open(Path(sys.argv[1]))))))
