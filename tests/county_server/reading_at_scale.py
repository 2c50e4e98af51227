"""How long staff wait for their lists: 10,000 stations, a million records, 300,000 receptions with as many opinions, all
made up, in a SQLite store. Takes some minutes, so it is no test:  reading_at_scale.py build/release/bin/county-server"""

import datetime
import json
import sqlite3
import sys
import tempfile
import time
import urllib.parse

from county_client import County

STATIONS, RECORDS, MATTERS = 10_000, 1_000_000, 300_000
KINDS = ["room"] * 85 + ["station"] * 12 + ["home"] * 2 + ["professional"]
HEALTH = json.dumps({"program_version": "1.0", "configuration": {"running": 1}, "unsent": 0, "set_aside": 0,
                     "devices": [{"device": "printer", "state": "well"}], "program_up_s": 10})
PATHS = ["network", "receptions", "receptions?station=s-00077", "receptions?under=s-00000", "receptions?language=lis",
         "receptions?deputy=d-1&from=2026-05-01&to=2026-05-31", "receptions?text=第299999件",
         "opinions", "opinions?overdue=true", "opinions?under=s-00003&stage=answered", "opinions?text=第299999件",
         "statistics?from=2026-05-01&to=2026-05-31", "statistics?from=2026-01-01&to=2026-12-31",
         "receptions.csv?from=2026-05-01&to=2026-05-31", "receptions.xlsx?from=2026-05-01&to=2026-05-31"]


def station(number):
    return f"s-{number % STATIONS:05}"


def moment(day, minute):
    begin = datetime.datetime(2026, 1, 1) + datetime.timedelta(days=day, minutes=minute % 1440)
    return begin.strftime("%Y-%m-%dT%H:%M:00.000Z")


def matters():
    """A reception and the opinion that was raised at it, spread over 300 days and all stations."""
    for i in range(MATTERS):
        at = moment(i * 7919 % 300, i)
        language = "zh" if i % 100 < 97 else ["bo", "lis", "nxq"][i % 3]
        stage = ["first_review", "assigned", "answered", "followed_up"][i % 4]
        due = "9999" if stage == "followed_up" else moment(i * 7919 % 300 + 90, i)
        place, who, kept = station(i * 31), f"d-{i % 3}", i % 50 == 0
        yield ((f"r{i:035}", place, 1, at, at, at[:10], who, language, 0, kept, f"c{i:035}"),
               (f"o{i:035}", place, at, "station", f"category-{i % 6}", 0, f"r{i:035}", who, f"cell-{i % 6}", "usual", kept,
                f"第{i}件：" + "村口的路灯坏了两个月。" * 10, "", at[:10], stage, due, "水务局", "", "a", "", 0,
                at[:10] if stage == "followed_up" else ""))


def rows(count):
    return "(" + ", ".join("?" * count) + ")"


def fill(store):
    store.execute("PRAGMA synchronous = OFF")
    places = [station(n) for n in range(STATIONS)]
    store.executemany("INSERT INTO station (id) VALUES (?)", [(place,) for place in places])
    store.executemany(f"INSERT INTO network_place VALUES {rows(6)}",
                      [(place, KINDS[n % 100], json.dumps({"zh": place}), station(n // 30) if n else "", "Asia/Shanghai", "")
                       for n, place in enumerate(places)])
    store.executemany(f"INSERT INTO configured_name VALUES {rows(4)}",
                      [(what, f"{short}-{n}", place, json.dumps({"zh": f"{what} {n}"})) for place in places
                       for what, short in [("category", "category"), ("grid_cell", "cell"), ("deputy", "d")] for n in range(6)])
    store.executemany("INSERT INTO station_health VALUES (?, 1, ?, ?)", [(place, moment(0, 0), HEALTH) for place in places])
    store.executemany(
        "INSERT INTO record (station, sequence, id, kind, recorded_at, received_at, body, happened_at) VALUES " + rows(8),
        ((station(n), n // STATIONS + 1, f"{n:036}", "ticket", moment(n % 300, n), moment(n % 300, n), '{"number": "A001"}',
          moment(n % 300, n)) for n in range(RECORDS)))
    for reception, opinion in matters():
        store.execute(f"INSERT INTO reception VALUES {rows(11)}", reception)
        store.execute(f"INSERT INTO opinion VALUES {rows(22)}", opinion)
    store.commit()


def processor_ms(process):
    return 10 * sum(map(int, open(f"/proc/{process}/stat", encoding="ascii").read().split()[13:15]))


def main(program):
    with tempfile.TemporaryDirectory() as folder, County(program, folder, patience=300) as county:
        county.run("add-staff", "--data", folder, "--name", "clerk", "--role", "clerk", given="password-1\n")
        with sqlite3.connect(f"{folder}/county.sqlite", timeout=60) as store:
            fill(store)
        clerk = county.sign_in("clerk", "password-1")
        print("| question | status | processor, ms | all, ms | bytes |\n|---|---|---|---|---|")
        for path in PATHS:
            spent, began = processor_ms(county.server.pid), time.monotonic()
            status, _, body = county.request("GET", "/api/v1/" + urllib.parse.quote(path, safe="/?&=.-"), None, clerk)
            took = 1000 * (time.monotonic() - began)
            print(f"| {path} | {status} | {processor_ms(county.server.pid) - spent} | {took:.0f} | {len(body)} |", flush=True)


main(*sys.argv[1:])
