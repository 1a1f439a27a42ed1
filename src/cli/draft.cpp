#include "cli/draft.hpp"

#include <iterator>
#include <utility>
#include <variant>
#include <vector>

#include "cli/command_line.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/input/source.hpp"

namespace timbao::cli {
namespace {

using article::Article;

class Articles {
 public:
  explicit Articles(Streams& streams) : streams_(streams) {}

  void read(const input::Record& record) {
    outcomes_.clear();
    reader_.read(record, outcomes_);
    for (article::Outcome& outcome : outcomes_) {
      if (auto* article = std::get_if<Article>(&outcome)) {
        list_.push_back(std::move(*article));
      } else {
        streams_.warn(std::get<Issue>(outcome));
      }
    }
  }

  [[nodiscard]] Article only_one(const std::string& path) && {
    if (list_.empty()) throw UsageError("'" + path + "' holds no article");
    if (list_.size() > 1) throw UsageError("'" + path + "' holds more than one article");
    return std::move(list_.front());
  }

  [[nodiscard]] std::size_t size() const { return list_.size(); }

 private:
  Streams& streams_;
  article::Reader reader_;
  std::vector<article::Outcome> outcomes_;
  std::vector<Article> list_;
};

// Nobody names the kind of what is pasted.
input::Kind kind_of(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return input::Kind::text;
  if (text[first] == '{' || text[first] == '[') return input::Kind::json;
  return text[first] == '<' ? input::Kind::html : input::Kind::text;
}

void read_input(std::istream& in, Articles& articles) {
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::size_t size = text.size();
  text.append(input::kPaddingBytes, ' ');
  const std::string_view bytes = std::string_view(text).substr(0, size);
  articles.read({.bytes = bytes, .path = "-", .kind = kind_of(bytes)});
}

// Two articles are too many already.
void read_file(const std::string& path, Streams& streams, Articles& articles) {
  input::Source source({path});
  input::Batch batch;
  while (articles.size() < 2 && source.next(batch)) {
    for (const Issue& issue : batch.issues()) streams.warn(issue);
    for (const input::Record& record : batch.records()) articles.read(record);
  }
}

}  // namespace

Article draft_from(const std::string& path, Streams& streams) {
  Articles articles(streams);
  if (path == "-") {
    read_input(streams.in, articles);
  } else {
    read_file(path, streams, articles);
  }
  return std::move(articles).only_one(path);
}

}  // namespace timbao::cli
