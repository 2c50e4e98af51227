"""Holds real requests and real answers against tools/county-server/openapi.yaml, and the other way round: every
status that the description names for a path is one that the server was seen to give, or stands in UNSEEN_STATUS with
a reason."""

import hashlib
import json
import re
import sqlite3
import subprocess
import sys
import tempfile

import jsonschema
import yaml

from county_client import County, Kiosk, as_json, make_request

# Every route that uses the store answers 503 by the same code, seen at postRecords and getReadiness.
UNSEEN_STATUS = {503: "the store would have to break in this very request"}
UNSEEN = {("getReceptionsCsv", 422): "it would take more than 100,000 receptions; see export_test.cpp",
          ("getReceptionsXlsx", 422): "as before",
          ("getSheet", 403): "it takes a viewer and a confidential reception; see confidential_test.cpp"}


class Description:
    def __init__(self, text):
        self.root = yaml.safe_load(text)
        self.seen = set()

    def resolve(self, node):
        while "$ref" in node:
            found = self.root
            for step in node["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            node = found
        return node

    def validate(self, value, schema, what):
        whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": self.root["components"],
                 **schema}
        errors = [f"{what}: {e.json_path}: {e.message}" for e in jsonschema.Draft202012Validator(whole).iter_errors(value)]
        assert not errors, "\n".join(errors)

    def operation(self, method, path):
        for template, item in self.root["paths"].items():
            if re.fullmatch(re.sub(r"{\w+}", "[A-Za-z0-9-]{1,64}", template), path.split("?")[0]):
                return item[method.lower()]
        raise AssertionError(f"{method} {path} is not described")

    def exchange(self, county, method, path, body=None, headers=None, expect=200):
        """Sends a request, with a member of staff's headers or as the Kiosk that stands in their place, and checks it
        and its answer. Requests that are to be refused may be out of form."""
        kiosk, headers = (headers, None) if isinstance(headers, Kiosk) else (None, headers)
        operation = self.operation(method, path)
        what = f"{method} {path}"
        if body is not None:
            (kind, form), *_ = operation["requestBody"]["content"].items()
            if expect < 300 and kind == "application/json":
                self.validate(json.loads(body), form["schema"], what)
            headers = {"Content-Type": kind, **(headers or {})}
        status, got, content = county.request(method, path, body, headers, kiosk)
        assert status == expect, f"{what}: {status} instead of {expect}: {content[:300]}"
        assert str(status) in operation["responses"], f"{what}: status {status} is not described"
        self.seen.add((operation["operationId"], status))
        response = self.resolve(operation["responses"][str(status)])
        for name, header in response.get("headers", {}).items():
            assert not header.get("required") or name.lower() in got, f"{what}: no {name} with {status}"
        if "content" not in response:
            assert content == b"", f"{what}: a body with {status}"
            return None
        (kind, form), *_ = response["content"].items()
        assert got["content-type"].startswith(kind), f"{what}: {got['content-type']}"
        if kind != "application/json":
            return content
        self.validate(json.loads(content), form["schema"], f"{what} -> {status}")
        return json.loads(content)

    def named(self):
        for item in self.root["paths"].values():
            for operation in item.values():
                if isinstance(operation, dict):
                    yield from ((operation["operationId"], int(status)) for status in operation["responses"])


