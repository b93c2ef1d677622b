"""The JSON Schema of a session file, for editors that check and complete TOML."""

from typing import Any, Final

from toi_tui.storage.checking import session_model

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema of format 1, derived from the same declarations as the check."""
    return {"$schema": DIALECT, **session_model().model_json_schema()}
