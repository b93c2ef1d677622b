"""From a session to what it says, and to documents. Pure: text and bytes out, no files; a letter is in its language."""
