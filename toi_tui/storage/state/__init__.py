"""The program's own files about sessions: backups, how they looked, which were opened, and crash reports.

Each may be lost without harm to a session. Journals, which may not, have a room of their own.
"""
