"""All that is kept of a session, journals and backups together: brought back, forgotten, or rid of an item for good.

Only who asks comes here; nothing of it runs while a session is open without being asked for.
"""
