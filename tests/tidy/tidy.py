#!/usr/bin/env python3
"""Fails on what a reviewer should not have to look for: upward includes, libraries outside their room, reading the
clock below the program's root, functions over 70 lines, leftovers, paths of a machine, promises without a test.

    tidy.py ROOT            checks the tree
    tidy.py --self-test     plants one fault of each kind and checks that it is found
"""
import pathlib
import re
import subprocess
import sys
import tempfile

# Which rooms a room may include: the house's arrows, pointing down.
ROOMS = {
    "domain": set(),
    "store": {"domain"},
    "sync": {"domain"},
    "ui": set(),
    "language": {"domain"},
    "typing": {"domain"},
    "flow": {"domain", "language"},
    "view": {"flow", "ui", "typing", "language", "domain"},
    "app": {"view", "flow", "ui", "typing", "language", "sync", "store", "domain", "drivers"},
    "drivers": set(),
}

# Library -> (what an include of it looks like, where it may stand).
LIBRARIES = {
    "Dear ImGui": (r"imgui", r"^(kiosk/(ui|view)/|tests/ui/)"),
    "GLFW and OpenGL": (r"^(GLFW|GL|EGL)/", r"^(kiosk/ui/|tests/ui/|tools/benchmarks/)"),
    "SQLite": (r"^(sqlite3\.h|SQLiteCpp)", r"^(kiosk/store/|tools/benchmarks/|tests/)"),
    "SOCI and libpq": (r"^(soci/|libpq)", r"^(tools/county-server/county/|tests/county_server/)"),
    "curl": (r"^curl/", r"^(kiosk/sync/http_client\.cpp$|tools/fleet-sim/)"),
    "librime": (r"^rime_", r"^kiosk/typing/pinyin_engine\.cpp$"),
    "HarfBuzz, FreeType, ICU": (r"^(harfbuzz|hb|ft2build|freetype|unicode)", r"^(kiosk/ui/|tests/ui/|tests/typing/|tools/(typing-data|language-compiler|benchmarks)/)"),
    "libxlsxwriter": (r"^xlsxwriter", r"^tools/county-server/county/reading/spreadsheet\.cpp$"),
    "ALSA, espeak, sndfile": (r"^(alsa/|espeak-ng/|sndfile)", r"^drivers/sound/"),
    "ZXing": (r"^(ReadBarcode|ZXing|BarcodeFormat)", r"^(drivers/code_picture/|tools/benchmarks/decode\.)"),
}

# Calls that read the outside world; only the root of a program may make them.
CLOCKS = re.compile(r"(system_clock|steady_clock|high_resolution_clock)::now\(|\b(gettimeofday|clock_gettime)\(")
CLOCKS_ALLOWED = re.compile(r"^(kiosk/(app/|main\.cpp|ui/window)|drivers/device_loop|tools/|tests/)")
SLEEPS = re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep)\b")
SQL = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|PRAGMA)\b')
SQL_ALLOWED = re.compile(r"^(kiosk/store/|tools/county-server/|tools/benchmarks/|tests/)")
LEFTOVERS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|^\s*#\s*if\s+0\b|^\s*//.*;\s*$")
MACHINE_PATHS = re.compile(r"(^|[^a-z.])/(work|farm|home/\w+)/")

LONGEST_FUNCTION = 70
LONGEST_FILE = 450
CODE = {".cpp", ".hpp"}


def code_files(root):
    for top in ("kiosk", "drivers", "tools", "tests"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in CODE and "node_modules" not in path.parts:
                yield path, path.relative_to(root).as_posix()


def room_of(name):
    parts = name.split("/")
    if parts[0] == "drivers":
        return "drivers"
    if parts[0] == "kiosk":
        return parts[1] if len(parts) > 2 else "app"
    return None


def check_includes(name, lines, problems):
    room = room_of(name)
    for number, line in enumerate(lines, 1):
        match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if not match:
            continue
        target = match.group(1)
        if ".." in target.split("/"):
            problems.append(f"{name}:{number}: an include climbs out of its folder: {target}")
        first = target.split("/")[0]
        if room in ROOMS and first in ROOMS and "/" in target and first != room and first not in ROOMS[room]:
            problems.append(f"{name}:{number}: upward include: {room} must not know {first}")
        for library, (looks_like, allowed) in LIBRARIES.items():
            if re.search(looks_like, target) and not re.search(allowed, name):
                problems.append(f"{name}:{number}: {library} stands outside its room")


def check_lines(name, lines, problems):
    for number, line in enumerate(lines, 1):
        if CLOCKS.search(line) and not CLOCKS_ALLOWED.search(name):
            problems.append(f"{name}:{number}: reads the clock; time is passed in")
        if SLEEPS.search(line):
            problems.append(f"{name}:{number}: sleeps")
        if SQL.search(line) and not SQL_ALLOWED.search(name):
            problems.append(f"{name}:{number}: SQL outside the store")
        if LEFTOVERS.search(line):
            problems.append(f"{name}:{number}: a leftover: {line.strip()[:60]}")
    if len(lines) > LONGEST_FILE:
        problems.append(f"{name}: {len(lines)} lines; at most {LONGEST_FILE}")


def check_function_lengths(name, lines, problems):
    """A function is a brace that opens at the end of a line with a parameter list, up to the brace of its depth."""
    depth = 0
    open_functions = []  # (depth outside, line)
    for number, line in enumerate(lines, 1):
        plain = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'|//.*', "", line)
        starts = re.search(r"\)\s*(const)?\s*(noexcept)?\s*(override)?\s*(->\s*[\w:<>,*& ]+)?\s*\{\s*$", plain)
        is_test = re.match(r"\s*(TEST_CASE|SECTION|SCENARIO)\b", plain)
        is_control = re.match(r"\s*(\}?\s*else|if|for|while|switch|do)\b", plain)
        if starts and not is_control and not is_test:
            open_functions.append((depth, number))
        depth += plain.count("{") - plain.count("}")
        while open_functions and depth <= open_functions[-1][0]:
            _, start = open_functions.pop()
            if number - start + 1 > LONGEST_FUNCTION:
                problems.append(f"{name}:{start}: a function of {number - start + 1} lines; at most {LONGEST_FUNCTION}")


