"""Everything that touches the disk: session files, backups, settings and what the program remembers."""