def kiosk_side(api, county, kiosk, batch):
    records, configuration = "/api/v1/stations/room-017/records", "/api/v1/stations/room-017/configuration"
    api.exchange(county, "GET", "/healthz")
    api.exchange(county, "GET", "/readyz")
    api.exchange(county, "POST", records, batch, kiosk)
    again = api.exchange(county, "POST", records, batch, kiosk)
    assert {r["outcome"] for r in again["results"]} == {"duplicate"}
    changed = json.loads(batch)
    changed["records"][0]["body"]["language"] = "en"
    refused = api.exchange(county, "POST", records, as_json(changed), kiosk)
    assert refused["results"][0]["outcome"] == "refused" and refused["results"][0]["reason"]
    api.exchange(county, "POST", records, b"{}", kiosk, 400)
    api.exchange(county, "POST", records, batch, None, 401)
    api.exchange(county, "POST", "/api/v1/stations/room-018/records", batch, kiosk, 403)
    api.exchange(county, "POST", records, b" " * 600_000, kiosk, 413)
    api.exchange(county, "POST", records, as_json({**json.loads(batch), "station": "room-018"}), kiosk, 422)
    blocker = sqlite3.connect(f"{county.folder}/county.sqlite", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    api.exchange(county, "POST", records, batch, kiosk, 503)
    blocker.close()

    api.exchange(county, "GET", configuration + "?after=0", None, kiosk)
    api.exchange(county, "GET", configuration + "?after=99", None, kiosk, 204)
    api.exchange(county, "GET", configuration + "?after=99&wait=1", None, kiosk, 204)
    api.exchange(county, "GET", configuration + "?after=99&wait=61", None, kiosk, 400)
    api.exchange(county, "GET", configuration + "?after=-1", None, kiosk, 400)
    api.exchange(county, "GET", configuration, None, None, 401)
    api.exchange(county, "GET", "/api/v1/stations/room-018/configuration", None, kiosk, 403)


def sealed_records(api, county, kiosk, sealed):
    assert b"sealed" in sealed and b"999999" not in sealed
    answer = api.exchange(county, "POST", "/api/v1/stations/room-017/records", sealed, kiosk)
    assert {r["outcome"] for r in answer["results"]} == {"duplicate"}, "opened, they are the records of before"
    moved = json.loads(sealed)
    moved["records"] = [{**moved["records"][0], "sequence": 99, "id": "00000000-0000-4000-8000-000000000099"}]
    refused = api.exchange(county, "POST", "/api/v1/stations/room-017/records", as_json(moved), kiosk)
    assert "seal does not open" in refused["results"][0]["reason"]


SHEET = bytes(reversed(range(256))) * 1024  # two parts; begins as a JPEG does


def sheet_path(sheet=SHEET, offset=0, name="00000000-0000-4000-8000-000000000042", station="room-017"):
    digest = hashlib.sha256(sheet).hexdigest()
    return f"/api/v1/stations/{station}/sheets/{name}?sha256={digest}&bytes={len(sheet)}&offset={offset}"


def sheets(api, county, kiosk):
    half, clerk = len(SHEET) // 2, api.clerk
    put = lambda path, body, **more: api.exchange(county, "PUT", path, body, kiosk, **more)
    looked_at = sheet_path().split("?")[0]
    assert put(sheet_path(), SHEET[:half]) == {"received": half}
    assert put(sheet_path(), SHEET[:half]) == {"received": half}, "the same part again changes nothing"
    api.exchange(county, "GET", looked_at, None, clerk, 404)
    assert put(sheet_path(offset=half), b"x" * half) == {"received": 0}, "a damaged sheet comes again"
    assert put(sheet_path(offset=half), SHEET[half:]) == {"received": 0}, "from the start"
    assert put(sheet_path(), SHEET[:half]) == {"received": half}
    assert put(sheet_path(offset=half), SHEET[half:]) == {"received": len(SHEET)}
    assert api.exchange(county, "GET", looked_at, None, clerk) == SHEET
    api.exchange(county, "GET", looked_at, None, None, 401)
    whole = api.exchange(county, "GET", looked_at.rpartition("/")[0], None, clerk)
    assert whole == {"sheets": [looked_at.rpartition("/")[2]]}
    api.exchange(county, "GET", looked_at.rpartition("/")[0], None, None, 401)
    put(sheet_path(b"another"), b"another", expect=409)
    put(sheet_path(offset=-1), b"x", expect=400)
    put(sheet_path(), b"x" * 140_000, expect=413)
    api.exchange(county, "PUT", sheet_path(), b"x", None, 401)
    put(sheet_path(station="room-018"), b"x", expect=403)


PICTURE = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02\0\0\0"
           + bytes(range(256)) * 1024)


def asset_path(content=PICTURE):
    return f"/api/v1/assets/{hashlib.sha256(content).hexdigest()}"


