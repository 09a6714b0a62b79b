"""The exit codes of every command, in one place."""

from __future__ import annotations

from typing import Final

CLEAN: Final = 0
"""Everything was done, and nothing was found that fails a build."""
FINDINGS: Final = 1
"""Something as grave as --fail-on was found, an example of a rule failed, a page is old."""
TROUBLE: Final = 2
"""Something could not be done: bad input, a bad rule or setting, an unexpected error."""
INTERRUPTED: Final = 130
"""Ended by Ctrl-C (128 + SIGINT)."""
BROKEN_PIPE: Final = 141
"""Whoever read the output closed it (128 + SIGPIPE)."""
