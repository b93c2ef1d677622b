from dataclasses import replace
from datetime import date, time

import pytest

from toi_tui import locale
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model.item import revise
from toi_tui.model.method import new_session
from toi_tui.model.parts.days import Day
from toi_tui.model.session import Session
from toi_tui.report.letter_forms import as_text
from toi_tui.report.letters import letters
from toi_tui.storage import codec, shipped


def example(name: str = "kesken", **identity: str) -> Session:
    session = codec.read(shipped.example(name)).session
    return replace(session, session=revise(session.identity, identity))


def text_of(session: Session, key: str) -> str:
    return next(as_text(letter) for letter in letters(session) if letter.key == key)


def test_there_are_four_letters_in_the_order_they_are_sent() -> None:
    assert [letter.key for letter in letters(example())] == ["proposal", "instructions", "agreement", "pretask"]


@pytest.mark.parametrize("screen", LANGUAGES)
@pytest.mark.parametrize(
    ("language", "subjects"),
    [
        (
            "fi",
            ["Alustava sopimus: M", "Mentorointijakson ohjeet: M", "Mentorointisopimus: M", "Esitehtävä: M"],
        ),
        (
            "en",
            [
                "Preliminary agreement: M",
                "Instructions for the mentoring period: M",
                "Agreement on mentoring: M",
                "Pre-task: M",
            ],
        ),
    ],
)
def test_letters_speak_the_language_of_the_session(screen: str, language: str, subjects: list[str]) -> None:
    locale.use(screen)
    found = letters(example(language=language, practice="M"))
    assert [letter.subject for letter in found] == subjects
    assert locale.current() == screen


@pytest.mark.parametrize(
    ("key", "language", "wanted"),
    [
        ("proposal", "fi", ["Hei Sanna Korpi,", "Milloin: 12.–16.4.2027 klo 9–15", "Terveisin\nRiitta Salmela"]),
        ("proposal", "en", ["Hello Sanna Korpi,", "When: 12.–16.4.2027 klo 9–15", "Kind regards\nRiitta Salmela"]),
        ("instructions", "fi", ["1. päivä: ma 12.4.2027 klo 9.00–15.00, neuvotteluhuone Kuusi", "fläppi"]),
        ("instructions", "en", ["Day 4: Thu 15 Apr 2027, 09:00–15:00, Teräslahden Konepaja", "flip chart"]),
        (
            "agreement",
            "fi",
            ["Mentori: Riitta Salmela", "Yhteinen tavoite\nSovittu suunnitelma", "jää ryhmään", "Siitä ei puhuta: yks"],
        ),
        ("agreement", "en", ["Shared goal\nSovittu suunnitelma", "stays within the group", "Signatures"]),
        ("pretask", "fi", ["Mitä odotat mentorilta?", "Mentorointijakso lyhyesti\n- Käytäntö: Kolmen tapaamisen"]),
        ("pretask", "en", ["Mitä odotat mentorilta?", "Practice: Kolmen tapaamisen", "Contact person: Sanna Korpi"]),
    ],
)
def test_letters_are_filled_in_from_the_session(key: str, language: str, wanted: list[str]) -> None:
    text = text_of(example(language=language), key)
    assert [each for each in wanted if each not in text] == []


@pytest.mark.parametrize(
    ("mode", "meaning"),
    [
        ("confidential", "stays within the group. The participants owe nobody a report"),
        ("chatham-house", "never who said it or from where. Not talked about"),
        ("open", "may be told, names too. Not talked about"),
    ],
)
def test_the_agreement_says_what_confidentiality_means(mode: str, meaning: str) -> None:
    assert meaning in text_of(example(language="en", confidentiality=mode), "agreement")


def test_an_empty_session_gives_letters_with_blanks_that_say_what_they_miss() -> None:
    empty = Session(session=revise(Session().session, {"language": "en"}))
    proposal, instructions, agreement, pretask = letters(empty)
    assert "Where: ________" in as_text(proposal)
    assert "agreement.where" in proposal.missing
    assert instructions.attached == agreement
    assert agreement.missing[:2] == ("session.mentor", "session.organisation")
    assert "what do you expect of the mentor?" in as_text(pretask)
    assert pretask.missing == (
        "agreement.pretask_text", "session.practice", "agreement.when", "agreement.where", "session.mentor",
    )  # fmt: skip
    assert [letter.to for letter in (proposal, instructions, agreement, pretask)] == [(), (), (), ()]


