"""tools/evaluate on corpus/judged with the real program, whose path is in TIMBAO_BINARY."""

import json
import unittest

from tool_case import BINARY, ROOT, SAMPLE, ToolCase, output


def answer_names(article):
    """What corpus/judged may call an article by."""
    return [article["id"], article["url"], article["path"].removeprefix(f"{SAMPLE}/")]


class Evaluate(ToolCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.db = cls.folder / "db"
        output(BINARY, "index", SAMPLE, "--db", cls.db)
        cls.write_articles()
        cls.write_judgements()

    @classmethod
    def write_articles(cls):
        lines = output(BINARY, "extract", SAMPLE)
        cls.write("articles.jsonl", lines)
        articles = map(json.loads, lines.splitlines())
        cls.ids = {name: article["id"] for article in articles for name in answer_names(article) if name}

    @classmethod
    def write_judgements(cls):
        """corpus/judged/queries.tsv as topics and qrels."""
        cls.answers = {}
        for line in (ROOT / "corpus/judged/queries.tsv").read_text(encoding="utf-8").splitlines():
            query, name = line.split("\t")
            cls.answers.setdefault(query, set()).add(cls.ids[name])
        with open(cls.folder / "topics.tsv", "w", encoding="utf-8") as topics, \
                open(cls.folder / "qrels.tsv", "w", encoding="utf-8") as qrels:
            for number, (query, articles) in enumerate(cls.answers.items()):
                topics.write(f"t{number}\t{query}\n")
                qrels.writelines(f"t{number} 0 {article} 1\n" for article in sorted(articles))

    def evaluate(self, *more):
        return self.run_tool("evaluate", "--timbao", BINARY, "--db", self.db, "--topics", self.folder / "topics.tsv",
                             "--qrels", self.folder / "qrels.tsv", *more)

    def results(self, *more):
        file = self.folder / "results.json"
        done = self.evaluate("--json", file, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(file.read_text(encoding="utf-8"))

    def test_mrr_is_what_the_programs_json_lines_say(self):
        topics = output(BINARY, "run", "--db", self.db, "--topics", self.folder / "topics.tsv",
                        "--format", "jsonl", "--limit", 10).splitlines()
        ranks = []
        for line, answers in zip(map(json.loads, topics), self.answers.values(), strict=True):
            found = [result["article"]["id"] in answers for result in line["results"]]
            ranks.append(1 / (found.index(True) + 1) if True in found else 0)
        known = self.results()["kinds"]["known"]
        self.assertEqual(known["topics"], 65)
        self.assertAlmostEqual(known["scores"][0]["MRR@10"]["mean"], sum(ranks) / 65)
        self.assertGreater(known["scores"][0]["MRR@10"]["mean"], 0.8)

    def test_prints_a_row_for_each_kind_and_the_same_again(self):
        titles = ["--titles", self.folder / "articles.jsonl"]
        first, second = self.evaluate(*titles), self.evaluate(*titles)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertEqual(first.stdout, second.stdout)
        rows = first.stdout.splitlines()
        self.assertEqual(rows[0], "| kind | topics | MRR@10 | nDCG@10 | Recall@10 | Recall@100 |")
        self.assertEqual([row.split(" | ")[0] for row in rows[2:]],
                         ["| known", "| known-noaccent", "| short", "| short-noaccent", "| phrase"])
        self.assertRegex(rows[2], r"^\| known \| 65 \| \d?\.\d{4} \(\d?\.\d{3}–\d?\.\d{3}\) \|")

    def test_a_build_equals_itself(self):
        kinds = self.results("--against", BINARY)["kinds"]
        for each in kinds["known"]["comparison"].values():
            self.assertEqual(each, {"difference": 0, "p": 1})

    def test_arguments_are_for_the_first_build_only(self):
        results = self.results("--against", BINARY, "--arguments=--accents strict",
                               "--kinds", "known-noaccent")
        self.assertEqual(list(results["kinds"]), ["known-noaccent"])
        mrr = results["kinds"]["known-noaccent"]["comparison"]["MRR@10"]
        self.assertLess(mrr["difference"], -0.3)
        self.assertLess(mrr["p"], 0.001)

    def test_a_failing_program_is_an_error_with_its_reason(self):
        done = self.evaluate("--arguments=--no-such-option")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("no-such-option", done.stderr)

    def test_topics_without_judgements_are_an_error(self):
        empty = self.write("empty.tsv", "")
        done = self.evaluate("--qrels", empty)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("no topic has a relevant article", done.stderr)

    def test_an_unknown_kind_is_an_error(self):
        self.assertIn("no kind long", self.evaluate("--kinds", "long").stderr)


if __name__ == "__main__":
    unittest.main()
