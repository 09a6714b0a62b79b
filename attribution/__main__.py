"""`python -m attribution` is the command `attribution`."""

from __future__ import annotations

from attribution.cli.main import run_command

if __name__ == "__main__":
    run_command()
