"""`attribution serve`: a page to paste articles into, on this machine alone."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from attribution.cli.exit_codes import CLEAN
from attribution.cli.options import add_analysis_arguments
from attribution.errors import AttributionError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_PORT = 8350
_CONNECTIONS = 32
"""As many as are answered at once; more get 503."""
_HEAD_SECONDS = 10
"""In which a new connection must have sent the head of its first request."""


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    parser = commands.add_parser(
        "serve",
        help="a page to paste articles into, on this machine alone",
        description="Serves a page to paste or drop an article into, and the same over HTTP "
        "(/openapi.json), to this machine alone. Needs the extra `serve`.",
    )
    parser.add_argument(
        "--port", type=_port, default=_PORT, metavar="N", help=f"the port; {_PORT} without"
    )
    add_analysis_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    for name in ("starlette", "uvicorn", "python_multipart"):
        if find_spec(name) is None:
            raise AttributionError(f"serve: {name} is missing; install source-attribution[serve]")
    import uvicorn

    from attribution.cli.setup import open_analyzer, settings_of
    from attribution.server import make_app

    try:
        listening = socket.create_server(("127.0.0.1", args.port))
    except OSError as error:
        raise AttributionError(
            f"serve: port {args.port}: {os.strerror(error.errno or 0)}"
        ) from error
    app = make_app(open_analyzer(settings_of(args)))
    config = uvicorn.Config(
        app,
        http=_impatient_protocol(),
        log_level="warning",
        server_header=False,
        limit_concurrency=_CONNECTIONS,
    )
    print(f"http://127.0.0.1:{args.port}/ until Ctrl-C", file=sys.stderr, flush=True)
    uvicorn.Server(config).run(sockets=[listening])
    return CLEAN


def _impatient_protocol() -> Any:
    """uvicorn's protocol, which waits for a request's head without an end, with a limit to it."""
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class ImpatientProtocol(H11Protocol):  # type: ignore[misc,unused-ignore]  # no types there
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self.loop.call_later(_HEAD_SECONDS, self._leave_if_silent)

        def _leave_if_silent(self) -> None:
            if self.cycle is None:  # no request has come
                self.transport.close()

    return ImpatientProtocol


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() else 0
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 1 to 65535")
    return port
