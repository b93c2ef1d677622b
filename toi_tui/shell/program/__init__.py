"""The app in its layers: the session kept on the disk, typing with no field open, themes, what loads late."""
