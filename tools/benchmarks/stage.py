"""What the benchmarks of the glass need: a screen, a whole station, a kiosk on it, and the peers."""
import functools
import http.server
import json
import os
import pathlib
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

import processes

PROGRAMS = pathlib.Path(os.environ.get("LIAISON_PROGRAMS", "build/release/bin"))
SOURCE = pathlib.Path(os.environ.get("LIAISON_SOURCE", "."))
WIDTH, HEIGHT = 1920, 1080
PATIENCE_S = 30
BROWSER_FLAGS = """--kiosk --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
 --disable-component-update --disable-sync --disable-extensions --disable-default-apps --no-default-browser-check
 --window-position=0,0""".split()


def tell(name, value, unit, peer=None, peer_value=None, target=None):
    """Prints one line in the form of table.py."""
    line = {"name": name, "value": value, "unit": unit}
    if peer is not None and peer_value is not None:
        line |= {"peer": peer, "peer_value": peer_value}
    if target:
        line["target"] = target
    print(json.dumps(line), flush=True)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def is_quick():
    return "--quick" in sys.argv[1:]


class Pipe:
    """A pipe that a program writes lines to under the name /dev/fd/N."""

    def __init__(self):
        self.reader, self.writer = os.pipe()
        self.name = f"/dev/fd/{self.writer}"
        self.unread = b""

    def line(self, timeout_s=PATIENCE_S):
        """The next line, or None when the time is over."""
        until = time.monotonic() + timeout_s
        while b"\n" not in self.unread:
            if not select.select([self.reader], [], [], max(0, until - time.monotonic()))[0]:
                return None
            self.unread += os.read(self.reader, 65536)
        line, self.unread = self.unread.split(b"\n", 1)
        return line.decode()

    def line_or_fail(self, what):
        line = self.line()
        if line is None:
            raise SystemExit(f"{what}: nothing was heard for {PATIENCE_S} s")
        return line

    def drain(self):
        while self.line(0) is not None:
            pass

    def close(self):
        os.close(self.reader)
        os.close(self.writer)