def assets(api, county, kiosk, document):
    clerk, path = api.clerk, asset_path()
    named = {"sha256": path.rsplit("/", 1)[1], "bytes": len(PICTURE)}
    put = lambda expect, body=PICTURE, **more: api.exchange(county, "PUT", more.pop("path", path), body,
                                                            {**clerk, **more}, expect)
    get = lambda expect=200, headers=clerk, **more: api.exchange(county, "GET", path, None, {**headers, **more}, expect)
    pictured = {**document, "version": 2, "notices": [{"zh": "通知", "picture": named}]}
    configuration = "/api/v1/stations/room-017/configuration"
    refused = api.exchange(county, "PUT", configuration, as_json(pictured), clerk, 422)
    assert refused["where"] == "/notices/0/picture/sha256"
    get(404)
    put(422, path=asset_path(b"another"))
    put(422, **{"Content-Type": "image/jpeg"})
    put(415, **{"Content-Type": "image/svg+xml"})
    put(413, b" " * 8_400_000)
    put(403, **{"Sec-Fetch-Site": "cross-site"})
    api.exchange(county, "PUT", path, PICTURE, None, 401)
    assert put(201) == named and put(200) == named
    pictured["notices"][0]["picture"] = {**named, "bytes": 1}
    assert api.exchange(county, "PUT", configuration, as_json(pictured), clerk, 422)["where"] == "/notices/0/picture/bytes"
    pictured["notices"][0]["picture"] = named
    api.exchange(county, "PUT", configuration, as_json(pictured), clerk)
    assert get() == PICTURE and api.exchange(county, "GET", path, None, kiosk) == PICTURE
    assert get(206, Range="bytes=100000-") == PICTURE[100000:]
    assert get(206, Range="bytes=7-200000") == PICTURE[7:200001]
    get(416, Range=f"bytes={len(PICTURE)}-")
    get(304, **{"If-None-Match": f'"{named["sha256"]}"'})
    get(401, headers={})


def opinions(api, county, kiosk, batch):
    clerk = api.clerk
    raised = next(r["body"] for r in json.loads(batch)["records"] if r["kind"] == "opinion")["opinion_id"]
    news, events = "/api/v1/stations/room-017/news", f"/api/v1/stations/room-017/opinions/{raised}/events"
    enter = lambda deed, **more: api.exchange(county, "POST", events, as_json(deed), **{"headers": clerk, **more})
    known = api.exchange(county, "GET", news, None, kiosk)
    entered = enter({"deed": "assigned", "office": "水务局"}, expect=201)
    assert entered["opinion_id"] == raised
    enter({"deed": "assigned", "office": "别处"}, expect=422)
    enter({"deed": "answered", "text": "已经修好", "outcome": "z"}, expect=422)
    enter({"deed": "answered", "text": "已经修好", "outcome": "a"}, expect=201)
    enter({"deed": "sung"}, expect=400)
    enter({"deed": "consulted"}, headers={**clerk, "Content-Type": "text/plain"}, expect=415)
    enter({"deed": "consulted"}, headers={**clerk, "Sec-Fetch-Site": "cross-site"}, expect=403)
    enter({"deed": "consulted"}, headers=None, expect=401)
    later = api.exchange(county, "GET", f"{news}?after={known['cursor']}", None, kiosk)
    assert [e["deed"] for e in later["events"]] == ["assigned", "answered"]
    assert later["cursor"] == known["cursor"] + 2
    assert api.exchange(county, "GET", f"{news}?after={later['cursor']}", None, kiosk)["events"] == []
    assert later["slots"] == [] and later["slots_cursor"] == 0
    api.exchange(county, "GET", news + "?after=x", None, kiosk, 400)
    api.exchange(county, "GET", news + "?slots_after=-1", None, kiosk, 400)
    api.exchange(county, "GET", news, None, None, 401)
    api.exchange(county, "GET", "/api/v1/stations/room-018/news", None, kiosk, 403)


