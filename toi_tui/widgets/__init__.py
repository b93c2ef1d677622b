"""Widgets that take values and send messages; they know neither session nor app."""
