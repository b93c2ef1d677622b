"""What every test stands on: no real home, no real clock, English unless a test says otherwise."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from toi_tui import locale

# A machine that does much else at the time is slow, and says nothing about the program.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("any machine"), max_examples=3000)
settings.load_profile("any machine")


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
