from threading import Thread

from toi_tui import locale
from toi_tui.locale import _, ngettext, speaking


def test_a_document_is_in_another_language_than_the_screen() -> None:
    locale.use("en")
    with speaking("fi"):
        assert (_("Participants"), locale.current()) == ("Osallistujat", "fi")
        assert ngettext("{n} line pasted.", "{n} lines pasted.", 2) != "{n} lines pasted."
        with speaking("en"):
            assert _("Participants") == "Participants"
        assert locale.language().name == "suomi"
    assert (_("Participants"), locale.current()) == ("Participants", "en")


def test_another_thread_goes_on_in_the_language_of_the_screen() -> None:
    locale.use("fi")
    said: list[str] = []
    with speaking("en"):
        thread = Thread(target=lambda: said.append(_("Participants")))
        thread.start()
        thread.join()
    assert said == ["Osallistujat"]


def test_an_unknown_language_is_english() -> None:
    locale.use("fi")
    with speaking("xx"):
        assert _("Participants") == "Participants"
