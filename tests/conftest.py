"""What every test stands on: no real home, no real clock, English unless a test says otherwise."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import shares
from toi_tui import locale

# A machine that does much else at the time is slow, and says nothing about the program.
ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What failed fails again: only a long run tries other examples each time.
settings.register_profile("share", ANY_MACHINE, max_examples=100 // shares.EXAMPLES, derandomize=True)
settings.register_profile("long", ANY_MACHINE, max_examples=3000)
settings.load_profile("share")


@pytest.fixture(autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("XDG_RUNTIME_DIR", "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    before = locale.current()
    yield
    locale.use(before)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--redraw", action="store_true", help="accept what the screens look like now")
    parser.addoption("--long", action="store_true", help="try more at random, and kill at more moments; takes hours")


def pytest_configure(config: pytest.Config) -> None:
    if config.option.long:
        settings.load_profile("long")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.long:
        return
    left = shares.left_out(item.nodeid for item in items)
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left])
    items[:] = [item for item in items if item.nodeid not in left]
