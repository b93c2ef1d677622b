"""`python -m toi_tui` is `toi`."""

from toi_tui.cli import run

if __name__ == "__main__":
    run()
