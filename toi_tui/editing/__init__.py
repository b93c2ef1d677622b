"""Changes of a session: edits yield deltas, a document keeps their history. Pure: no files, no clock, no random."""
