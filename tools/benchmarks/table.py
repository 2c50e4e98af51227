"""The lines that benchmarks print, and the table that is made of them.

A line is one JSON object:
    name        what was measured
    value       the figure, in `unit`
    unit        "ms", "MB", "%", "/s", ...
    peer        who it is compared with (may be missing, and peer_value with it)
    peer_value  the peer's figure, measured in the same run
    target      "ratio <= 2", "value <= 0.2", "value <= peer + 45", also with >= (may be missing: only told)
"""
import datetime
import json
import os
import re

FIELDS = {"name": str, "value": (int, float), "unit": str, "peer": str, "peer_value": (int, float), "target": str}
REQUIRED = ("name", "value", "unit")
TARGET = re.compile(r"(ratio|value) (<=|>=) (peer \+ )?(\d+(?:\.\d+)?)")


def parse(text):
    """One line, checked. Raises ValueError with the reason."""
    line = json.loads(text)
    if not isinstance(line, dict):
        raise ValueError(f"not an object: {text!r}")
    for field in REQUIRED:
        if field not in line:
            raise ValueError(f"no {field}: {text!r}")
    for field, value in line.items():
        if field not in FIELDS:
            raise ValueError(f"unknown field {field}: {text!r}")
        if not isinstance(value, FIELDS[field]) or isinstance(value, bool):
            raise ValueError(f"{field} is of a wrong kind: {text!r}")
    if ("peer" in line) != ("peer_value" in line):
        raise ValueError(f"peer and peer_value go together: {text!r}")
    if "target" in line:
        match = TARGET.fullmatch(line["target"])
        if not match:
            raise ValueError(f"no target of the known forms: {text!r}")
        if (match[1] == "ratio" or match[3]) and "peer" not in line:
            raise ValueError(f"a target that needs a peer: {text!r}")
    return line


def ratio(line):
    """How many times the peer's figure ours is; None without a peer."""
    return line["value"] / line["peer_value"] if line.get("peer_value") else None


def met(line):
    """Whether the target is reached; None where there is none, or nothing to hold against it."""
    match = TARGET.fullmatch(line.get("target", ""))
    if not match:
        return None
    figure = ratio(line) if match[1] == "ratio" else line["value"]
    if figure is None:
        return None
    bound = float(match[4]) + (line["peer_value"] if match[3] else 0)
    return figure <= bound if match[2] == "<=" else figure >= bound


def number(figure):
    if abs(figure) >= 100:
        return f"{figure:.0f}"
    return f"{figure:.1f}" if abs(figure) >= 10 else f"{figure:.2f}"


def cells(line):
    verdict = {None: "", True: "met", False: "MISSED"}[met(line)]
    times = ratio(line)
    return [
        line["name"],
        f'{number(line["value"])} {line["unit"]}',
        line.get("peer", ""),
        f'{number(line["peer_value"])} {line["unit"]}' if "peer" in line else "",
        "" if times is None else f"{number(times)} x",
        line.get("target", ""),
        verdict,
    ]


def draw(lines):
    rows = [["measured", "ours", "peer", "peer's", "ratio", "target", ""]] + [cells(line) for line in lines]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rows.insert(1, ["-" * width for width in widths])
    right = {1, 3, 4}
    return "\n".join(
        "  ".join(cell.rjust(width) if column in right else cell.ljust(width)
                  for column, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in rows)


def heading(quick):
    """When and on what kind of machine, and how busy it was: a figure without them means little."""
    date = datetime.date.today().isoformat()
    load = os.getloadavg()[0]
    note = ", quick run: not to quote" if quick else ""
    return f"{date}, {os.cpu_count()} cores, software rendering 1920x1080, load {load:.1f}{note}"
