"""`attribution lsp`: findings while writing, over the Language Server Protocol."""

from attribution.language_server.editor_session import make_server

__all__ = ["make_server"]