def test_what_the_agreement_does_not_say_is_taken_from_the_session() -> None:
    session = example(language="en")
    empty = replace(session, agreement=type(session.agreement)())
    text = text_of(empty, "agreement")
    for said in ("What: Kolmen tapaamisen ohjausmalli", "When: Mon 12 Apr", "Participants: Matti Eskelinen, Sanna"):
        assert said in text


def test_nothing_private_no_remark_and_no_address_is_in_a_letter() -> None:
    session = example(language="en")
    people = {
        id: revise(row, {"private": row.name == "Pekka Rautio", "note": "a secret remark"})
        for id, row in session.people.items.items()
    }
    days = {
        id: revise(day, {"private": id == "4", "note": "a secret remark"}) for id, day in session.days.items.items()
    }
    session = replace(
        session,
        people=replace(session.people, items=people),
        days=replace(session.days, items=days),
        agreement=revise(session.agreement, {"participants": ""}),
    )
    for letter in letters(session):
        text = as_text(letter)
        assert [each for each in ("Pekka", "secret", "Day 4:", "@", "15 Apr") if each in text] == []
        assert "Pekka Rautio" not in [each.name for each in letter.to]


def test_the_pretask_goes_to_everybody_and_hides_their_addresses_from_each_other() -> None:
    pretask = letters(example())[-1]
    assert pretask.blind
    assert [each.name for each in pretask.to][:2] == ["Matti Eskelinen", "Sanna Korpi"]
    assert len(pretask.to) == 6


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("What do you expect?", "What do you expect?\n\nKind regards\nRiitta Salmela\n"),
        ("What do you expect?\n\nYours\nRiitta", "What do you expect?\n\nYours\nRiitta\n"),
    ],
)
def test_the_pretask_is_signed_once_and_by_name(text: str, signed: str) -> None:
    session = example(language="en")
    session = replace(session, agreement=revise(session.agreement, {"pretask_text": text}))
    assert text_of(session, "pretask").partition("\nThe mentoring period")[0] == signed


def test_a_pretask_without_a_place_or_a_name_says_what_it_misses() -> None:
    session = example(language="en", mentor="")
    session = replace(session, agreement=revise(session.agreement, {"pretask_text": "What?", "where": ""}))
    assert letters(session)[-1].missing == ("agreement.where", "session.mentor")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_sessions_pretask_is_signed_by_its_mentor(language: str) -> None:
    numbers = iter(range(10000))
    session = new_session(shipped.method("toi", language), lambda: f"id{next(numbers):06}", mentor="Aino Saari")
    assert text_of(session, "pretask").count("Aino Saari") == 2  # below the text, and among the facts


def test_the_contact_person_is_found_among_the_people() -> None:
    (contact,) = letters(example())[0].to
    assert (contact.name, contact.email) == ("Sanna Korpi", "sanna.korpi@kuusilampi.example")


def test_days_that_are_weeks_apart_are_listed_with_what_is_known_of_them() -> None:
    session = example(language="en")
    days = {
        "1": Day(date=date(2027, 9, 6)),
        "2": Day(date=date(2027, 9, 13), start=time(9)),
        "10": Day(date=date(2027, 9, 20), place="Kuusi"),
        "3": Day(place="nowhere yet"),
    }
    text = text_of(replace(session, days=replace(session.days, items=days)), "instructions")
    assert "- Day 1: Mon 6 Sep 2027\n- Day 2: Mon 13 Sep 2027, 09:00\n- Day 10: Mon 20 Sep 2027, Kuusi\n- Where" in text


def test_instructions_and_agreement_go_to_the_contact_person_and_whom_else_they_are_sent_to() -> None:
    session = example()
    instructions, agreement = letters(session)[1:3]
    assert [each.name for each in agreement.to] == ["Sanna Korpi", "Matti Eskelinen", "Pekka Rautio"]
    assert instructions.to == agreement.to
