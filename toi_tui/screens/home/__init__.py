"""Home: the sessions of this computer, a new one, the examples, and any other file."""
