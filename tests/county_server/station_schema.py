"""Holds config/station.schema.json against the validator that kiosk and server share (county-server check): both
accept the example, both refuse what is wrong, and where only the validator can know, that is said."""

import copy
import json
import subprocess
import sys
import tempfile

import jsonschema


def put(*path_and_value):
    *path, key, value = path_and_value

    def change(document):
        for step in path:
            document = document[step]
        document[key] = value

    return change


def drop(*path):
    def change(document):
        for step in path[:-1]:
            document = document[step]
        del document[path[-1]]

    return change


def also(path, value):
    def change(document):
        for step in path:
            document = document[step]
        document.append(value)

    return change


PICTURE = {"sha256": "0123456789abcdef" * 4, "bytes": 8_388_608}

GOOD = [
    ("a professional station", put("station", "kind", "professional")),
    ("no parent", drop("station", "parent")),
    ("a break", put("opening_hours", "breaks", [{"from": "12:00", "to": "13:00"}])),
    ("a holiday", put("opening_hours", "holidays", ["2026-10-01"])),
    ("open once, closed once", put("opening_hours", "extra_days", [
        {"day": "2026-10-02", "open": [{"from": "09:00", "to": "11:00"}]}, {"day": "2026-10-03", "open": []}])),
    ("a shift on a date", also(["roster"], {"deputy": "deputy-01", "date": "2026-12-01", "from": "09:00", "to": "11:00"})),
    ("no phrases and notices", lambda d: (d.pop("phrases"), d.pop("notices"))),
    ("a deputy without PIN", drop("deputies", 0, "pin_hash")),
    ("all languages", put("languages", ["bo", "lis", "nxq", "zh", "en"])),
    ("a text of two lines", put("notices", 0, "zh", "一\n二")),
    ("kept for no day", put("retention_days", 0)),
    ("no keeper", drop("keeper")),
    ("a keeper without a name", drop("keeper", "name")),
    ("a keeper without a telephone", drop("keeper", "phone")),
    ("a short number", put("keeper", "phone", "110")),
    ("a number from abroad", put("keeper", "phone", "+86 (0000) 800-0000")),
    ("a notice with a picture", put("notices", 0, "picture", PICTURE)),
    ("a recording", put("voice", [{"language": "bo", "recording": "ticket_ahead.1", **PICTURE}])),
    ("a portrait", put("deputies", 0, "portrait", PICTURE)),
    ("the longest name", put("station", "name", {"zh": "长" * 60})),
]

