"""Whether what is copied arrives: a terminal takes it into the clipboard by OSC 52 and never says whether it did."""

import os
from collections.abc import Mapping


def takes_copies(environment: Mapping[str, str] = os.environ) -> bool:
    """False for terminals that are known to leave OSC 52 alone; the others mostly take it.

    Known are the Linux console, Apple's Terminal, GNU screen, and those made of VTE: GNOME Terminal and its kin.
    """
    terminal = environment.get("TERM", "")
    if terminal == "linux" or environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return False
    return "VTE_VERSION" not in environment and "STY" not in environment
