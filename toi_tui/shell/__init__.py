"""What every screen stands on: steps and their commands, the frame, help, themes, dialogs and the two gates."""
