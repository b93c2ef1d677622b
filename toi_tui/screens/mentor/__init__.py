"""Mentor: the preparation in four steps, what was agreed and sent, and what the participants expect."""
