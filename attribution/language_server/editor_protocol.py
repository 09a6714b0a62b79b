"""The order of an editor's session: `initialize` first and once, after `shutdown` only `exit`.

What is asked out of that order, or with parameters that its method does not have, is answered with
the error that the Language Server Protocol (3.17, "Server lifecycle" and "Base Protocol") names for
it; a notification of that kind is passed over.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

_OPENING = types.ResponseError(
    types.ErrorCodes.ServerNotInitialized, "the session has not begun: initialize comes first"
)
_OPENED = types.ResponseError(
    types.ErrorCodes.InvalidRequest, "the session has begun: initialize comes once"
)
_ENDED = types.ResponseError(
    types.ErrorCodes.InvalidRequest, "the session has been shut down: only exit may follow"
)
_UNREAD = types.ResponseError(
    types.ErrorCodes.InvalidParams, "the parameters are not those of the method"
)


class _Refused(NamedTuple):
    """What an editor asked in vain, and the answer."""

    id: int | str | None
    """None for a notification, which has no answer."""
    error: types.ResponseError


class EditorProtocol(LanguageServerProtocol):
    """Hands on to the library what comes in order."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._begun = False
        self.shut_down = False
        """Whether the editor has asked for the session's end."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """One object of what the editor sends; a message among them becomes a record."""
        if "jsonrpc" not in data or "method" not in data:
            return super().structure_message(data)
        method, number = data["method"], data.get("id")
        wrong = self._out_of_order(method)
        if wrong is not None:
            return _Refused(number, wrong)
        try:
            message = super().structure_message(data)
        except JsonRpcException:
            return _Refused(number, _UNREAD)
        self._begun = self._begun or method == types.INITIALIZE
        self.shut_down = self.shut_down or method == types.SHUTDOWN
        return message

    def handle_message(self, message: Any) -> None:
        """Answers one message, or hands it to whom it is for."""
        if not isinstance(message, _Refused):
            super().handle_message(message)
        elif message.id is not None:
            self._send_response(message.id, None, message.error)

    def _out_of_order(self, method: object) -> types.ResponseError | None:
        """What is wrong with a method at this point of the session; None where nothing is."""
        if method == types.EXIT:
            return None
        if self.shut_down:
            return _ENDED
        if not self._begun:
            return None if method == types.INITIALIZE else _OPENING
        return _OPENED if method == types.INITIALIZE else None
