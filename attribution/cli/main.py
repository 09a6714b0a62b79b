"""The process of the command line: its streams, its signals, and how whatever goes wrong ends.

Only what Python has loaded by itself is imported here, so that Ctrl-C is heard from the start.
"""

from __future__ import annotations

import os
import sys

try:
    import signal
except KeyboardInterrupt:
    os._exit(130)

TYPE_CHECKING = False  # of `typing`, which takes longer to load than the program's start may
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def run_command() -> NoReturn:
    """Runs the command line of the process and leaves it with the exit code."""
    _open_closed_streams()
    _show_any_name(sys.stdout)
    heard = signal.getsignal(signal.SIGINT) == signal.default_int_handler
    if heard:
        signal.signal(signal.SIGINT, _leave)  # while the program is being imported
    for name in ("SIGTERM", "SIGHUP"):  # as by default, but what is half written goes first
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)
    try:
        code = main(sys.argv[1:])
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 2
    code = _flushed(code)
    if heard:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the result stands: nothing to interrupt
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, 1 for findings, 2 for trouble, each of which had its line on stderr."""
    from attribution.cli.command_line import run_arguments
    from attribution.cli.exit_codes import BROKEN_PIPE, INTERRUPTED, TROUBLE
    from attribution.cli.messages import print_error

    if signal.getsignal(signal.SIGINT) == _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code = run_arguments(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough (`attribution report … | head`): nothing to say.
        _discard(sys.stdout)
        return BROKEN_PIPE
    except Exception as error:
        print_error(error, debug="--debug" in arguments)
        return TROUBLE
    return code


def _leave(_signum: int, _frame: object) -> None:
    os._exit(130)


def _end(signum: int, _frame: object) -> None:
    raise SystemExit(128 + signum)


def _open_closed_streams() -> None:
    """Gives a stream that was closed (`>&-`) a file that fails on use, instead of none at all.

    Else the next file that is opened takes its number, and what is meant for stderr goes there.
    """
    for number, name, flags in (
        (0, "stdin", os.O_WRONLY),
        (1, "stdout", os.O_RDONLY),
        (2, "stderr", os.O_WRONLY),
    ):
        if getattr(sys, name) is not None:
            continue
        opened = os.open(os.devnull, flags)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
        stream = open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # open to the end
        setattr(sys, name, stream)


def _show_any_name(stream: object) -> None:
    """Has a byte of a file's name that is not UTF-8 written as an escape, which ends nothing."""
    if getattr(stream, "errors", "") in ("strict", "surrogateescape"):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]


def _flushed(code: int) -> int:
    """The code, or what a stdout that takes no more asks for; Python flushes again at its end."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
        return code if code == 2 else 141
    except (OSError, ValueError) as error:  # ValueError: a stream that was closed
        from attribution.cli.messages import print_error

        # One line for one trouble: the write that failed before has told.
        if code != 2:
            print_error(error, debug=False)
        _discard(sys.stdout)
        code = 2
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _discard(sys.stderr)
    return code


def _discard(stream: object) -> None:
    """What is still to be written to a stream that takes no more goes nowhere."""
    try:
        number = stream.fileno()  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
