"""The mind map as an outline: ideas into the tray first, then sorted into branches and marked."""
