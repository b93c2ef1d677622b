"""The two gates between the program and the terminal, and the ends of the program."""