def slot_holds(api, county, kiosk):
    path = "/api/v1/stations/room-017/slot-hold"
    wish = {"appointment_id": "00000000-0000-4000-8000-000000000001", "deputy": "deputy-01",
            "start": "2026-11-27T01:00:00.000Z", "end": "2026-11-27T01:20:00.000Z"}
    ask = lambda body, headers=kiosk, **more: api.exchange(county, "POST", path, as_json(body), headers, **more)
    assert ask(wish) == {"held": False}  # no such shared shift
    ask({**wish, "end": wish["start"]}, expect=400)
    ask(wish, headers=None, expect=401)
    api.exchange(county, "POST", "/api/v1/stations/room-018/slot-hold", as_json(wish), kiosk, 403)


def enrolment(api, county):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as elsewhere:
        request = make_request(folder)

        def enrol(code, wish=request, expect=201):
            return api.exchange(county, "POST", "/api/v1/enrolment",
                                as_json({"code": code, "certificate_request": wish}), None, expect)
        code = county.run("enrolment-code", "--data", county.folder, "--station", "room-019")
        enrol(code, "no request", 422)
        enrolled = enrol(code)
        assert enrolled["station"] == "room-019"
        assert enrol(code) == enrolled, "whose answer was lost gets another certificate"
        enrol(code, make_request(elsewhere), 403)
        api.exchange(county, "POST", "/api/v1/enrolment", b"[]", None, 400)
        own, wish = "/api/v1/stations/room-019/certificate", as_json({"certificate_request": request})
        api.exchange(county, "POST", own, wish, None, 401)
        kiosk = Kiosk(county, enrolled["certificate"], folder)
        api.exchange(county, "POST", own, wish, kiosk, 201)
        api.exchange(county, "POST", own, as_json({"certificate_request": "no request"}), kiosk, 422)
        api.exchange(county, "POST", own, b"[]", kiosk, 400)
        api.exchange(county, "POST", own.replace("019", "018"), wish, kiosk, 403)
        assert api.exchange(county, "GET", asset_path(), None, kiosk) == PICTURE
        county.run("revoke", "--data", county.folder, "--station", "room-019")
        api.exchange(county, "GET", asset_path(), None, kiosk, 403)
        for _ in range(20):
            status, _, _ = county.request("POST", "/api/v1/enrolment",
                                          as_json({"code": "AAAAA", "certificate_request": request}))
            if status == 429:
                break
        enrol("AAAAA", expect=429)


def staff_side(api, county, document):
    clerk, elsewhere = api.clerk, {"Sec-Fetch-Site": "cross-site"}
    records, configuration = "/api/v1/stations/room-017/records", "/api/v1/stations/room-017/configuration"
    listed = api.exchange(county, "GET", records + "?after=0&limit=500", None, clerk)
    kinds = api.root["components"]["schemas"]
    for record in listed["records"]:  # what is stored still has the form of its kind
        schema = {"check_in": "CheckIn", "appointment": "Appointment", "ticket": "Ticket", "reception": "Reception",
                  "keeper_call": "KeeperCall", "opinion": "Opinion",
                  "chain_event": "ChainEvent", "activity": "Activity", "health": "StationHealth"}
        api.validate(record["body"], kinds[schema[record["kind"]]], f"stored {record['kind']}")
    newest = api.exchange(county, "GET", records + "?before=0&limit=500", None, clerk)
    assert newest["records"] == listed["records"][::-1]
    api.exchange(county, "GET", records + "?limit=0", None, clerk, 400)
    api.exchange(county, "GET", records, None, None, 401)

    api.exchange(county, "PUT", configuration, as_json({**document, "version": 3}), clerk)
    api.exchange(county, "PUT", configuration, as_json(document), clerk, 422)
    api.exchange(county, "PUT", configuration, as_json(document), {**clerk, **elsewhere}, 403)
    api.exchange(county, "PUT", configuration, as_json(document), {**clerk, "Content-Type": "text/plain"}, 415)
    api.exchange(county, "PUT", configuration, b" " * 3_000_000, clerk, 413)

    appointments = "/api/v1/stations/room-017/appointments"
    wish = {"deputy": "deputy-01", "start": "2090-01-01T09:30:00+08:00", "minutes": 20}
    api.exchange(county, "POST", appointments, as_json(wish), clerk, 201)
    api.exchange(county, "POST", appointments, b"[]", clerk, 400)
    api.exchange(county, "POST", appointments, as_json({**wish, "start": "soon"}), clerk, 422)
    api.exchange(county, "POST", appointments, as_json(wish), {**clerk, **elsewhere}, 403)
    api.exchange(county, "POST", appointments, as_json(wish), {**clerk, "Content-Type": "text/plain"}, 415)
    api.exchange(county, "POST", appointments, as_json(wish), None, 401)
    api.exchange(county, "PUT", configuration, as_json(document), None, 401)