def tracked_files(root):
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=False)
    return listed.stdout.split() if listed.returncode == 0 else []


def check_tracked_files(root, problems):
    for name in tracked_files(root):
        path = root / name
        if not path.is_file() or path.suffix in {".png", ".bin"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if MACHINE_PATHS.search(line) and name != "tests/tidy/tidy.py":
                problems.append(f"{name}:{number}: a path of a machine")


def check_promises(root, problems):
    """Every row of BEHAVIOUR.md names a test that exists: `path` or `path: "test case"`."""
    page = root / "tests/BEHAVIOUR.md"
    if not page.exists():
        problems.append("tests/BEHAVIOUR.md is missing")
        return
    rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    if not rows:
        problems.append("tests/BEHAVIOUR.md holds no promise")
    for row in rows:
        proofs = re.findall(r"`((?:tests|tools)/[^`:]+)(?:: ([^`]+))?`", row)
        if not proofs:
            problems.append(f"tests/BEHAVIOUR.md: a promise without a test: {row[:70]}")
        for file, case in proofs:
            path = root / file
            if not path.is_file():
                problems.append(f"tests/BEHAVIOUR.md: no such test file: {file}")
            elif case and case not in path.read_text(encoding="utf-8"):
                problems.append(f"tests/BEHAVIOUR.md: {file} has no test \"{case}\"")


def check(root):
    problems = []
    for path, name in code_files(root):
        lines = path.read_text(encoding="utf-8").splitlines()
        check_includes(name, lines, problems)
        check_lines(name, lines, problems)
        check_function_lengths(name, lines, problems)
    check_tracked_files(root, problems)
    check_promises(root, problems)
    return problems


FAULTS = {
    "kiosk/domain/up.hpp": ('#include "flow/event.hpp"\n', "upward include"),
    "kiosk/flow/up.cpp": ('#include "store/database.hpp"\n', "upward include"),
    "kiosk/flow/climb.cpp": ('#include "../view/screen.hpp"\n', "climbs out"),
    "kiosk/flow/draws.cpp": ("#include <imgui.h>\n", "Dear ImGui"),
    "kiosk/sync/planner.cpp": ("#include <curl/curl.h>\n", "curl"),
    "kiosk/view/data.cpp": ('const char* text = "SELECT name FROM visitor";\n', "SQL outside"),
    "kiosk/flow/clock.cpp": ("auto now = std::chrono::steady_clock::now();\n", "reads the clock"),
    "tests/flow/slow.cpp": ("std::this_thread::sleep_for(1s);\n", "sleeps"),
    "drivers/later.cpp": ("int a; // TO" + "DO\n", "leftover"),
    "drivers/dead.cpp": ("// call_me(1);\n", "leftover"),
    "kiosk/ui/long.cpp": ("void f() {\n" + "    g();\n" * 80 + "}\n", "a function of 82 lines"),
    "kiosk/ui/huge.cpp": ("int a = 1;\n" * 500, "500 lines"),
    "tests/BEHAVIOUR.md": ("| promise | test |\n|---|---|\n| a | nothing |\n", "without a test"),
}


def self_test():
    for name, (text, expected) in FAULTS.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            found = [problem for problem in check(root) if expected in problem]
            if not found:
                print(f"the planted fault in {name} was not found ({expected})")
                return 1
    print(f"all {len(FAULTS)} planted faults were found")
    return 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    problems = check(pathlib.Path(sys.argv[1]))
    print("\n".join(problems) or "tidy")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
