"""Each private name of Textual and Rich that the gates lean on; one that fails here says what a new version changed."""

import inspect
from types import GeneratorType

import rich.control
import textual.content
from textual._compositor import Compositor
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker


async def test_an_app_knows_that_it_was_asked_to_exit() -> None:
    app = App[int]()
    async with app.run_test():
        assert app._exit is False
        app.exit()
        assert app._exit is True


async def test_an_app_has_a_stack_of_screens() -> None:
    app = App[int]()
    async with app.run_test():
        assert [type(screen) for screen in app._screen_stack] == [Screen]


def test_an_app_ends_by_a_fault_through_these_doors() -> None:
    source = inspect.getsource(App._handle_exception)
    assert "self._return_code = 1" in source
    assert "self._fatal_error()" in source
    assert "self.panic(error)" in source
    assert "self._close_messages_no_wait()" in inspect.getsource(App._fatal_error)


def test_faults_that_textual_goes_on_after_come_to_the_app_from_these_places() -> None:
    for place in (
        MessagePump._process_messages_loop,
        MessagePump._flush_next_callbacks,
        Timer._tick,
        Screen._refresh_layout,
    ):
        assert "app._handle_exception(error)" in inspect.getsource(place)
    assert "app._handle_exception(worker_failed)" in inspect.getsource(Worker._run)


async def test_every_widget_is_registered_before_it_listens_and_its_doors_have_these_names() -> None:
    source = inspect.getsource(App._register)
    assert source.index("self._register_child(") < source.index("widget._start_messages()")
    assert "await self._dispatch_message(message)" in inspect.getsource(MessagePump._process_messages_loop)
    assert "self._next_callbacks.copy()" in inspect.getsource(MessagePump._flush_next_callbacks)
    assert "widget.render_lines(" in inspect.getsource(Compositor._get_renders)
    app = App[int]()
    async with app.run_test():
        assert app._dom_ready is True
        assert isinstance(app.screen._next_callbacks, list)


def test_a_parser_is_a_generator_with_tokens_and_a_time_out() -> None:
    parser = XTermParser()
    assert isinstance(parser._gen, GeneratorType)
    assert parser._timeout_time is None
    assert list(parser.feed("\x1b[1")) == []
    assert parser._timeout_time is not None
    assert parser._awaiting.timeout is not None
    assert not parser._tokens


def test_control_characters_are_stripped_by_a_table() -> None:
    assert textual.content._CONTROL_STRIP_TRANSLATE[7] in (None, "␇")
    assert rich.control._CONTROL_STRIP_TRANSLATE[7] in (None, "␇")
    assert "_translate_table" in inspect.signature(textual.content._strip_control_codes).parameters


def test_a_driver_reads_in_a_thread_and_writes_to_a_file() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    start = inspect.getsource(LinuxDriver.start_application_mode)
    assert "self._key_thread = Thread(target=self._run_input_thread" in start
    assert "WriterThread(self._file)" in start
    assert "self.run_input_thread()" in inspect.getsource(LinuxDriver._run_input_thread)
    assert "self._key_thread.join()" in inspect.getsource(LinuxDriver.disable_input)
    made = inspect.getsource(LinuxDriver.__init__)
    assert "signal.signal(signal.SIGTSTP, self._sigtstp_application)" in made
    assert "signal.signal(signal.SIGCONT, self._sigcont_application)" in made


async def test_a_screen_counts_the_style_sheets_that_it_was_styled_with() -> None:
    app = App[int]()
    async with app.run_test():
        assert isinstance(app._css_update_count, int)
        assert isinstance(app.screen._css_update_count, int)
    assert "screen._css_update_count != self._css_update_count" in inspect.getsource(App._init_mode)


def test_a_switch_of_modes_waits_by_delay_update() -> None:
    assert "self.delay_update()" in inspect.getsource(App.switch_mode)
