"""From a session to documents. Pure: text and bytes out, no files; a document is in the session's language."""
