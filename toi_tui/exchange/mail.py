"""A letter as mail programs take it: a message that is not sent yet (.eml), and a mailto link."""

import re
from typing import Final
from urllib.parse import quote

from toi_tui.model.text import file_name
from toi_tui.report.letter import Letter, Recipient
from toi_tui.report.letter_forms import as_text

LONG_LINK: Final = 2000
"""Characters of a mailto link from which mail programs and systems are known to cut it."""

_BOUNDARY: Final = "=_toi_tui_letter"  # the same letter is the same bytes; quoted-printable text cannot hold it
_LOCAL: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/^_`{|}~-]+)*")
_DOMAIN: Final = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_LONGEST_LOCAL: Final = 64  # RFC 5321, 4.5.3.1
_SPECIALS: Final = str.maketrans(dict.fromkeys('()<>[]:;@\\,."', " "))


def address(recipient: Recipient) -> str:
    """The recipient's address as mail programs take it; empty when there is none or it is no address."""
    local, _at, said = recipient.email.strip().rpartition("@")
    try:
        domain = said.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    fits = _LOCAL.fullmatch(local) and len(local) <= _LONGEST_LOCAL and _DOMAIN.fullmatch(domain)
    return f"{local}@{domain}" if fits else ""


def as_eml(letter: Letter) -> bytes:
    """The letter as a file that mail programs open as a new message, ready to be sent (``X-Unsent``)."""
    from email.headerregistry import Address  # 14 ms that reading a letter does without
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    people = [Address(_display(each), addr_spec=where) for each in letter.to if (where := address(each))]
    if people:
        message["Bcc" if letter.blind else "To"] = people
    message["X-Unsent"] = "1"
    message.set_content(as_text(letter), charset="utf-8", cte="quoted-printable")
    if letter.attached:
        text, name = as_text(letter.attached), f"{file_name(letter.attached.subject)}.txt"
        words = f"{letter.attached.subject}\n\n{text}"
        message.add_attachment(words, charset="utf-8", cte="quoted-printable", filename=name)
        message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _display(recipient: Recipient) -> str:
    """A name without the signs that mean something in a header: Python forgets to quote them when it folds a line."""
    return " ".join(recipient.name.translate(_SPECIALS).split())


def as_mailto(letter: Letter) -> str:
    """The letter as a link that opens a new message in the mail program; it takes no attachment."""
    people = ",".join(quote(where, safe="@") for each in letter.to if (where := address(each)))
    fields = {"bcc": people} if letter.blind and people else {}
    fields |= {"subject": quote(letter.subject, safe=""), "body": _link_text(as_text(letter))}
    return f"mailto:{'' if letter.blind else people}?" + "&".join(f"{key}={value}" for key, value in fields.items())


def _link_text(text: str) -> str:
    return quote(text.rstrip().replace("\n", "\r\n"), safe="")
