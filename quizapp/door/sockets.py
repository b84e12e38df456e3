"""The socket behind the door: on one address of this computer, never on all."""

import errno
import ipaddress
import os
import socket
from contextlib import suppress

from quizapp.errors import UserError

PORTS = range(8765, 8775)
"""Tried in turn where no port is asked for, so that a session that is opened again has its address again."""

_TAKEN = {errno.EADDRINUSE, errno.EACCES}
_WANTED_FILES = 4096
"""Each connection is an open file; some systems allow 256 unless asked."""


def listening_socket(address: str, port: int) -> socket.socket:
    """A socket bound to an address; with port 0 to the first of ``PORTS`` that is free.

    Raises UserError when the port is taken, or the address is none of this computer's.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError as error:
        raise UserError(f"“{address}” is no address of a network. The door stays shut: choose a network.") from error
    if parsed.is_unspecified or parsed.is_multicast:
        raise UserError("The door opens to one network, never to all of them. It stays shut: choose a network.")
    family = socket.AF_INET6 if parsed.version == 6 else socket.AF_INET
    for number in (port,) if port else PORTS:
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            if os.name == "posix":  # an address whose program was killed a moment ago is free
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((address, number))
            made.listen(256)  # on some systems only this tells that somebody else listens there
            made.settimeout(0)
        except OSError as error:
            made.close()
            if error.errno not in _TAKEN:
                raise UserError(
                    f"This computer has no network with the address {address} now. The door stays shut: join the "
                    "network or start the hotspot, and open it again."
                ) from error
        else:
            return made
    if port:
        raise UserError(
            f"Port {port} is taken by another program. The door stays shut: end that program, or name another port."
        )
    raise UserError(
        f"The ports {PORTS[0]} to {PORTS[-1]} are taken by other programs. The door stays shut: close other programs, "
        "or restart this computer, and open it again. The session goes on where it stood."
    )


def more_files() -> None:
    """Lets this process hold as many connections as the door admits, where the system allows it."""
    if os.name != "posix":
        return
    import resource  # noqa: PLC0415 - not everywhere

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _WANTED_FILES if hard == resource.RLIM_INFINITY else min(_WANTED_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
