"""The journal of a session: every change on the disk a moment after it was made, and a session gone on with from it.

From the lines of a journal to what a start makes of those that were left. The session's own file is opened and saved
in `session_file`.
"""
