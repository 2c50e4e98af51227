"""CPU while nobody is there: the welcome screen with its clock, its turning notices, the reader that is asked for cards,
and the line to the county. A browser with a page of the same clock and notices runs beside it, on a screen of its own."""
import time

import processes
import stage

SETTLE_S = 3


def main():
    seconds = 20 if stage.is_quick() else 120  # a turn of the notices; two minutes of the clock
    with stage.Stage() as at, stage.Stage() as other:
        at.make_station()
        kiosk, screen_map, frames = at.start_kiosk()
        screen_map.line_or_fail("the kiosk")
        chromium = stage.Browser(other).start("profile") if stage.Browser.program() else None
        time.sleep(SETTLE_S)
        frames.drain()
        running = [child for child in (kiosk, chromium) if child]
        before = [processes.cpu_s(child.pid) for child in running]
        woken = processes.wakeups(kiosk.pid)
        time.sleep(seconds)
        percent = [(processes.cpu_s(child.pid) - was) / seconds * 100 for child, was in zip(running, before)]
        woken = (processes.wakeups(kiosk.pid) - woken) / seconds
        pictures = 0
        while frames.line(0) is not None:
            pictures += 1
    peer = ("Chromium kiosk", percent[1]) if chromium else (None, None)
    stage.tell("CPU at rest, of one core", percent[0], "%", *peer, "value <= 0.2")
    stage.tell("pictures drawn at rest, a minute", pictures / seconds * 60, "/min", target="value <= 6")
    stage.tell("wake-ups at rest, a second", woken, "/s")


if __name__ == "__main__":
    main()
