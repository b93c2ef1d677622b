"""The JSON Schema of a session file, for editors that check and complete TOML."""

from datetime import datetime
from typing import Any, Final

from pydantic import Field, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from toi_tui.storage.format.checking import Checked, Id, session_model

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class _WithoutDefaults(GenerateJsonSchema):
    """A schema without defaults: a value that the file does not say is absent, never null, which TOML does not have."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


class WriterTable(Checked, title="Writer"):
    """A program that wrote the file. The tables are kept by the program: leave them as they are."""

    state: int = Field(ge=1, description="The last state of this writer that is in the file.")
    at: datetime = Field(description="When it was written.")


class WritersTable(Checked, title="Writers"):
    """Whose states are in the file; each writer has a random name."""

    items: dict[Id, WriterTable] = Field(default_factory=dict)


def schema() -> dict[str, Any]:
    """The JSON Schema of format 1, derived from the same declarations as the check."""
    session = session_model()
    file: Any = create_model("Session", __base__=session, __doc__=session.__doc__, writers=(WritersTable, None))
    return {"$schema": DIALECT, **file.model_json_schema(schema_generator=_WithoutDefaults)}