def reading(api, county):
    network = "/api/v1/network"
    stations = {station["id"]: station for station in api.exchange(county, "GET", network, None, api.clerk)["stations"]}
    assert stations["room-017"]["name"]["zh"] and stations["room-017"]["health"]["devices"]
    assert "name" not in stations["room-018"] and stations["room-018"]["last_contact"] is None
    api.exchange(county, "GET", network, None, None, 401)

    read = lambda path, expect=200, headers=api.clerk: api.exchange(county, "GET", path, None, headers, expect)
    receptions, opinions = "/api/v1/receptions", "/api/v1/opinions"
    nothing = "/00000000-0000-4000-8000-000000000001"
    for filters in ["", "?station=room-017&under=station-003&kind=room&language=zh&from=2026-01-01&to=2026-12-31&text=",
                    "?deputy=deputy-01&category=roads-water&grid_cell=cell-1&text=%E8%B7%AF%E7%81%AF"]:
        read(receptions + filters)
        read(opinions + filters)
    read(opinions + "?stage=answered&overdue=true&concluded=true&withdrawn=false")
    assert read("/api/v1/names")["categories"]
    _, headers, _ = county.request("GET", "/api/v1/names", None, api.clerk)
    api.exchange(county, "GET", "/api/v1/names", None, {**api.clerk, "If-None-Match": headers["etag"]}, 304)
    read("/api/v1/names", 401, None)
    for page in [receptions, opinions]:
        first = read(page + "?limit=1")
        if first["next"]:
            read(f"{page}?limit=1&before={first['next']}")
        for wrong in ["?limit=0", "?before=x", "?from=yesterday", "?text=%FF"]:
            read(page + wrong, 400)
        read(page, 401, None)
        read(page + nothing, 404)
        read(page + nothing, 401, None)
    called = read("/api/v1/names")
    assert "roads-water" in [category["code"] for category in called["categories"]] and called["deputies"]
    read("/api/v1/names", 401, None)
    log = read(receptions)["receptions"][0]
    assert read(f"{receptions}/{log['reception_id']}")["versions"]
    opinion = read(opinions)["opinions"][0]
    assert read(f"{opinions}/{opinion['opinion_id']}")["events"]

    figures = read("/api/v1/statistics?from=2026-01-01&to=2026-12-31&under=station-003&station=room-017&kind=room")
    assert figures["figures"]["citizens_received"] > 0 and figures["by_grid_cell"] and figures["by_category"]
    read("/api/v1/statistics")
    read("/api/v1/statistics?from=2026-02-01&to=2026-01-01", 400)
    read("/api/v1/statistics", 401, None)
    assert read(receptions + ".csv").startswith(b"\xef\xbb\xbf") and read(receptions + ".xlsx").startswith(b"PK")
    for kind in [".csv", ".xlsx"]:
        read(receptions + kind + "?to=tomorrow", 400)
        read(receptions + kind, 401, None)

    notice = f"{opinions}/{opinion['opinion_id']}/supervision"
    urge = lambda body, headers=api.clerk, path=notice, **more: api.exchange(county, "POST", path, as_json(body), headers, **more)
    urge({"text": "请尽快办理"}, expect=422)  # it is not late
    with sqlite3.connect(f"{county.folder}/county.sqlite") as store:
        store.execute("UPDATE opinion SET due_at = '2026-01-01T00:00:00.000Z'")
    urge({"text": "请尽快办理"}, expect=201)
    late = read(f"{opinions}/{opinion['opinion_id']}")
    assert late["overdue"] and "supervision" in [event.get("kind") for event in late["events"]]
    urge([], expect=400)
    urge({"text": "x"}, None, expect=401)
    urge({"text": "x"}, {"Cookie": api.clerk["Cookie"]}, expect=403)
    urge({"text": "x"}, path=f"{opinions}{nothing}/supervision", expect=404)
    urge({"text": "x"}, {**api.clerk, "Content-Type": "text/plain"}, expect=415)