BAD = [
    ("no version", drop("version")),
    ("version nought", put("version", 0)),
    ("version as text", put("version", "1")),
    ("version with a fraction", put("version", 1.5)),
    ("an unknown key", put("upload_url", "https://evil.example")),
    ("an unknown key deep inside", put("deputies", 1, "salary", 1)),
    ("an id in capitals", put("station", "id", "ROOM")),
    ("an id too long", put("station", "id", "a" * 41)),
    ("an unknown kind", put("station", "kind", "tent")),
    ("a name without Chinese", put("station", "name", {"en": "Room"})),
    ("a name in Klingon", put("station", "name", {"zh": "室", "tlh": "pa"})),
    ("a name too long", put("station", "name", {"zh": "长" * 61})),
    ("a control character", put("notices", 0, "zh", "a\u001b[2J")),
    ("a mark that turns direction", put("notices", 0, "zh", "a\u202eb")),
    ("no language", put("languages", [])),
    ("an unknown language", put("languages", ["zh", "fr"])),
    ("an hour that is none", put("roster", 0, "from", "24:30")),
    ("an hour of one digit", put("roster", 0, "from", "8:00")),
    ("a weekday that is none", put("roster", 0, "days", ["someday"])),
    ("neither days nor date", drop("roster", 0, "days")),
    ("days and date", put("roster", 0, "date", "2026-12-01")),
    ("a date with slashes", put("opening_hours", "holidays", ["2026/12/01"])),
    ("a month that is none", put("opening_hours", "holidays", ["2026-13-01"])),
    ("a PIN in the clear", put("deputies", 0, "pin_hash", "1234")),
    ("a PIN hash that costs more", put("deputies", 0, "pin_hash", "scrypt$1048576$8$1$AAAAAAAAAAAAAAAAAAAAAA==$" + "A" * 43 + "=")),
    ("slots of four minutes", put("slots", "length_minutes", 4)),
    ("nobody a slot", put("slots", "capacity", 0)),
    ("a year ahead", put("slots", "days_ahead", 365)),
    ("slots without a rule", drop("slots", "cut_off_minutes")),
    ("a category without a name", put("categories", 0, {"code": "x"})),
    ("too many categories", put("categories", [{"code": f"c{i}", "name": {"zh": "类"}} for i in range(31)])),
    ("deputies as an object", put("deputies", {})),
    ("retention as text", put("retention_days", "90")),
    ("a telephone of two digits", put("keeper", "phone", "12")),
    ("a telephone of 21 digits", put("keeper", "phone", "0" * 21)),
    ("a telephone in words", put("keeper", "phone", "call me")),
    ("a telephone of blanks", put("keeper", "phone", "1 2" + " " * 28 + "3")),
    ("a keeper's address", put("keeper", "address", "here")),
    ("a picture without its size", put("notices", 0, "picture", {"sha256": PICTURE["sha256"]})),
    ("a picture by its address", put("notices", 0, "picture", "https://evil.example/x.png")),
    ("a digest in capitals", put("deputies", 0, "portrait", {**PICTURE, "sha256": "A" * 64})),
    ("a digest too short", put("deputies", 0, "portrait", {**PICTURE, "sha256": "a" * 63})),
    ("a picture of nothing", put("deputies", 0, "portrait", {**PICTURE, "bytes": 0})),
    ("a picture too large", put("deputies", 0, "portrait", {**PICTURE, "bytes": 8_388_609})),
    ("a picture with a name", put("deputies", 0, "portrait", {**PICTURE, "file": "a.png"})),
    ("a recording with a path", put("voice", [{"language": "bo", "recording": "../x", **PICTURE}])),
    ("a recording of no language", put("voice", [{"recording": "x", **PICTURE}])),
    ("too many recordings", put("voice", [{"language": "bo", "recording": f"x{i}", **PICTURE} for i in range(1001)])),
    ("null for a list", put("roster", None)),
]

ONLY_THE_VALIDATOR = [
    ("a shift of nobody", put("roster", 0, "deputy", "deputy-99")),
    ("the same deputy twice", put("deputies", 1, "id", "deputy-01")),
    ("an unknown zone", put("time_zone", "Mars/Olympus")),
    ("a day that the month has not", put("opening_hours", "holidays", ["2026-02-30"])),
    ("one picture of two sizes", lambda d: (put("notices", 0, "picture", PICTURE)(d),
                                            put("notices", 1, "picture", {**PICTURE, "bytes": 1})(d))),
    ("72 MiB of pictures", lambda d: put("notices", [
        {"zh": "图", "picture": {**PICTURE, "sha256": f"{i:064}"}} for i in range(9)])(d)),
    ("one recording twice", put("voice", [{"language": "bo", "recording": "x", **PICTURE}] * 2)),
    ("an empty period", put("roster", 0, "to", "08:00")),
]


def main(program, schema_file, example_file):
    schema = jsonschema.Draft202012Validator(json.load(open(schema_file, encoding="utf-8")))
    jsonschema.Draft202012Validator.check_schema(schema.schema)
    example = json.load(open(example_file, encoding="utf-8"))
    wrong = []

    def judge(what, change, by_schema, by_validator):
        document = copy.deepcopy(example)
        change(document)
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False)
            file.flush()
            done = subprocess.run([program, "check", file.name], capture_output=True, text=True, check=False)
        if schema.is_valid(document) != by_schema:
            wrong.append(f"{what}: the schema should {'accept' if by_schema else 'refuse'} it")
        if (done.returncode == 0) != by_validator:
            wrong.append(f"{what}: the validator should {'accept' if by_validator else 'refuse'} it: {done.stderr}")

    judge("the example", lambda _: None, True, True)
    for what, change in GOOD:
        judge(what, change, True, True)
    for what, change in BAD:
        judge(what, change, False, False)
    for what, change in ONLY_THE_VALIDATOR:
        judge(what, change, True, False)
    assert not wrong, "\n".join(wrong)
    print(f"{1 + len(GOOD) + len(BAD) + len(ONLY_THE_VALIDATOR)} documents judged alike")


main(*sys.argv[1:])
