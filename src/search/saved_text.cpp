// The form of saved.timbao. The first line is "timbao saved searches 1", the last "end" and the
// number of searches; between them stand lines of a key, a tab and a value:
//
//   search  lũ quét            its name, which begins a search
//   query   "lũ quét" OR lụt   as typed
//   outlet  nhandan.vn         one line each; this and the next six are left out where they are
//   author  Hà An              not asked for
//   since   2023-11-01
//   until   2023-12-31
//   match   any
//   accents strict
//   expand  no
//   seen    1700000000         Mark::first_seen
//   id      u-0123456789abcdef one line for each of Mark::ids
//
// In values, a backslash and control characters are written \xNN. Empty lines mean nothing.
#include "search/saved_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

#include "timbao/base/error.hpp"
#include "timbao/base/tsv.hpp"

namespace timbao::search {
namespace {

constexpr std::string_view kTitle = "timbao saved searches ";
constexpr std::string_view kVersion = "1";
constexpr std::string_view kEnd = "end";

bool is_escaped(char c) { return c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string escaped(std::string_view value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : value) {
    if (!is_escaped(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.append("\\x").append({kDigits[byte >> 4U], kDigits[byte & 0xFU]});
  }
  return out;
}

std::optional<std::string> unescaped(std::string_view value) {
  constexpr std::size_t kSequence = std::string_view("\\xNN").size();
  std::string out;
  while (!value.empty()) {
    if (value.front() != '\\') {
      out += value.front();
      value.remove_prefix(1);
      continue;
    }
    if (!value.starts_with("\\x") || value.size() < kSequence) return std::nullopt;
    unsigned byte = 0;
    const char* const end = value.data() + kSequence;
    if (std::from_chars(value.data() + 2, end, byte, 16).ptr != end) return std::nullopt;
    out += static_cast<char>(byte);
    value.remove_prefix(kSequence);
  }
  return out;
}

void add(std::string_view key, std::string_view value, std::string& out) {
  out.append(key).append("\t").append(escaped(value)).append("\n");
}

void add_known(std::string_view key, std::string_view value, std::string& out) {
  if (!value.empty()) add(key, value, out);
}

void add_search(const SavedSearch& search, std::string& out) {
  const SearchOptions& options = search.options;
  out += '\n';
  add("search", search.name, out);
  add("query", search.query, out);
  for (const std::string& outlet : options.outlets) add("outlet", outlet, out);
  add_known("author", options.author.value_or(""), out);
  add_known("since", options.since, out);
  add_known("until", options.until, out);
  if (options.combine == Combine::any) add("match", "any", out);
  if (options.accents == Accents::strict) add("accents", "strict", out);
  if (options.accents == Accents::ignore) add("accents", "ignore", out);
  if (!options.expand) add("expand", "no", out);
  add("seen", std::to_string(search.mark.first_seen), out);
  for (const std::string& id : search.mark.ids) add("id", id, out);
}

bool set_accents(const std::string& value, SearchOptions& options) {
  options.accents = value == "strict" ? Accents::strict : Accents::ignore;
  return value == "strict" || value == "ignore";
}

bool set_seen(const std::string& value, Mark& mark) {
  const char* const end = value.data() + value.size();
  const auto [ptr, error] = std::from_chars(value.data(), end, mark.first_seen);
  return error == std::errc() && ptr == end;
}

// False for a value or a key that has no meaning.
bool set(std::string_view key, std::string value, SavedSearch& search) {
  SearchOptions& options = search.options;
  if (key == "query") {
    search.query = std::move(value);
  } else if (key == "outlet") {
    options.outlets.push_back(std::move(value));
  } else if (key == "author") {
    options.author = std::move(value);
  } else if (key == "since") {
    options.since = std::move(value);
  } else if (key == "until") {
    options.until = std::move(value);
  } else if (key == "match") {
    options.combine = Combine::any;
    return value == "any";
  } else if (key == "accents") {
    return set_accents(value, options);
  } else if (key == "expand") {
    options.expand = false;
    return value == "no";
  } else if (key == "seen") {
    return set_seen(value, search.mark);
  } else if (key == "id") {
    search.mark.ids.push_back(std::move(value));
  } else {
    return false;
  }
  return true;
}

// Reads the lines between the first and the last.
class SearchLines {
 public:
  explicit SearchLines(const std::string& place) : place_(place) {}

  void take(std::string_view line, std::size_t number) {
    if (line.empty()) return;
    if (is_ended_) throw_broken(number, "something stands behind the end");
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) throw_broken(number, "no tab behind a key");
    const std::string_view key = line.substr(0, tab);
    std::optional<std::string> value = unescaped(line.substr(tab + 1));
    if (!value) throw_broken(number, "a backslash that \\xNN does not follow");
    if (key == "search") {
      searches_.push_back({.name = *std::move(value), .query = {}, .options = {}, .mark = {}});
      searches_.back().options.combine = Combine::all;
    } else if (key == kEnd) {
      if (*value != std::to_string(searches_.size())) throw_broken(number, "searches are missing");
      is_ended_ = true;
    } else if (searches_.empty() || !set(key, *std::move(value), searches_.back())) {
      throw_broken(number, "'" + std::string(key) + "' with this value has no meaning here");
    }
  }

  std::vector<SavedSearch> finish(std::size_t lines) {
    if (!is_ended_) throw_broken(lines, "the end is missing");
    for (SavedSearch& search : searches_) std::sort(search.mark.ids.begin(), search.mark.ids.end());
    return std::move(searches_);
  }

 private:
  [[noreturn]] void throw_broken(std::size_t line, const std::string& reason) const {
    throw Error(ErrorKind::corrupt, place_ + ":" + std::to_string(line) + ": " + reason +
                                        "; put it right, or remove the file and add the searches "
                                        "anew with `timbao saved add`");
  }

  const std::string& place_;
  std::vector<SavedSearch> searches_;
  bool is_ended_ = false;
};

void require_version(std::string_view title, const std::string& place) {
  if (!title.starts_with(kTitle)) {
    throw Error(ErrorKind::corrupt,
                place +
                    ": holds no saved searches; move it away, and add them anew with "
                    "`timbao saved add`");
  }
  if (title.substr(kTitle.size()) == kVersion) return;
  throw Error(ErrorKind::wrong_rules, place + ": written by a newer timbao (form " +
                                          std::string(title.substr(kTitle.size())) +
                                          ", this one knows " + std::string(kVersion) +
                                          "); use that");
}

}  // namespace

std::string text_of(const std::vector<SavedSearch>& searches) {
  std::string out = std::string(kTitle) + std::string(kVersion) + '\n';
  for (const SavedSearch& search : searches) add_search(search, out);
  out += '\n';
  add(kEnd, std::to_string(searches.size()), out);
  return out;
}

std::vector<SavedSearch> searches_of(std::string_view text, const std::string& place) {
  const std::vector<std::string_view> lines = split(text, '\n');
  require_version(lines.front(), place);
  SearchLines searches(place);
  for (std::size_t i = 1; i < lines.size(); ++i) searches.take(lines[i], i + 1);
  return searches.finish(lines.size());
}

}  // namespace timbao::search
