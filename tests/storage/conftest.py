import threading
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home: nothing of the real user's settings is read or written."""
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


@pytest.fixture(autouse=True)
def no_thread_goes_on() -> Iterator[None]:
    """A journal that a test leaves open would write on in the home of a later one."""
    before = set(threading.enumerate())
    yield
    left = [each for each in threading.enumerate() if each not in before and each.name in {"journal", "autosave"}]
    for thread in left:
        thread.join(20)  # one that was told to end may be at its last
    assert not any(thread.is_alive() for thread in left)