def changes(api, county, kiosk, document_of_file):
    clerk, path = api.clerk, "/api/v1/changes"
    document = "/api/v1/stations/room-017/configuration/document"
    newest = api.exchange(county, "GET", document, None, clerk)
    assert newest["document"]["version"] == newest["version"] and "scrypt" not in json.dumps(newest)
    api.exchange(county, "GET", document + "?version=x", None, clerk, 400)
    api.exchange(county, "GET", document + "?version=99", None, clerk, 404)
    api.exchange(county, "GET", document, None, None, 401)
    api.exchange(county, "GET", f"/api/v1/stations/room-017/configuration?after={newest['version']}", None, kiosk, 204)

    wish = {"title": "\u505c\u7535", "stations": ["room-017"], "sections": {"notices": [{"zh": "\u5468\u4e09\u505c\u7535\u3002"}]},
            "based_on": {"room-017": newest["version"]}, "stages": [["room-017"]], "watch_minutes": 0}
    propose = lambda body, headers=clerk, **more: api.exchange(county, "POST", path, as_json(body), headers, **more)
    proposed = propose(wish, expect=201)
    assert proposed["state"] == "proposed" and proposed["before"]["room-017"]["notices"]
    second = propose({**wish, "sections": {}, "sections_of": {"room-017": {"rating": None}}}, expect=201)["id"]
    propose([], expect=400)
    propose(wish, None, expect=401)
    propose(wish, {**clerk, "Sec-Fetch-Site": "cross-site"}, expect=403)
    propose(wish, {**clerk, "Content-Type": "text/plain"}, expect=415)
    propose({**wish, "title": "x" * 9_000_000}, expect=413)
    wrong = propose({**wish, "sections": {"retention_days": -1}}, expect=422)
    assert wrong["where"] == "/retention_days" and wrong["station"] == "room-017"

    one = f"{path}/{proposed['id']}"
    decide = lambda deed, base=one, body={}, headers=clerk, **more: api.exchange(
        county, "POST", f"{base}/{deed}", as_json(body), headers, **more)
    nothing = f"{path}/00000000-0000-4000-8000-000000000000"
    for deed in ("approval", "rejection", "halt", "resumption", "take-back"):
        decide(deed, body=[], expect=400)
        decide(deed, headers=None, expect=401)
        decide(deed, headers={**clerk, "Sec-Fetch-Site": "cross-site"}, expect=403)
        decide(deed, headers={**clerk, "Content-Type": "text/plain"}, expect=415)
        decide(deed, base=nothing, expect=404)
    for deed in ("halt", "resumption", "take-back"):
        decide(deed, expect=409)
    spoilt = propose({**wish, "sections_of": {"room-017": {"roster": newest["document"]["roster"]}}}, expect=201)["id"]
    out = decide("approval")
    assert out["stations"][0]["state"] == "published" and out["stations"][0]["version"] == newest["version"] + 1
    assert decide("approval", base=f"{path}/{spoilt}", expect=409)["where"] == "/room-017/notices"
    assert propose(wish, expect=409)["where"] == "/room-017/notices", "its author saw an older version"
    decide("approval", expect=409)
    decide("rejection", expect=409)
    decide("halt", body={"reason": "\u5148\u7b49\u7b49"})
    decide("resumption")
    back = decide("take-back")
    assert back["stations"][0]["taken_back_version"] == newest["version"] + 2
    assert [line["what"] for line in back["history"]] == ["proposed", "approved", "stage_published", "halted", "resumed",
                                                          "taken_back"]
    decide("rejection", base=f"{path}/{second}", body={"reason": "\u4e0d\u9700\u8981"})
    api.exchange(county, "GET", one, None, clerk)
    api.exchange(county, "GET", one, None, None, 401)
    api.exchange(county, "GET", nothing, None, clerk, 404)
    listed = api.exchange(county, "GET", path + "?limit=1", None, clerk)
    assert listed["changes"][0]["id"] == spoilt
    older = api.exchange(county, "GET", f"{path}?before={listed['next']}", None, clerk)
    assert [row["id"] for row in older["changes"]] == [second, proposed["id"]] and older["next"] is None
    api.exchange(county, "GET", path + "?limit=0", None, clerk, 400)
    api.exchange(county, "GET", path, None, None, 401)

    # It was valid when it was proposed, and would not be now: the deputy whom it names has gone.
    talk = {"id": "talk-1", "kind": "policy_talk", "title": {"zh": "\u5ba3\u8bb2"}, "date": "2026-12-01", "from": "09:00", "to": "10:00",
            "deputy": "deputy-03"}
    stale = propose({**wish, "sections": {"activities": [talk]}, "based_on": {}}, expect=201)["id"]
    stays = lambda entry: "deputy-03" not in (entry.get("id"), entry.get("deputy"))
    less = {name: [entry for entry in value if stays(entry)] if name in ("deputies", "roster", "activities") else value
            for name, value in document_of_file.items()}
    api.exchange(county, "PUT", "/api/v1/stations/room-017/configuration",
                 as_json({**less, "version": newest["version"] + 3}), clerk)
    assert decide("approval", base=f"{path}/{stale}", expect=422)["where"] == "/activities/0/deputy"


