"""The names of the fields and choices of a practice: English texts of the catalogue."""

from collections.abc import Mapping
from typing import Final

from toi_tui.locale import N_

FIELDS: Final[Mapping[str, str]] = {
    "found": N_("How found"),
    "owner": N_("Whose"),
    "where": N_("Where"),
    "context": N_("Circumstances"),
    "fit": N_("Why it fits us"),
    "verdict": N_("Verdict"),
    "reason": N_("Reason"),
}
"""The aspects that are compared, in the order of the rows."""

FOUND: Final[Mapping[str, str]] = {
    "benchmarking": N_("benchmarking"),
    "visit": N_("a visit"),
    "web": N_("the web"),
    "database": N_("a database"),
    "literature": N_("literature"),
    "other": N_("other"),
}
VERDICTS: Final[Mapping[str, str]] = {
    "open": N_("still open"),
    "whole": N_("as a whole"),
    "parts": N_("in parts"),
    "merged": N_("merged"),
    "rejected": N_("rejected"),
}
MARKS: Final[Mapping[str, str]] = {"open": "?", "whole": "✓", "parts": "½", "merged": "+", "rejected": "✗"}
"""A sign for each verdict, beside its name."""

CHOICES: Final[Mapping[str, Mapping[str, str]]] = {"found": FOUND, "verdict": VERDICTS, "outcome": VERDICTS}
"""The fields that hold one of a few words, and their names."""
