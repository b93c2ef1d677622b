"""The JSON Schema of a session file, for editors that check and complete TOML."""

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from toi_tui.storage.checking import session_model

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class _WithoutDefaults(GenerateJsonSchema):
    """What the file does not say is absent, never null, which TOML does not have."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schema() -> dict[str, Any]:
    """The JSON Schema of format 1, derived from the same declarations as the check."""
    return {"$schema": DIALECT, **session_model().model_json_schema(schema_generator=_WithoutDefaults)}
