"""tools/bench on the articles of corpus/sample with the real program, whose path is in TIMBAO_BINARY."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from tool_case import BINARY, ROOT, SAMPLE, ToolCase, output

sys.path.insert(0, str(ROOT / "tools"))

from evaluation import costs  # noqa: E402


class Costs(unittest.TestCase):
    def test_measures_wall_and_cpu_time_and_memory(self):
        busy = ("import time; block = b'x' * 60_000_000; time.sleep(0.2)\n"
                "while time.process_time() < 0.2: pass")
        cost = costs.measured([sys.executable, "-c", busy])
        self.assertGreater(cost.wall_s, 0.3)
        self.assertGreater(cost.cpu_s, 0.2)
        self.assertGreater(cost.peak_mb, 60)

    def test_a_failing_process_has_no_cost(self):
        with self.assertRaises(subprocess.CalledProcessError):
            costs.measured([sys.executable, "-c", "raise SystemExit(3)"])

    def test_counts_the_blocks_of_all_files(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "a").mkdir()
            for path in ("b", "a/c"):
                (pathlib.Path(folder) / path).write_bytes(os.urandom(100_000))
            self.assertAlmostEqual(costs.disk_bytes(folder), 200_000, delta=20_000)


class Bench(ToolCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        lines = output(BINARY, "extract", SAMPLE)
        cls.articles = [json.loads(line) for line in lines.splitlines()]
        cls.write("articles.jsonl", lines)
        cls.write("topics.tsv", "".join(f"t{number}\t{article['title'] or 'tin'}\n"
                                        for number, article in enumerate(cls.articles)))
        cls.write("qrels.tsv", "".join(f"t{number} 0 {article['id']} 1\n"
                                       for number, article in enumerate(cls.articles)))

    def bench(self, *more):
        return self.run_tool("bench", "--timbao", BINARY, "--passes", 1, "--queries", 20,
                             "--articles", self.folder / "articles.jsonl", "--topics", self.folder / "topics.tsv",
                             "--qrels", self.folder / "qrels.tsv", *more)

    def test_tells_what_build_and_queries_cost(self):
        file = self.folder / "results.json"
        done = self.bench("--json", file)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"(?m)^machine: .+, \d+ cores, [\d.]+ GB, load ")
        self.assertRegex(done.stdout, r"(?m)^program: timbao \d")
        self.assertRegex(done.stdout, r"(?m)^\| short-noaccent \| 20 (\| [\d.]+ ){3}\|$")
        self.assertRegex(done.stdout, r"(?m)^cold process: [\d.]+ ms$")
        results = json.loads(file.read_text(encoding="utf-8"))
        text = sum(len((article[key] or "").encode()) for article in self.articles
                   for key in ("title", "body"))
        self.assertEqual((results["input"]["articles"], results["input"]["text_mb"]), (168, text / 1e6))
        build = results["build"]
        self.assertAlmostEqual(build["MB/s"], text / 1e6 / build["wall s"])
        self.assertLess(build["without stored text"], build["index MB"])
        for times in results["queries"].values():
            self.assertLessEqual(times["p50 ms"], times["p99 ms"])

    def test_runs_the_peers_on_the_same_input(self):
        harness = self.write("peers/peers.py", "import sys\nprint(*sys.argv[1:])\nsys.exit(3)\n")
        done = self.bench("--peers", harness.parent, "--peers-arguments", "--peers lucene,timbao")
        self.assertEqual(done.returncode, 3, done.stderr)
        last = done.stdout.splitlines()[-1]
        self.assertIn(f"--articles {self.folder}/articles.jsonl --topics {self.folder}/topics.tsv", last)
        self.assertTrue(last.endswith("--peers lucene,timbao"), last)

    def test_articles_that_cannot_be_read_are_an_error(self):
        done = self.bench("--articles", self.folder / "none.jsonl")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("none.jsonl", done.stderr)


if __name__ == "__main__":
    unittest.main()
