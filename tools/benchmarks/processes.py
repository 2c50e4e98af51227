"""Programs that a benchmark starts and ends again, and what the kernel says of them."""
import ctypes
import os
import pathlib
import signal
import subprocess

PROC = pathlib.Path("/proc")
DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of <linux/prctl.h>
LIBC = ctypes.CDLL(None)


def die_with_parent():
    LIBC.prctl(DIES_WITH_PARENT, signal.SIGTERM)


def family(pid):
    """The process and all its descendants."""
    pids = [pid]
    for parent in pids:
        for children in (PROC / str(parent) / "task").glob("*/children"):
            try:
                pids += [int(child) for child in children.read_text().split()]
            except (FileNotFoundError, ProcessLookupError):
                pass
    return pids


class Started:
    """Ends everything that it started when it is left, also by an exception or Ctrl-C; by process id, children too."""

    def __init__(self):
        self.children = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            end(child)

    def start(self, command, **options):
        child = subprocess.Popen(command, preexec_fn=die_with_parent, **options)
        self.children.append(child)
        return child


def end(child):
    """Asks it to end, waits, and insists; then the same to children that it left behind."""
    if child.poll() is not None:
        return
    pids = family(child.pid)
    child.terminate()
    try:
        child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    for pid in pids[1:]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def pss_mb(pid):
    """Proportional set size of the process and its descendants, MB."""
    kilobytes = 0
    for member in family(pid):
        try:
            for line in (PROC / str(member) / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    kilobytes += int(line.split()[1])
        except (FileNotFoundError, ProcessLookupError):
            pass
    return kilobytes / 1024


def cpu_s(pid):
    """CPU time of the process and its descendants, s: by the scheduler's nanoseconds, since ticks are too coarse."""
    nanoseconds = 0
    for member in family(pid):
        for task in (PROC / str(member) / "task").glob("*/schedstat"):
            try:
                nanoseconds += int(task.read_text().split()[0])
            except (FileNotFoundError, ProcessLookupError):
                pass
    return nanoseconds / 1e9


def wakeups(pid):
    """How often threads of the process went to sleep of their own will."""
    count = 0
    for status in (PROC / str(pid) / "task").glob("*/status"):
        for line in status.read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches:"):
                count += int(line.split()[1])
    return count
