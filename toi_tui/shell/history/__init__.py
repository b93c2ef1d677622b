"""The history as people read it: what was done, the session as it was, and the way back."""
