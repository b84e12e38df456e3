"""A virtual screen, and the moment at which a window is mapped on it."""

import ctypes
import ctypes.util
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

_SUBSTRUCTURE_NOTIFY = 1 << 19
_MAP_NOTIFY = 19


@contextmanager
def virtual_screen(size: str = "1280x840x24") -> Iterator[str]:
    """Starts Xvfb on a free display and gives its name."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            yield ":" + pipe.readline().strip()
    finally:
        server.terminate()
        server.wait()


class MapWatcher:
    """Hears of windows being mapped on a display, through libX11 (which xdotool brings)."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x11.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
        self._x11.XPending.argtypes = [ctypes.c_void_p]
        self._x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self._x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self._x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
        self._display = self._x11.XOpenDisplay(display.encode())
        self._x11.XSelectInput(self._display, self._x11.XDefaultRootWindow(self._display), _SUBSTRUCTURE_NOTIFY)
        self._x11.XSync(self._display, 0)

    def wait(self, timeout_s: float) -> float:
        """The ``time.perf_counter()`` at which the next window is mapped. Raises TimeoutError."""
        event = (ctypes.c_long * 24)()
        until = time.perf_counter() + timeout_s
        while time.perf_counter() < until:
            while self._x11.XPending(self._display):
                self._x11.XNextEvent(self._display, event)
                if event[0] & 0xFFFFFFFF == _MAP_NOTIFY:
                    return time.perf_counter()
            time.sleep(0.0005)
        raise TimeoutError("no window was mapped")

    def close(self) -> None:
        """Leaves the display."""
        self._x11.XCloseDisplay(self._display)
