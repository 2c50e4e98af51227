"""From exec to the first picture, the CPU time spent on it (which a busy machine does not change much), and the memory at rest after it: kiosk, bare window and browser in turns."""
import statistics
import time

import processes
import stage

REST_S = 3  # until threads, devices and the line to the county have settled


def timed(start, heard):
    """Starts a program and waits until it says that its first picture is on the screen. (process, ms, CPU ms)"""
    begin = time.monotonic()
    child, *pipes = start()
    heard(*pipes)
    return child, (time.monotonic() - begin) * 1000, processes.cpu_s(child.pid) * 1000


def welcome_is_shown(screen_map, _frames):
    line = screen_map.line_or_fail("the kiosk")
    if '"screen":"welcome"' not in line or '"language:zh"' not in line:
        raise SystemExit(f"the kiosk's first picture is not the welcome screen: {line}")


def main():
    rounds = 3 if stage.is_quick() else 11
    start = {"kiosk": [], "bare": [], "browser": []}
    effort = {"kiosk": [], "bare": []}
    memory = {"kiosk": [], "bare": [], "browser": []}
    with stage.Stage() as at:
        at.make_station()
        programs = {"bare": (at.start_bare_window, lambda said: said.line_or_fail("the bare window")),
                    "kiosk": (at.start_kiosk, welcome_is_shown)}
        for turn in range(rounds + 1):  # the first one fills the caches of disk and shaders
            for name, (begin, heard) in programs.items():
                child, took, spent = timed(begin, heard)
                if turn in (0, rounds):  # memory takes its time: two turns of it are enough
                    time.sleep(REST_S)
                    memory[name].append(processes.pss_mb(child.pid))
                if turn > 0:
                    start[name].append(took)
                    effort[name].append(spent)
                processes.end(child)
        browser = stage.Browser(at) if stage.Browser.program() else None
        for turn in range(2 if stage.is_quick() else 4):
            begin = time.monotonic()
            child = browser.start("profile") if browser else None
            if child is None:
                break
            if turn > 0:  # the first start makes the profile
                start["browser"].append((time.monotonic() - begin) * 1000)
                time.sleep(REST_S)
                memory["browser"].append(processes.pss_mb(child.pid))
            processes.end(child)
    tell_all(*({name: statistics.median(values) for name, values in figures.items() if values}
               for figures in (start, effort, memory)))


def tell_all(start, effort, memory):
    stage.tell("start to first picture", start["kiosk"], "ms", "bare GLFW window", start["bare"], "ratio <= 2")
    if "browser" in start:
        stage.tell("start to first picture", start["kiosk"], "ms", "Chromium kiosk", start["browser"], "ratio <= 1")
    stage.tell("CPU time to first picture", effort["kiosk"], "ms", "bare GLFW window", effort["bare"])
    stage.tell("memory at rest (PSS)", memory["kiosk"], "MB", "bare GLFW window", memory["bare"],
               "value <= peer + 45")
    if "browser" in memory:
        stage.tell("memory at rest (PSS)", memory["kiosk"], "MB", "Chromium kiosk", memory["browser"], "ratio <= 1")


if __name__ == "__main__":
    main()
