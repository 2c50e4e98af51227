"""From a finger on the glass (an event of the X server's own, as xdotool makes it) to the next picture on the screen."""
import ctypes
import json
import random
import time

import stage


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


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def still(frames):
    """Waits until nothing is drawn any more."""
    while frames.line(0.1) is not None:
        pass


def target(line, identity):
    found = next((one for one in json.loads(line)["targets"] if one["id"] == identity), None)
    if found is None:
        raise SystemExit(f"nothing to touch is called {identity}")
    return found["x"] + found["width"] // 2, found["y"] + found["height"] // 2


def main():
    touches = 40 if stage.is_quick() else 400
    with stage.Stage() as at:
        at.make_station()
        _, screen_map, frames = at.start_kiosk()
        place = target(screen_map.line_or_fail("the kiosk"), "language:zh")
        finger = Finger(at.display)
        answers, screens = [], []
        seconds = random.Random(1)
        for _ in range(touches):
            finger.move(*place)
            still(frames)
            screen_map.drain()
            begin = time.monotonic()
            finger.button(True)  # the button shows that it is pressed
            if frames.line(stage.PATIENCE_S) is None:
                raise SystemExit("no picture after a touch")
            answers.append((time.monotonic() - begin) * 1000)
            still(frames)
            begin = time.monotonic()
            finger.button(False)  # lifted inside: the next screen, or home again
            line = screen_map.line_or_fail("the next screen")
            screens.append((time.monotonic() - begin) * 1000)
            at_home = json.loads(line)["screen"] == "welcome"
            place = target(line, "language:zh" if at_home else "home")
            time.sleep(seconds.uniform(0, 0.02))
    stage.tell("touch to picture, median", percentile(answers, 0.5), "ms")
    stage.tell("touch to picture, 99th percentile", percentile(answers, 0.99), "ms", target="value <= 50")
    stage.tell("touch to the next screen, 99th percentile", percentile(screens, 0.99), "ms", target="value <= 100")


if __name__ == "__main__":
    main()
