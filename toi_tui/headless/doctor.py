"""`toi doctor`: what this terminal can do, and where files lie. What a session holds is no part of it."""

import locale as system_locale
import os
import platform
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import toi_tui
from toi_tui import locale
from toi_tui.headless.refusal import shown
from toi_tui.locale import _
from toi_tui.shell.terminal.screenless import why_not
from toi_tui.storage import config
from toi_tui.storage.disk import places


def declare(parser: ArgumentParser) -> None:
    """There are no arguments of its own."""


def run(_options: Namespace) -> int:
    """Print the findings, and last whether the program can be used here."""
    rows = [*_program(), *_terminal(), *_folders()]
    width = max(len(name) for name, _found in rows)
    for name, found in rows:
        print(f"{name + ':':{width + 1}} {found}")
    print(why_not() or _("The program can be used here."))
    return 0


def _program() -> Iterator[tuple[str, str]]:
    yield "toi", f"{toi_tui.__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}"
    for package in ("textual", "pydantic", "tomli-w", "platformdirs", "defusedxml"):
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, _("missing")
    yield _("language"), locale.current()


def _terminal() -> Iterator[tuple[str, str]]:
    environment = os.environ
    size = shutil.get_terminal_size((0, 0))
    yield _("terminal"), f"TERM={environment.get('TERM', '')} {environment.get('TERM_PROGRAM', '')}".strip()
    yield _("size"), f"{size.columns} × {size.lines}" if size.columns else _("not known")
    yield _("too small"), _yes(0 < size.columns < 40 or 0 < size.lines < 10)
    yield _("colours"), _colours()
    yield "UTF-8", _yes(_is_utf8())
    yield "tmux, screen, ssh", _multiplexer()
    # Whether a terminal takes text into the clipboard (OSC 52) cannot be asked: most do without a word, some refuse.
    yield _("clipboard (OSC 52)"), _("not known; try y on an item and paste elsewhere")


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return _("none: NO_COLOR is set")
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or os.environ.get("WT_SESSION"):
        return _("16 million")
    return "256" if "256" in os.environ.get("TERM", "") else _("few; try TERM=xterm-256color")


def _is_utf8() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or system_locale.getpreferredencoding(do_setlocale=False)
    return encoding.lower().replace("-", "") == "utf8"


def _multiplexer() -> str:
    found = (name for name, variable in (("tmux", "TMUX"), ("screen", "STY"), ("ssh", "SSH_CONNECTION"))
             if os.environ.get(variable))  # fmt: skip
    return ", ".join(found) or _("no")


def _folders() -> Iterator[tuple[str, str]]:
    yield _("settings"), shown(config.config_file())
    yield _("own methods"), shown(places.own_methods_folder())
    yield _("backups and recent sessions"), shown(places.state_folder())
    yield _("cache"), shown(places.cache_folder())


def _yes(fact: bool) -> str:
    return _("yes") if fact else _("no")
