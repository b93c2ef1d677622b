"""The table of languages: all that the program knows of a language but its texts, which are in its catalogue.

A language is one entry here. Names, the forms of dates, times and numbers, and the words by which a date or a schedule
is understood follow from it everywhere, and so do the choices of the settings, the command line and the screens.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Reading(NamedTuple):
    """Words by which a language says when: regular expressions of casefolded text, empty where it has none.

    What was said is understood in every language at once, whatever is in use: a group speaks as it likes.

    Attributes:
        weekday: a day of the week, whole or short.
        months: the twelve months as they stand in a schedule, in any case; behind the number of a day the beginnings
            in `Language.months` are enough.
        shared: the ending that a month leaves to the one behind the dash, a plain text: ``touko–kesäkuu``.
        week: a week, before its number.
        spring: the time from January to May, by the terms of a Finnish school year.
        summer: from June to August.
        autumn: from August to December.
        winter: from December to February.
        year: the year as a whole, without its number.
        before_year: what may stand before the number of a year that stands alone.
        within_year: what may stand before the number of a year, behind a month or a term.
        early: the first third of something longer, which is the group of each expression.
        mid: the middle third of it.
        late: the last third of it.
        around: what says no more than “about then”, before a time; `around_behind`: behind it.
        starts: what says that a time is the beginning, before it; `starts_behind`: behind it.
        ends: what says that a time is the end, before it; `ends_behind`: behind it.
        also: what stands between two of something.
        clock: what may stand before a time of day.
        at: what more may stand before a time of day, behind a date.

    """

    weekday: str
    months: tuple[str, ...]
    week: str
    spring: str
    summer: str
    autumn: str
    winter: str
    year: str
    before_year: str
    early: tuple[str, ...]
    mid: tuple[str, ...]
    late: tuple[str, ...]
    around: str
    starts: str
    ends: str
    also: str
    around_behind: str = ""
    starts_behind: str = ""
    ends_behind: str = ""
    shared: str = ""
    within_year: str = ""
    clock: str = ""
    at: str = ""


class Language(NamedTuple):
    """A language of the screen and of sessions.

    Attributes:
        name: what it calls itself.
        weekdays: the short names of the days of the week, Monday first.
        months: the short names of the months; a month is also read by them, as the beginnings of longer names.
        date: a date without its year: a format of `day`, `month` (a number) and `name` (the short name of the month).
        full: a date with its year: `year` as well.
        clock: a time of day: a format of `hour` and `minute`.
        decimal: the sign before decimals.
        yes: the words that agree to a question on the command line.
        reading: the words by which it says when.

    """

    name: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    date: str
    full: str
    clock: str
    decimal: str
    yes: tuple[str, ...]
    reading: Reading


_FI_MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")
_EN_MONTHS = (
    r"jan(?:uary)?\.?", r"feb(?:ruary)?\.?", r"mar(?:ch)?\.?", r"apr(?:il)?\.?", r"may\.?", r"june?\.?",
    r"july?\.?", r"aug(?:ust)?\.?", r"sep(?:t(?:ember)?)?\.?", r"oct(?:ober)?\.?", r"nov(?:ember)?\.?",
    r"dec(?:ember)?\.?",
)  # fmt: skip
_FI_LONG = r"((?:kev|kes|syk|tal|vuo)\w*(?: .+)?)"

LANGUAGES: Final[Mapping[str, Language]] = {
    "fi": Language(
        name="suomi",
        weekdays=("ma", "ti", "ke", "to", "pe", "la", "su"),
        months=_FI_MONTHS,
        date="{day}.{month}.",
        full="{day}.{month}.{year}",
        clock="{hour}.{minute:02}",
        decimal=",",
        yes=("kyllä", "k"),
        reading=Reading(
            weekday=r"(?:ma(?:anantai)?|ti(?:istai)?|ke(?:skiviikko)?|to(?:rstai)?|pe(?:rjantai)?|la(?:uantai)?"
            r"|su(?:nnuntai)?)(?:na)?",
            months=tuple([rf"{month}kuu\w*" for month in _FI_MONTHS]),
            shared="kuu",
            week=r"vii?k\w*|vko?[a-zä]*\.?|v\.?",
            spring=r"kevä\w+",
            summer=r"kesä(?:n|llä|ksi|stä)?",
            autumn=r"syksy\w*|syysluku\w+",
            winter=r"talv\w+",
            year=r"vuosi|vuoden",
            before_year=r"vuo\w+",
            within_year=r"vuonna",
            early=(f"alku{_FI_LONG}", r"(.+n) alk?u\w*"),
            mid=(f"keski{_FI_LONG}", r"(.+n) puoliväli\w*"),
            late=(f"loppu{_FI_LONG}",),
            around=r"noin|n\.",
            around_behind=r"aikana",
            starts=r"alkaen",
            starts_behind=r"alkaen|lähtien",
            ends=r"viimeistään",
            ends_behind=r"mennessä|asti|saakka|lop(?:pu|un|ulla|ussa|puun)",
            clock=r"klo",
            also=r"ja|sekä",
        ),
    ),
    "en": Language(
        name="English",
        weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        date="{day} {name}",
        full="{day} {name} {year}",
        clock="{hour:02}:{minute:02}",
        decimal=".",
        yes=("yes", "y"),
        reading=Reading(
            weekday=r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?"
            r"|sun(?:day)?",
            months=_EN_MONTHS,
            week=r"weeks?|wks?\.?|w",
            spring=r"spring",
            summer=r"summer",
            autumn=r"autumn|fall",
            winter=r"winter",
            year=r"(?:the )?year",
            before_year=r"year",
            early=(r"early[ -](.+)",),
            mid=(r"mid[ -](.+)",),
            late=(r"late[ -](.+)",),
            around=r"about|around|on|in|during|the",
            starts=r"from|starting(?: from)?|since",
            starts_behind=r"onwards?",
            ends=r"by|until|till|due|(?:the )?end of",
            at=r"at",
            also=r"and",
        ),
    ),
}
"""The languages by their codes (ISO 639-1), the usual one of a new session first."""

SOURCE: Final = "en"
"""The language of the texts in the code: what is spoken where another one is not known."""


def names() -> dict[str, str]:
    """The name that each language gives itself, by its code."""
    return {code: language.name for code, language in LANGUAGES.items()}


def any_said(*fields: str) -> str:
    """One regular expression for what these fields of `Reading` say in any language."""
    said = [getattr(language.reading, field) for language in LANGUAGES.values() for field in fields]
    return f"(?:{'|'.join(filter(None, said))})"
