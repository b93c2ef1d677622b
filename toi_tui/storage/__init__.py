"""Everything that touches the disk: session files, backups, settings and what the program remembers.

The modules here are the doors: a session's bytes read and written (`codec`), its file opened and saved
(`session_file`), saved by itself (`autosave`), the settings (`config`), and what comes with the program (`shipped`).
The rooms behind them, the lower before those that lean on it: `disk`, `format`, `weaving`, `state`, `others`,
`journal`, `kept`. What a session is and how it is edited and merged is not here, nor is any word about a screen.
"""
