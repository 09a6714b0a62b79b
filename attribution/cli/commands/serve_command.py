"""`attribution serve`: a page to paste articles into, on this machine alone."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.errors import AttributionError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_PORT = 8350


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    parser = commands.add_parser(
        "serve",
        help="a page to paste articles into, on this machine alone",
        description="Serves a page to paste an article into, and the same over HTTP "
        "(/openapi.json), to this machine alone. Needs the extra `serve`.",
    )
    parser.add_argument(
        "--port", type=_port, default=_PORT, metavar="N", help=f"the port; {_PORT} without"
    )
    parser.add_argument("--pipeline", metavar="NAME", help="a spaCy pipeline or its folder")


def run(args: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    for name in ("starlette", "uvicorn"):
        if find_spec(name) is None:
            raise AttributionError(f"serve: {name} is missing; install source-attribution[serve]")
    import uvicorn

    from attribution.server import make_app
    from attribution.text_analyzer import load_text_analyzer

    app = make_app(load_text_analyzer(args.pipeline))
    print(f"http://127.0.0.1:{args.port}/ until Ctrl-C", file=sys.stderr, flush=True)
    uvicorn.run(app, host="127.0.0.1", port=args.port, log_level="warning", server_header=False)
    return CLEAN


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() else 0
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 1 to 65535")
    return port
