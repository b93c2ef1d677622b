"""Session: the home of a session: what it is about, who takes part, what comes next and what is still open."""
