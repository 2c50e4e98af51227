"""A finger on the glass, and where there is something to touch."""
import ctypes
import json


class Finger:
    """Presses and lifts through the XTEST extension; without starting a program for each touch."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.xtest = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        if not self.display:
            raise SystemExit(f"no display {display}")

    def move(self, x, y):
        self.xtest.XTestFakeMotionEvent(self.display, -1, x, y, ctypes.c_ulong(0))
        self.x11.XSync(self.display, 0)

    def button(self, down):
        self.xtest.XTestFakeButtonEvent(self.display, 1, int(down), ctypes.c_ulong(0))
        self.x11.XFlush(self.display)


def target(line, identity):
    found = next((one for one in json.loads(line)["targets"] if one["id"] == identity), None)
    if found is None:
        raise SystemExit(f"nothing to touch is called {identity}")
    return found["x"] + found["width"] // 2, found["y"] + found["height"] // 2
