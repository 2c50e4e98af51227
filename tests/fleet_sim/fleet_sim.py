"""A small fleet with every fault loses nothing and stores nothing twice; where the county does lose a record, it says so."""

import sqlite3
import subprocess
import sys
import tempfile

from county_client import County

FAULTS = ["--answer-lost", "0.1", "--sent-twice", "0.1", "--outage", "0.1", "--clock-skew", "0.3"]


def fly(fleet, county, seed):
    done = subprocess.run([fleet, "--data", county.folder, "--url", f"https://127.0.0.1:{county.port}", "--stations",
                           "30", "--seconds", "4", "--turn", "1", "--seed", str(seed), *FAULTS],
                          capture_output=True, text=True, timeout=120)
    print(done.stdout, done.stderr)
    return done


def wait_at_the_door(fleet, county):
    url = f"https://127.0.0.1:{county.port}"
    done = subprocess.run([fleet, "--data", county.folder, "--url", url, "--url", url, "--stations", "4", "--seed", "3",
                           "--polls", "60"], capture_output=True, text=True, timeout=120)
    print(done.stdout, done.stderr)
    assert done.returncode == 0 and "60 polls open at once" in done.stdout and "0 failed" in done.stdout


def main(program, fleet):
    with tempfile.TemporaryDirectory() as folder, County(program, folder) as county:
        good = fly(fleet, county, 1)
        assert good.returncode == 0, "a good county is blamed"
        assert "refused 0, stored twice 0, lost 0" in good.stdout
        assert "answers lost on purpose 0," not in good.stdout, "no fault was tried"
        wait_at_the_door(fleet, county)
        store = sqlite3.connect(f"{folder}/county.sqlite")
        store.execute("CREATE TRIGGER loses AFTER INSERT ON record WHEN NEW.sequence = 2"
                      " BEGIN DELETE FROM record WHERE row = NEW.row; END")
        store.commit()
        store.close()
        bad = fly(fleet, county, 2)
        assert bad.returncode == 1 and "lost 0" not in bad.stdout, "a loss went unnoticed"


main(*sys.argv[1:])
