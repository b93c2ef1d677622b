"""Practices: the need for change, the good practices side by side, the decision and the draft plan."""
