"""Measures, significance and kinds of query of tools/evaluation, against worked examples."""

import math
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))

from evaluation import measures, queries, significance, tables  # noqa: E402


class Measures(unittest.TestCase):
    def test_reciprocal_rank_is_of_the_first_relevant_article(self):
        grades = {"c": 1, "d": 2, "a": 0}
        self.assertEqual(measures.reciprocal_rank(["a", "b", "c", "d"], grades, 10), 1 / 3)

    def test_reciprocal_rank_ends_at_its_depth(self):
        self.assertEqual(measures.reciprocal_rank(["a", "b"], {"b": 1}, 1), 0)
        self.assertEqual(measures.reciprocal_rank([], {"b": 1}, 10), 0)

    def test_ndcg_counts_exponential_gain(self):
        # Gains 3, 0, 7 at ranks 1 to 3; at best 7, 3, 1.
        found = 3 + 7 / 2
        best = 7 + 3 / math.log2(3) + 1 / 2
        grades = {"b": 2, "a": 3, "c": 1}
        self.assertAlmostEqual(measures.ndcg(["b", "x", "a"], grades, 10), found / best)

    def test_ndcg_of_the_best_order_is_one(self):
        self.assertEqual(measures.ndcg(["a", "b", "x"], {"b": 1, "a": 2}, 10), 1)
        self.assertEqual(measures.ndcg(["a"], {"b": 1, "a": 2}, 1), 1)

    def test_recall_is_of_all_relevant_articles(self):
        grades = {"a": 1, "b": 2, "c": 1, "d": 0, "e": 1}
        self.assertEqual(measures.recall(["d", "b", "x", "a", "c"], grades, 4), 2 / 4)

    def test_reads_qrels_and_leaves_topics_without_a_relevant_article_out(self):
        lines = ["q1 0 a 2\n", "q1\t0\tb\t0\n", "\n", "q2 0 a 0\n"]
        self.assertEqual(measures.read_qrels(lines), {"q1": {"a": 2, "b": 0}})

    def test_names_the_line_that_is_no_judgement(self):
        with self.assertRaisesRegex(ValueError, "line 2.*q1 0 b"):
            measures.read_qrels(["q1 0 a 1", "q1 0 b"])

    def test_reads_a_run_in_its_order(self):
        lines = ["q1 Q0 b 1 9.5 timbao", "q2 Q0 a 1 3 timbao", "q1 Q0 a 2 9.5 timbao"]
        self.assertEqual(measures.read_run(lines), {"q1": ["b", "a"], "q2": ["a"]})


class Significance(unittest.TestCase):
    def test_interval_is_near_that_of_the_normal_distribution(self):
        # 1,000 coins: 0.5 ± 1.96 × 0.5 / √1000 = 0.469 to 0.531.
        low, high = significance.confidence_interval([0.0, 1.0] * 500)
        self.assertAlmostEqual(low, 0.469, delta=0.003)
        self.assertAlmostEqual(high, 0.531, delta=0.003)

    def test_interval_of_equal_scores_is_a_point(self):
        self.assertEqual(significance.confidence_interval([0.25] * 8), (0.25, 0.25))
        self.assertEqual(significance.confidence_interval([0.5]), (0.5, 0.5))

    def test_p_value_is_that_of_counting_all_exchanges(self):
        # Differences .5 .5 .25 of three topics: of the eight signs two (all, none) go as far as 1.25.
        first, second = [1.0, 0.5, 0.25, 1.0], [0.5, 0.0, 0.0, 1.0]
        self.assertAlmostEqual(significance.p_value(first, second), 2 / 8, delta=0.015)
        self.assertEqual(significance.p_value(first, second), significance.p_value(second, first))

    def test_p_value_of_equal_scores_is_one(self):
        self.assertEqual(significance.p_value([0.5, 1.0], [0.5, 1.0]), 1)

    def test_p_value_of_a_gain_on_every_topic_is_the_least(self):
        self.assertEqual(significance.p_value([1.0] * 50, [0.5] * 50), 1 / 10_001)

    def test_the_same_scores_give_the_same_answers(self):
        values = [i / 30 for i in range(30)]
        others = values[::-1]
        significance.resamplers.cache_clear()
        first = significance.confidence_interval(values), significance.p_value(values, others)
        significance.resamplers.cache_clear()
        self.assertEqual(
            first, (significance.confidence_interval(values), significance.p_value(values, others)))


class Queries(unittest.TestCase):
    TITLE = "Bến Lách: 3 cầu mới, một lối đi"

    def test_drops_marks_of_composed_and_decomposed_letters(self):
        self.assertEqual(queries.without_accents("Đường về Huế"), "Duong ve Hue")
        self.assertEqual(queries.without_accents("Hue\u0302\u0301"), "Hue")

    def test_reads_topics_in_nfc_with_single_blanks(self):
        lines = ["q1\tHue\u0302\u0301  mưa \n", "no tab\n", "q2\tnắng\n"]
        self.assertEqual(queries.read_topics(lines), [("q1", "Huế mưa"), ("q2", "nắng")])

    def test_makes_a_kind_of_each_form(self):
        kinds = queries.query_kinds([("q1", "Cầu mới")], {"q1": {"x": 1, "a": 0, "b": 1}},
                                    {"a": "Không phải", "b": self.TITLE})
        phrase = kinds.pop("phrase")
        self.assertEqual(kinds, {"known": [("q1", "Cầu mới")],
                                 "known-noaccent": [("q1", "Cau moi")],
                                 "short": [("q1", "Bến Lách 3 cầu")],
                                 "short-noaccent": [("q1", "Ben Lach 3 cau")]})
        self.assertRegex(phrase[0][1], '^"(Bến Lách|cầu mới|một lối|lối đi|một lối đi)"$')

    def test_without_titles_only_known_kinds_are_made(self):
        kinds = queries.query_kinds([("q1", "Cầu mới")], {"q1": {"a": 1}}, {})
        self.assertEqual(list(kinds), ["known", "known-noaccent"])

    def test_a_title_of_one_word_makes_no_short_query_and_no_phrase(self):
        kinds = queries.query_kinds([("q1", "Mưa to")], {"q1": {"a": 1}}, {"a": "Mưa"})
        self.assertEqual((kinds["short"], kinds["phrase"]), ([], []))

    def test_phrases_are_those_of_the_seed(self):
        topics = [(f"q{i}", "mưa") for i in range(6)]
        qrels = {topic: {"a": 1} for topic, _ in topics}
        phrases = queries.query_kinds(topics, qrels, {"a": "một hai ba bốn năm"})["phrase"]
        self.assertEqual([query for _, query in phrases],
                         ['"bốn năm"', '"một hai"', '"hai ba"', '"bốn năm"', '"hai ba"', '"một hai ba"'])


class Tables(unittest.TestCase):
    def test_shares_have_no_leading_zero(self):
        self.assertEqual([tables.share(value) for value in (0.85714, 1, 0)], [".8571", "1.0000", ".0000"])

    def test_markdown_has_a_rule_below_its_head(self):
        self.assertEqual(tables.markdown(["a", "b"], [["1", "2"]]), "| a | b |\n| --- | --- |\n| 1 | 2 |\n")


if __name__ == "__main__":
    unittest.main()
