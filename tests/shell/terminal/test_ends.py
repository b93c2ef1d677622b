from pathlib import Path
from typing import ClassVar

import pytest
from textual import work
from textual.app import App
from textual.binding import BindingType

from toi_tui.shell.terminal import crash
from toi_tui.shell.terminal.ends import PoliteEnds, run_to_the_end


class Ending(PoliteEnds):
    BINDINGS: ClassVar[list[BindingType]] = [("f1", "fault", "Fault"), ("f2", "work", "Work"), ("f3", "leave", "Leave")]

    def __init__(self, *, saves: bool = True, reports: bool = True) -> None:
        super().__init__()
        self.saves, self.reports = saves, reports
        self.savings = 0
        self.told: list[str] = []

    def save_before_end(self) -> bool:
        self.savings += 1
        if not self.saves:
            raise OSError("PRIVATE folder")
        return True

    def report_crash(self, text: str) -> Path | None:
        self.told.append(text)
        if not self.reports:
            raise OSError
        return Path("report.txt")

    def action_fault(self) -> None:
        note = "PRIVATE"
        raise LookupError(note)

    @work
    async def action_work(self) -> None:
        raise KeyError("PRIVATE")

    def action_leave(self) -> None:
        self.exit(return_code=7)
        self.exit(return_code=8)


async def test_an_end_that_was_asked_for_saves_once_and_the_first_code_counts() -> None:
    app = Ending()
    async with app.run_test() as pilot:
        await pilot.press("f3")
    assert (app.return_code, app.savings, app.last_words) == (7, 1, None)


@pytest.mark.parametrize(("key", "kind"), [("f1", "LookupError"), ("f2", "KeyError")])
async def test_a_fault_saves_once_and_is_told_without_texts(key: str, kind: str) -> None:
    app = Ending()
    with pytest.raises(Exception):  # noqa: B017
        async with app.run_test() as pilot:
            await pilot.press(key)
    assert (app.return_code, app.savings) == (1, 1)
    assert app.last_words is not None
    assert kind in app.last_words
    assert "report.txt" in app.last_words
    (report,) = app.told
    assert "PRIVATE" not in app.last_words + report.replace('note = "PRIVATE"', "").replace('KeyError("PRIVATE")', "")


async def test_a_signal_after_a_fault_changes_nothing() -> None:
    app = Ending()
    with pytest.raises(LookupError):  # noqa: PT012 - it is raised at the end of the block
        async with app.run_test() as pilot:
            await pilot.press("f1")
            app.exit(return_code=143)
    assert (app.return_code, app.savings) == (1, 1)


async def test_a_saving_that_fails_still_ends_and_says_so() -> None:
    app = Ending(saves=False)
    async with app.run_test() as pilot:
        await pilot.press("f3")
    assert (app.return_code, app.savings) == (1, 1)
    assert app.last_words is not None
    assert "could not be saved" in app.last_words
    assert "PRIVATE" not in app.last_words


async def test_a_fault_whose_saving_fails_is_the_one_that_is_told() -> None:
    app = Ending(saves=False, reports=False)
    with pytest.raises(LookupError):
        async with app.run_test() as pilot:
            await pilot.press("f1")
    assert app.last_words is not None
    assert "LookupError" in app.last_words
    assert "could not be saved" in app.last_words
    assert len(app.told) == 2


def test_a_fault_outside_the_loop_is_told_like_any_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(self: App[int]) -> None:
        raise RuntimeError("PRIVATE")

    monkeypatch.setattr(App, "run", break_down)
    app = Ending()
    assert run_to_the_end(app) == 1
    assert app.savings == 1
    assert capsys.readouterr().err == app.last_words + "\n"


def test_an_interrupt_before_the_app_listens_is_an_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: App[int]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(App, "run", interrupted)
    app = Ending()
    assert run_to_the_end(app) == 130
    assert app.savings == 1


async def test_in_a_test_or_a_notebook_the_signals_of_the_process_are_left_alone() -> None:
    import signal

    before = signal.getsignal(signal.SIGTERM)
    async with Ending().run_test():
        assert signal.getsignal(signal.SIGTERM) is before


def fault() -> BaseException:
    try:
        try:
            int("PRIVATE one")
        except ValueError as error:
            raise ExceptionGroup("PRIVATE two", [KeyError("PRIVATE three")]) from error
    except ExceptionGroup as error:
        error.add_note("PRIVATE four")
        return error


def test_a_report_names_every_cause_and_part_and_no_message() -> None:
    text = crash.report(fault())
    code = Path(__file__).read_text().splitlines()
    assert "PRIVATE" not in "".join(line for line in text.splitlines() if line.strip() not in map(str.strip, code))
    at = [text.index(f"builtins.{name}") for name in ("ValueError", "ExceptionGroup", "KeyError")]
    assert at == sorted(at)
    assert "Textual" in text.splitlines()[0]


def test_a_chain_that_bites_its_tail_ends() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert crash.report(one).count("builtins.") == 2


def test_the_place_is_the_innermost_line_of_ours() -> None:
    from toi_tui.model.text import clean

    with pytest.raises(AttributeError) as caught:
        clean(None)  # type: ignore[arg-type]
    assert crash.place(caught.value).startswith("model/text.py:")
    assert crash.place(fault()).startswith("test_ends.py:")
    assert crash.place(ValueError()) == "?"
