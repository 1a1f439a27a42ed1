#include <algorithm>
#include <utility>

#include "search/completed_queries.hpp"
#include "timbao/search/completion.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
}

// True where a word of the outlet's name starts so.
bool has_word_prefix(const std::string& name, const std::string& prefix) {
  for (std::size_t at = name.find(prefix); at != std::string::npos;
       at = name.find(prefix, at + 1)) {
    if (at == 0 || name[at - 1] == ' ') return true;
  }
  return false;
}

}  // namespace

std::vector<Completion> Completer::outlets_like(const std::string& prefix, std::size_t limit) {
  if (!outlets_) {
    outlets_.emplace();
    for (const auto& [outlet, articles] : reader_.outlets()) {
      Completion completion{.kind = Completion::Kind::outlet,
                            .text = outlet.name ? *outlet.name : outlet.key(),
                            .domain = outlet.domain};
      std::string key = text::folded(text::normal_form(completion.text));
      outlets_->push_back({std::move(key), std::move(completion)});
    }
  }
  std::vector<Completion> alike;
  for (const NamedOutlet& outlet : *outlets_) {
    if (alike.size() >= limit || prefix.empty()) break;
    const auto& domain = outlet.completion.domain;
    if (has_word_prefix(outlet.key, prefix) || (domain && domain->starts_with(prefix))) {
      alike.push_back(outlet.completion);
    }
  }
  return alike;
}

std::vector<Completion> Completer::complete(std::string_view typed, std::size_t limit) {
  constexpr std::size_t kMostOutlets = 3;
  if (is_blank(typed) || limit == 0) return {};
  const std::vector<Completion> outlets =
      outlets_like(text::folded(text::normal_form(typed)), std::min(kMostOutlets, limit));
  std::vector<Completion> completions;
  for (std::string& query : completed_queries(reader_, typed, limit - outlets.size())) {
    completions.push_back({.kind = Completion::Kind::words, .text = std::move(query)});
  }
  completions.insert(completions.end(), outlets.begin(), outlets.end());
  return completions;
}

}  // namespace timbao::search
