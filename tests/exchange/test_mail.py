from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import parts, tries
from toi_tui.exchange.mail import address, as_eml, as_mailto
from toi_tui.model.session import Session
from toi_tui.model.text import clean_line
from toi_tui.report.letter import Letter, Passage, Point, Recipient
from toi_tui.report.letter_forms import as_text
from toi_tui.report.letters import letters

ASA = Recipient("Åsa Lindqvist", "asa.lindqvist@example.org")
LETTER = Letter(
    "pretask",
    "Esitehtävä: ohjaus työpaikalla – kolmen tapaamisen malli ja pitkä otsikko, joka taittuu kahdelle riville",
    (ASA,),
    (
        Passage("Hei!\n\nMitä odotat?"),
        Passage(points=(Point("Kuusi & Koivu", "Missä"), Point("ä €")), heading="Lyhyesti"),
    ),
)


def read(letter: Letter) -> EmailMessage:
    message = message_from_bytes(as_eml(letter), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def words_of(part: EmailMessage) -> str:
    """The text of a part; on its way it has the line ends of e-mail."""
    text = part.get_content()
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n", "\n")


def test_an_eml_is_a_message_that_is_not_sent_yet_with_its_words_kept() -> None:
    message = read(LETTER)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == LETTER.subject
    assert message["To"].addresses[0].display_name == "Åsa Lindqvist"
    assert message["To"].addresses[0].addr_spec == "asa.lindqvist@example.org"
    assert message.get_content_charset() == "utf-8"
    assert words_of(message) == as_text(LETTER)
    assert message["Date"] is None


def test_an_eml_is_ascii_with_lines_that_every_server_takes() -> None:
    data = as_eml(LETTER)
    assert data.isascii()
    assert b"=?utf-8?" in data
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.count(b"\n") == data.count(b"\r\n")


def test_hidden_recipients_are_in_bcc_alone() -> None:
    message = read(replace(LETTER, blind=True))
    assert message["To"] is None
    assert message["Bcc"].addresses[0].addr_spec == ASA.email


def test_an_attached_letter_has_its_name_with_every_letter_of_it() -> None:
    agreement = Letter("agreement", "Sopimus: työ ja älä", (), (Passage("Näin sovittiin."),))
    message = read(replace(LETTER, attached=agreement))
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Sopimus työ ja älä.txt"
    assert words_of(attached) == "Sopimus: työ ja älä\n\nNäin sovittiin.\n"
    assert words_of(message.get_body()) == as_text(LETTER)
    assert as_eml(replace(LETTER, attached=agreement)) == as_eml(replace(LETTER, attached=agreement))


@pytest.mark.parametrize(
    ("email", "wanted"),
    [
        ("aino@example.org", "aino@example.org"),
        (" aino@example.org ", "aino@example.org"),
        ("aino@työ.example", "aino@xn--ty-gka.example"),
        ("äinö@example.org", ""),
        ("aino", ""),
        ("aino at example.org", ""),
        ("aino@example.org\nBcc: all@example.org", ""),
        ("a@b@c", ""),
        ("aino@..example", ""),
        ("aino@example.", ""),
        ("a..b@example.org", ""),
        (".aino@example.org", ""),
        ("=?utf-8?q?x?=@example.org", ""),
        ("a'b+c@example.org", "a'b+c@example.org"),
        ("a@b/c", ""),
        ("x" * 65 + "@example.org", ""),
        ("", ""),
    ],
)
def test_only_what_is_an_address_is_written_to(email: str, wanted: str) -> None:
    assert address(Recipient("Aino", email)) == wanted


@given(st.one_of(st.text(), st.builds("{}@{}".format, st.text(), st.text())), st.text())
def test_whatever_stands_for_an_address_makes_no_bad_message(email: str, name: str) -> None:
    found = address(Recipient(name, email))
    message = read(replace(LETTER, to=(Recipient(clean_line(name), email),)))
    assert [each.addr_spec for each in message["To"].addresses] == [found] if found else message["To"] is None


@pytest.mark.parametrize("name", ['Lindqvist, "Åsa" <evil@example.org>', "a;b:c@d", "Å" * 90 + ", x", ""])
def test_a_name_cannot_become_another_recipient(name: str) -> None:
    (found,) = read(replace(LETTER, to=(Recipient(name, "asa@example.org"),)))["To"].addresses
    assert found.addr_spec == "asa@example.org"


def test_a_letter_to_nobody_with_an_address_has_no_recipient() -> None:
    message = read(replace(LETTER, to=(Recipient("Noora"),)))
    assert (message["To"], message["Bcc"]) == (None, None)


def test_a_link_holds_recipients_subject_and_words() -> None:
    link = as_mailto(LETTER)
    assert link.isascii()
    parts = urlsplit(link)
    fields = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", ASA.email)
    assert fields["subject"] == [LETTER.subject]
    assert fields["body"] == [as_text(LETTER).rstrip().replace("\n", "\r\n")]
    assert "&amp;" not in link
    assert "+" not in link


def test_a_link_hides_recipients_too() -> None:
    parts = urlsplit(as_mailto(replace(LETTER, blind=True)))
    assert parts.path == ""
    assert parse_qs(parts.query)["bcc"] == [ASA.email]


FILLED = st.builds(Session, **{name: parts(name) for name in ("session", "agreement", "people", "days")})


@tries(50)
@given(FILLED, st.integers(0, 3))
def test_whatever_a_session_holds_its_letters_can_be_read_back(session: Session, number: int) -> None:
    letter = letters(session)[number]
    message = read(letter)
    body = message.get_body()
    assert body is not None
    assert message["Subject"].split() == letter.subject.split()
    assert words_of(body) == as_text(letter)
    assert as_mailto(letter).isascii()
