#include "article/teasers.hpp"

#include <cstddef>

#include "article/lines.hpp"
#include "article/names.hpp"

namespace timbao::article {
namespace {

// Headlines that stand together, with nothing else between them.
class Group {
 public:
  void add(const PageLine& line) {
    if (!line.second_twin) lines_.push_back(&line);
  }

  // A short group above a summary is one teaser: the text behind its picture, then its title.
  void flush_above_summary(std::vector<std::string>& titles) {
    constexpr std::size_t kListFrom = 3;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool last = i + 1 == lines_.size();
      if (last || lines_[i]->twin != Twin::none || lines_.size() >= kListFrom)
        add_title(*lines_[i], titles);
    }
    lines_.clear();
  }

  void flush_as_list(std::vector<std::string>& titles) {
    for (const auto* line : lines_) add_title(*line, titles);
    lines_.clear();
  }

 private:
  static void add_title(const PageLine& line, std::vector<std::string>& titles) {
    titles.push_back(cleaned(line.text));
  }

  std::vector<const PageLine*> lines_;
};

bool is_teaser_title(const PageLine& line, bool among_tags) {
  constexpr std::size_t kMinTwinWords = 2;
  constexpr std::size_t kMaxTagWords = 6;
  if (line.twin != Twin::none && line.look == Look::text) {
    return word_count(line.text, kMinTwinWords) == kMinTwinWords && !is_names(line.text);
  }
  if (!is_headline(line) || is_names(line.text)) return false;
  return !among_tags || word_count(line.text, kMaxTagWords + 1) > kMaxTagWords;
}

}  // namespace

std::vector<std::string> teasers_of(const std::vector<PageLine>& lines, std::size_t from,
                                    std::size_t to) {
  std::vector<std::string> titles;
  Group group;
  bool among_tags = false;
  for (std::size_t i = from; i < to; ++i) {
    const auto& line = lines[i];
    if (is_teaser_title(line, among_tags)) {
      group.add(line);
    } else if (line.look == Look::prose || line.look == Look::card ||
               (line.look == Look::text && ends_in_full_stop(line.text))) {
      group.flush_above_summary(titles);
    } else if (line.look == Look::furniture) {
      group.flush_as_list(titles);
      among_tags = line.furniture.category == "tags";
    }
  }
  group.flush_as_list(titles);
  return titles;
}

}  // namespace timbao::article
