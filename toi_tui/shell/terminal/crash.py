"""The report of a fault of the program: where it was, and nothing that anybody typed.

The text of an exception may quote a note, and local variables hold whole sessions, so neither is told: only classes,
places and lines of the program.
"""

import traceback
from collections.abc import Iterator
from pathlib import Path

import toi_tui

_HOME = Path(toi_tui.__file__).parent
_GATES = Path(__file__).parent


def place(fault: BaseException) -> str:
    """Where it happened, as ``screens/swot/screen.py:120``: the innermost line that is ours, or else the innermost."""
    frames = traceback.extract_tb(fault.__traceback__)
    if not frames:
        return "?"
    ours = [frame for frame in frames if _is_ours(Path(frame.filename))]
    frame = (ours or frames)[-1]
    path = Path(frame.filename)
    return f"{path.relative_to(_HOME).as_posix() if ours else path.name}:{frame.lineno}"


def _is_ours(path: Path) -> bool:
    """Whether it is a module of the program; the gates are on the way of everything and say nothing."""
    return path.is_relative_to(_HOME) and not path.is_relative_to(_GATES)


def report(fault: BaseException) -> str:
    """A report to send to the authors: versions, and the trace of the fault and of its causes."""
    import platform  # 10 ms that a start without a fault need not pay
    from importlib.metadata import version

    head = (
        f"toi_tui {toi_tui.__version__}, Textual {version('textual')}, "
        f"Python {platform.python_version()}, {platform.platform()}\n"
    )
    return head + "".join(_trace(fault, set()))


def _trace(fault: BaseException, seen: set[int]) -> Iterator[str]:
    """Oldest cause first, as Python prints them; a chain that bites its tail ends."""
    seen.add(id(fault))
    for other in (fault.__cause__, None if fault.__suppress_context__ else fault.__context__):
        if other is not None and id(other) not in seen:
            yield from _trace(other, seen)
    yield f"\n{type(fault).__module__}.{type(fault).__qualname__}\n"
    yield from traceback.format_tb(fault.__traceback__)
    if isinstance(fault, BaseExceptionGroup):
        for part in fault.exceptions:
            yield from _trace(part, seen)
