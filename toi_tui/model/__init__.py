"""The session that one workshop produced, as immutable values. Pure: no files, no clock, no random, no screen."""
