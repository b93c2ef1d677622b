"""Textual's own things with their faults mended: screen, palette, and the one way to give a screen its keys.

Each leans on private names of Textual and stands on a screen. The gates of the terminal itself are beside this folder.
"""