def sessions(api, county):
    path, kind = "/api/v1/session", {"Content-Type": "application/json"}
    wish = {"name": "clerk", "password": "password-1"}
    opened = api.exchange(county, "POST", path, as_json(wish), None, 201)
    assert opened["staff"] == "clerk" and opened["role"] == "publisher"
    api.exchange(county, "POST", path, b"[]", None, 400)
    api.exchange(county, "POST", path, as_json(wish), {"Content-Type": "text/plain"}, 415)
    api.exchange(county, "POST", path, as_json(wish), {**kind, "Origin": "https://evil.example"}, 403)
    mine = county.sign_in("clerk", "password-1")
    assert api.exchange(county, "GET", path, None, mine)["csrf"] == mine["X-CSRF-Token"]
    api.exchange(county, "GET", path, None, None, 401)
    api.exchange(county, "DELETE", path, None, {"Cookie": mine["Cookie"]}, 403)
    api.exchange(county, "DELETE", path, None, mine, 204)
    api.exchange(county, "DELETE", path, None, mine, 401)
    for attempt in range(20):
        status, _, _ = county.request("POST", path, as_json({"name": "nobody", "password": f"guess {attempt}"}), kind)
        if status == 429:
            break
    api.exchange(county, "POST", path, as_json({"name": "nobody", "password": "x"}), None, 429)
    api.exchange(county, "POST", path, as_json({"name": "clerk", "password": "wrong"}), None, 401)


