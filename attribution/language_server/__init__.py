"""`attribution lsp`: findings while writing, over the Language Server Protocol."""

from attribution.language_server.editor_session import serve_editor

__all__ = ["serve_editor"]
