#!/usr/bin/env python3
"""The lines that benchmarks print, and what tools/bench makes of them.    table_test.py FOLDER_OF_THE_BENCHMARKS"""
import json
import sys
import unittest

sys.path.insert(0, sys.argv.pop(1))
import table  # noqa: E402

WHOLE = {"name": "start", "value": 150.0, "unit": "ms", "peer": "bare window", "peer_value": 100.0,
         "target": "ratio <= 2"}


def line(**changes):
    return json.dumps({field: value for field, value in (WHOLE | changes).items() if value is not None})


class Lines(unittest.TestCase):
    def test_a_whole_line_is_read(self):
        self.assertEqual(table.parse(line()), WHOLE)

    def test_what_is_not_a_line_is_refused(self):
        for bad in ("[]", "{}", line(unit=None), line(value="much"), line(value=True), line(peer_value=None),
                    line(target="as fast as can be"), line(peer=None, peer_value=None), line(colour="red")):
            with self.subTest(bad), self.assertRaises(ValueError):
                table.parse(bad)


class Targets(unittest.TestCase):
    def met(self, **changes):
        return table.met(table.parse(line(**changes)))

    def test_a_ratio(self):
        self.assertTrue(self.met(value=200.0))
        self.assertFalse(self.met(value=200.1))

    def test_a_figure_beside_the_peer(self):
        self.assertTrue(self.met(value=145.0, target="value <= peer + 45"))
        self.assertFalse(self.met(value=145.1, target="value <= peer + 45"))

    def test_a_figure_alone(self):
        self.assertFalse(self.met(value=0.21, target="value <= 0.2"))
        self.assertTrue(self.met(value=1000.0, target="value >= 1000"))

    def test_without_a_target_nothing_is_missed(self):
        self.assertIsNone(self.met(target=None))


class Table(unittest.TestCase):
    def test_each_line_is_a_row_and_a_missed_target_is_seen(self):
        rows = table.draw([table.parse(line()), table.parse(line(value=500.0))]).splitlines()
        self.assertEqual(len(rows), 4)
        self.assertIn("1.50 x", rows[2])
        self.assertTrue(rows[2].endswith("met"))
        self.assertTrue(rows[3].endswith("MISSED"))


if __name__ == "__main__":
    unittest.main()
