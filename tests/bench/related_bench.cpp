// How well related stories are found, and what it takes.
//
// related_bench INDEX QRELS [title|undated]: QRELS has a line "id 0 other-id grade" for each
// article that tells the same event (2) or the same affair (1). Prints nDCG@10, MRR@10 and
// Recall@100, own copies left out, and the CPU time of a call. With `title` the stories have a
// title only, with `undated` no date.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/index/reader.hpp"
#include "timbao/search/related.hpp"

namespace {

using namespace timbao;

using Grades = std::map<std::string, int>;

std::map<std::string, Grades> judgements(const char* path) {
  std::map<std::string, Grades> topics;
  std::ifstream file(path);
  std::string line, topic, zero, id;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    int grade = 0;
    if (fields >> topic >> zero >> id >> grade && grade > 0) topics[topic][id] = grade;
  }
  return topics;
}

struct Scores {
  double ndcg = 0, mrr = 0, recall = 0;
};

Scores scores_of(const Grades& grades, const std::vector<search::Hit>& hits) {
  std::vector<int> gains;
  for (const auto& [id, grade] : grades) gains.push_back(grade);
  std::sort(gains.rbegin(), gains.rend());
  const auto discount = [](std::size_t rank) {
    return 1 / std::log2(static_cast<double>(rank) + 2);
  };
  double ideal = 0, gained = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(gains.size(), 10); ++i) {
    ideal += gains[i] * discount(i);
  }
  Scores scores;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto grade = grades.find(hits[i].id);
    if (grade == grades.end()) continue;
    scores.recall += 1 / static_cast<double>(grades.size());
    if (i >= 10) continue;
    gained += grade->second * discount(i);
    if (scores.mrr == 0) scores.mrr = 1 / static_cast<double>(i + 1);
  }
  scores.ndcg = gained / ideal;
  return scores;
}

double cpu_ms() { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string_view mode = argc > 3 ? argv[3] : "";
  const index::Reader reader(argv[1]);
  search::RelatedOptions options;
  options.limit = 100;
  options.passages = 0;
  options.group = false;
  Scores sum;
  std::vector<double> times;
  for (const auto& [id, grades] : judgements(argv[2])) {
    article::Article story = reader.find(id).value();
    if (mode == "title") story = {.id = story.id, .title = story.title, .date = story.date};
    if (mode == "undated") story.date.reset();
    const double start = cpu_ms();
    const search::SearchResult result = search::related_to(reader, story, options);
    times.push_back(cpu_ms() - start);
    const Scores scores = scores_of(grades, result.hits);
    sum.ndcg += scores.ndcg;
    sum.mrr += scores.mrr;
    sum.recall += scores.recall;
  }
  if (times.empty()) return 2;
  std::sort(times.begin(), times.end());
  const auto stories = static_cast<double>(times.size());
  std::printf(
      "%zu stories: nDCG@10 %.3f, MRR@10 %.3f, Recall@100 %.3f; CPU ms: p50 %.1f, p99 %.1f\n",
      times.size(), sum.ndcg / stories, sum.mrr / stories, sum.recall / stories,
      times[times.size() / 2], times[times.size() * 99 / 100]);
}