class Stage:
    """One X screen of 1920x1080 and a folder, both gone when it is left."""

    def __init__(self):
        self.started = processes.Started()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="liaison-bench-"))
        self.pipes = []

    def __enter__(self):
        screen = Pipe()
        self.started.start(["Xvfb", "-displayfd", str(screen.writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
                            "-nolisten", "tcp"], pass_fds=[screen.writer], stderr=subprocess.DEVNULL)
        self.display = ":" + screen.line_or_fail("Xvfb")
        screen.close()
        self.environment = dict(os.environ, DISPLAY=self.display, LIBGL_ALWAYS_SOFTWARE="1")
        return self

    def __exit__(self, *reason):
        self.started.__exit__(*reason)
        for pipe in self.pipes:
            pipe.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def pipe(self):
        self.pipes.append(Pipe())
        return self.pipes[-1]

    def run(self, *command, given=None):
        return subprocess.run([str(part) for part in command], check=True, input=given, stdout=subprocess.PIPE,
                              text=True).stdout

    def make_station(self, readers_own_timing=False):
        """County server, emulated reader, scanner and printer, and a kiosk's settings: a station in full work."""
        server, county = PROGRAMS / "county-server", self.folder / "county"
        self.run(server, "init", "--data", county, "--host", "127.0.0.1")
        self.run(server, "publish", "--data", county, SOURCE / "config/station.json")
        self.private("first-configuration.json",
                     self.run(server, "export", "--data", county, "--station", "room-017"))
        serving = self.started.start([server, "serve", "--data", county, "--listen", "127.0.0.1:0"],
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        url = next(line for line in serving.stdout if "listening on " in line).split("listening on ")[1].split()[0]
        threading.Thread(target=serving.stdout.read, daemon=True).start()
        devices = self.folder / "devices"
        devices.mkdir()
        timing = [] if readers_own_timing else ["--fast"]
        simulator = self.started.start([PROGRAMS / "device-sim", "--directory", devices, *timing],
                                       stdout=subprocess.PIPE, text=True)
        next(line for line in simulator.stdout if "ready" in line)
        self.private("kiosk.toml", f"""[station]
id = "room-017"
first_configuration = "first-configuration.json"
[county]
url = "{url}"
ca_certificate = "county/ca.pem"
trust_root = "county/trust-root.json"
[card_reader]
kind = "sdt-serial"
device = "{devices}/card-reader"
[code_scanner]
kind = "serial"
device = "{devices}/code-scanner"
[printer]
kind = "escpos-device"
device = "{devices}/printer"
""")
        code = self.run(server, "enrolment-code", "--data", county, "--station", "room-017")
        self.run(PROGRAMS / "liaison-kiosk", "--config", self.folder / "kiosk.toml", "--data", self.folder / "data",
                 "--enrol", given=code)

    def device(self, command):
        """Does something to an emulated device: see device-sim."""
        with socket.socket(socket.AF_UNIX) as control:
            control.connect(str(self.folder / "devices" / "control"))
            control.sendall(command.encode() + b"\n")
            if not control.recv(1000).startswith(b"ok"):
                raise SystemExit(f"device-sim refuses: {command}")

    def private(self, name, text):
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)

    def start_kiosk(self, **options):
        """The kiosk, its screen map and its frame log. Options are names of its own: data=, ..."""
        screen_map, frames = self.pipe(), self.pipe()
        command = [PROGRAMS / "liaison-kiosk", "--config", self.folder / "kiosk.toml", "--data",
                   options.get("data", self.folder / "data"), "--screen-map", screen_map.name,
                   "--frame-log", frames.name]
        child = self.started.start(command, env=self.environment, stderr=open(self.folder / "kiosk.log", "ab"),
                                   pass_fds=[screen_map.writer, frames.writer])
        return child, screen_map, frames

    def start_bare_window(self):
        said = self.pipe()
        child = self.started.start([PROGRAMS / "bare-window", said.name], env=self.environment,
                                   pass_fds=[said.writer])
        return child, said


class Browser:
    """Chromium in kiosk mode on a page that does what the welcome screen does: title, clock, a notice that turns.
    The page tells a server of ours when it has painted."""

    PAGE = """<!doctype html><meta charset=utf-8><body style="background:#f6f1e7;font:48px 'Noto Sans CJK SC'">
<h1>人大代表联络室</h1><h1 id=clock></h1><p id=notice></p><button>中文</button> <button>English</button><script>
let turn = 0
function show() { clock.textContent = new Date().toTimeString().slice(0, 5); notice.textContent = '通知 ' + turn++ % 3 }
function tick() { show(); setTimeout(tick, 20000 - Date.now() % 20000) }
tick()
requestAnimationFrame(() => requestAnimationFrame(() => fetch('/painted')))
</script>"""

    @staticmethod
    def program():
        return shutil.which("chromium") or shutil.which("chromium-browser")

    def __init__(self, stage):
        self.stage = stage
        self.painted = threading.Event()
        browser = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path == "/painted":
                    browser.painted.set()
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(Browser.PAGE.encode() if self.path == "/" else b"")

            log_message = functools.partialmethod(lambda *_: None)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def start(self, profile):
        """Returns the process once it has painted, or None where it does not."""
        self.painted.clear()
        url = f"http://127.0.0.1:{self.server.server_port}/"
        child = self.stage.started.start(
            [self.program(), *BROWSER_FLAGS, f"--window-size={WIDTH},{HEIGHT}",
             f"--user-data-dir={self.stage.folder / profile}", url],
            env=self.stage.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if self.painted.wait(PATIENCE_S):
            return child
        processes.end(child)
        print("Chromium shows nothing here and is left out", file=sys.stderr)
        return None
