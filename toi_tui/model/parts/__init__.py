"""The parts of a session, a module each; their tables, fields and ranges are those of the session file, format 1.

Each field says what it holds and who may see it (`declaring`). Rules that need more than one field are not here but
beside: `points` for what is open, `rating`, `ranking`, `scoring`, `schedule`.
"""
