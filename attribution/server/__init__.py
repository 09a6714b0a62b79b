"""`attribution serve`: a page to paste or drop an article into, and the same over HTTP, kept local.

Nothing is written to disk, no file of this machine is opened, and no text is kept after its answer.
"""

from attribution.server.app import make_app

__all__ = ["make_app"]
