"""The networks through which phones may come in."""

from dataclasses import dataclass

from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QNetworkInterface


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """An interface with an address in it; ``loopback`` is this computer alone, for trying things out."""

    name: str
    address: str
    loopback: bool = False


def networks() -> tuple[Network, ...]:
    """Those that are up, with an IPv4 address; this computer alone comes last."""
    found = []
    for interface in QNetworkInterface.allInterfaces():
        flags = interface.flags()
        if not (flags & QNetworkInterface.InterfaceFlag.IsUp and flags & QNetworkInterface.InterfaceFlag.IsRunning):
            continue
        loopback = bool(flags & QNetworkInterface.InterfaceFlag.IsLoopBack)
        for entry in interface.addressEntries():
            address: QHostAddress = entry.ip()
            if address.protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol:
                name = interface.humanReadableName() or interface.name()
                found.append(Network(name=name, address=address.toString(), loopback=loopback))
    return tuple(sorted(found, key=lambda one: one.loopback))
