"""Others that write to the file of an open session: its states that were seen, and what sync clients leave beside it.

How two versions are merged is in `toi_tui.editing`, who has written how much in `format.writers`.
"""
