"""The parts of a session, a module each; their tables, fields and ranges are those of the session file, format 1."""
