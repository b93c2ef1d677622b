"""The command tables and what is read from them. Free of Textual, so that the command line can read them."""
