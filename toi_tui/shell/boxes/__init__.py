"""Boxes over the screen: questions, lists to choose from, help, the palette, finding everywhere."""