def administration(api, county):
    chief, clerk = county.sign_in("chief", "password-2"), api.clerk
    account = "/api/v1/staff/newcomer"
    wish = {"password": "password-3", "role": "viewer"}
    put = lambda body, headers=chief, **more: api.exchange(county, "PUT", account, as_json(body), headers, **more)
    put(wish, expect=204)
    put({**wish, "role": "queen"}, expect=422)
    put(wish, {**chief, "Content-Type": "text/plain"}, expect=415)
    put(wish, clerk, expect=403)
    put(wish, None, expect=401)
    viewer = county.sign_in("newcomer", "password-3")
    api.exchange(county, "GET", "/api/v1/stations/room-017/records", None, viewer)
    api.exchange(county, "PUT", "/api/v1/stations/room-017/configuration", b"{}", viewer, 403)
    listed = api.exchange(county, "GET", "/api/v1/staff", None, chief)
    assert {"name": "newcomer", "role": "viewer", "totp": False} in listed["staff"]
    api.exchange(county, "GET", "/api/v1/staff", None, clerk, 403)
    api.exchange(county, "GET", "/api/v1/staff", None, None, 401)
    api.exchange(county, "POST", account + "/totp", b"{}", chief, 201)
    api.exchange(county, "POST", account.replace("newcomer", "nobody") + "/totp", b"{}", chief, 404)
    api.exchange(county, "POST", account + "/totp", b"{}", clerk, 403)
    api.exchange(county, "POST", account + "/totp", b"{}", None, 401)
    api.exchange(county, "GET", "/api/v1/session", None, viewer, 401)  # its sessions are over
    api.exchange(county, "DELETE", account, None, clerk, 403)
    api.exchange(county, "DELETE", account, None, None, 401)
    api.exchange(county, "DELETE", account, None, chief, 204)
    api.exchange(county, "DELETE", account, None, chief, 404)
    api.exchange(county, "DELETE", "/api/v1/staff/chief", None, chief, 409)

    code, revocation = "/api/v1/stations/room-021/enrolment-code", "/api/v1/stations/room-021/revocation"
    api.exchange(county, "POST", code + "?hours=1", b"{}", chief, 201)
    api.exchange(county, "POST", code + "?hours=0", b"{}", chief, 400)
    api.exchange(county, "POST", code, b"{}", clerk, 403)
    api.exchange(county, "POST", code, b"{}", None, 401)
    assert api.exchange(county, "POST", revocation, b"{}", chief) == {"revoked": 0}
    api.exchange(county, "POST", revocation.replace("021", "999"), b"{}", chief, 404)
    api.exchange(county, "POST", revocation, b"{}", clerk, 403)
    api.exchange(county, "POST", revocation, b"{}", None, 401)

    lines = api.exchange(county, "GET", "/api/v1/audit?limit=500", None, chief)["lines"]
    told = {(line["who"], line["action"], line["subject"]) for line in lines}
    for line in [("chief", "put account", "newcomer"), ("chief", "make enrolment code", "room-021"),
                 ("chief", "revoke certificates", "room-021"), ("clerk", "publish configuration", "room-017"),
                 ("command line", "put account", "clerk"), ("station", "enrol", "room-019")]:
        assert line in told, f"{line} is not in the audit log"
    older = api.exchange(county, "GET", f"/api/v1/audit?limit=1&before={lines[0]['number']}", None, chief)["lines"]
    assert older == lines[1:2]
    api.exchange(county, "GET", "/api/v1/audit?limit=0", None, chief, 400)
    api.exchange(county, "GET", "/api/v1/audit", None, clerk, 403)
    api.exchange(county, "GET", "/api/v1/audit", None, None, 401)


def main(program, samples, description, example):
    api = Description(open(description, encoding="utf-8").read())
    document = json.load(open(example, encoding="utf-8"))
    batch = subprocess.run([samples], capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder, County(program, folder) as county:
        kiosk = county.enrol("room-017")
        county.run("enrolment-code", "--data", folder, "--station", "room-018")
        county.run("add-staff", "--data", folder, "--name", "clerk", "--role", "publisher",
                   given="password-1\n")
        county.run("add-staff", "--data", folder, "--name", "chief", "--role", "administrator", given="password-2\n")
        api.clerk = county.sign_in("clerk", "password-1")
        county.run("publish", "--data", folder, example)
        kiosk_side(api, county, kiosk, batch)
        sealed = subprocess.run([samples, f"{folder}/county-sealing-public.pem"], capture_output=True, check=True)
        sealed_records(api, county, kiosk, sealed.stdout)
        sheets(api, county, kiosk)
        assets(api, county, kiosk, document)
        opinions(api, county, kiosk, batch)
        slot_holds(api, county, kiosk)
        enrolment(api, county)
        staff_side(api, county, document)
        reading(api, county)
        changes(api, county, kiosk, document)
        administration(api, county)
        sessions(api, county)
    unproven = {named for named in api.named() if named[1] not in UNSEEN_STATUS and named not in UNSEEN} - api.seen
    assert not unproven, f"described, but never seen: {sorted(unproven)}"
    print(f"{len(api.seen)} kinds of answers are as described")


main(*sys.argv[1:])
