#include "article/credits.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "article/lines.hpp"
#include "article/names.hpp"
#include "article/outlet_registry.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

constexpr std::size_t kMaxCreditBytes = 160;
constexpr std::size_t kMaxSourceWords = 5;

// Without the ".", "./." or ".//." that ends it.
std::string_view without_full_stop(std::string_view text) {
  while (text.ends_with('.') || text.ends_with('/')) {
    text = trimmed(text.substr(0, text.size() - 1));
  }
  return text;
}

std::optional<Outlet> registered_outlet(std::string_view name) {
  if (auto outlet = outlet_of_name(name)) return outlet;
  if (auto outlet = outlet_of_code(name, CodeForm::bracketed)) return outlet;
  return outlet_of_url(name);
}

// Parts of "Bnews (TTXVN)", "Minh Anh/VOV.VN", "Minh Anh - TTXVN", "TTXVN, Báo Tin tức".
std::vector<std::string_view> source_parts(std::string_view text) {
  constexpr std::string_view kDash = " - ";
  constexpr std::string_view kLongDash = " – ";
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t sign = std::min(text.find_first_of("(),;/"), text.size());
    const std::size_t dash = std::min(text.find(kDash), text.find(kLongDash));
    const std::size_t end = std::min(sign, dash);
    const auto part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    const std::size_t skip = dash >= sign ? 1 : text.substr(dash).starts_with(kDash) ? 3 : 5;
    text.remove_prefix(std::min(end + skip, text.size()));
  }
  return parts;
}

bool names_no_source(std::string_view name) {
  const std::string normal = text::normal_form(name);
  for (const auto* none : {"tổng hợp", "sưu tầm", "internet", "t h"}) {
    if (normal == text::normal_form(none)) return true;
  }
  return false;
}

// `any` where the label leaves no doubt that a source is named.
enum class Sources : std::uint8_t { known, any };

std::optional<Outlet> source_of(std::string_view name) {
  if (auto outlet = registered_outlet(name)) return outlet;
  if (!starts_like_outlet(name) || word_count(name, kMaxSourceWords + 1) > kMaxSourceWords)
    return std::nullopt;
  return Outlet{std::nullopt, cleaned(name)};
}

// "AFP", "New York Post": in plain letters and capitals, and of several words not all are
// Vietnamese syllables, as those of "Linh Anh" are.
bool is_foreign_source(std::string_view name) {
  constexpr std::size_t kMaxWords = 4;
  const auto words = words_of(name);
  if (words.empty() || words.size() > kMaxWords || !is_ascii(name)) return false;
  if (!std::all_of(words.begin(), words.end(), starts_upper)) return false;
  return words.size() == 1 || std::any_of(words.begin(), words.end(), [](std::string_view word) {
           return !text::is_exact(text::code_of(text::normal_form(word)));
         });
}

void add_names(std::string_view part, std::optional<std::string>& names) {
  auto found = names_of(part);
  if (!found) return;
  names = names ? *names + ", " + *found : std::move(*found);
}

// Several parts, each an outlet or a person: "Minh Anh (VOV.VN)", "TTXVN, Reuters".
std::optional<Credit> credited_parts(std::string_view name, Sources sources) {
  const auto parts = source_parts(name);
  if (parts.size() < 2) return std::nullopt;
  Credit credit;
  bool foreign = false;
  bool known = false;
  for (const auto part : parts) {
    auto outlet = source_of(part);
    if (!outlet && is_names(part) && !is_foreign_source(part)) {
      add_names(part, credit.author);
      continue;
    }
    if (!outlet && !is_foreign_source(part)) return std::nullopt;
    foreign = foreign || !outlet;
    known = known || outlet;
    if (credit.origin) continue;
    credit.origin = outlet ? std::move(outlet) : Outlet{std::nullopt, cleaned(part)};
  }
  if (!credit.origin || (foreign && credit.author)) return std::nullopt;
  if (!known && sources == Sources::known) return std::nullopt;
  return credit;
}

// What a credit names: an outlet that is registered, a domain or called "Báo …", and perhaps a
// person of it.
std::optional<Credit> credited(std::string_view name, Sources sources) {
  name = without_full_stop(trimmed(name));
  if (name.empty() || name.size() > kMaxCreditBytes / 2) return std::nullopt;
  if (names_no_source(name)) return Credit{};
  if (auto outlet = source_of(name)) return Credit{std::move(outlet), std::nullopt};
  if (auto credit = credited_parts(name, sources)) return credit;
  const bool plausible = sources == Sources::any && starts_upper(name) &&
                         word_count(name, kMaxSourceWords + 1) <= kMaxSourceWords;
  if (!plausible) return std::nullopt;
  return Credit{Outlet{std::nullopt, cleaned(name)}, std::nullopt};
}

std::optional<std::string_view> after_label(std::string_view line, std::string_view label) {
  if (!line.starts_with(label)) return std::nullopt;
  const auto rest = trimmed(line.substr(label.size()));
  if (rest.empty()) return std::nullopt;
  return rest;
}

std::optional<Credit> credit_after_theo(std::string_view rest, Sources sources) {
  if (auto credit = credited(rest, sources)) return credit;
  const auto name = without_full_stop(rest);
  // "Theo AFP, Reuters": a line of nothing but sources.
  if (auto credit = credited_parts(name, Sources::any)) return credit;
  if (is_foreign_source(name)) return Credit{Outlet{std::nullopt, cleaned(name)}, std::nullopt};
  if (word_count(name, 2) == 2 && is_names(rest)) return Credit{std::nullopt, names_of(rest)};
  return std::nullopt;
}

std::optional<Credit> labelled_credit(std::string_view line, Sources sources) {
  for (const std::string_view label : {"Theo:", "theo:", "Theo ", "theo ", "THEO "}) {
    if (const auto rest = after_label(line, label)) return credit_after_theo(*rest, sources);
  }
  for (const std::string_view label :
       {"Nguồn:", "Nguồn tin:", "Nguồn bài viết:", "NGUỒN:", "Source:", "Link gốc:",
        "Link bài gốc:", "Bài gốc:", "Xem bài gốc tại:", "Xem bài viết gốc tại:", "Link nguồn:"}) {
    const auto rest = after_label(line, label);
    if (!rest) continue;
    // "Nguồn: đất sét bãi bồi và tro trấu." is a sentence.
    if (auto credit = credited(*rest, Sources::any)) return credit;
    if (!ends_in_full_stop(*rest)) return Credit{};
  }
  if (const auto rest = after_label(line, "Nguồn ")) return credited(*rest, Sources::known);
  return std::nullopt;
}

// "https://baosongtrang.example/…html" alone on a line.
std::optional<Credit> url_credit(std::string_view line) {
  if (!is_article_url(line)) return std::nullopt;
  auto outlet = outlet_of_url(line);
  if (!outlet) return std::nullopt;
  return Credit{std::move(outlet), std::nullopt};
}

// "Mộc Miên (Theo AFP)", "(Bnews/TTXVN)", "(Theo TTXVN)".
std::optional<Credit> bracketed_credit(std::string_view line) {
  const std::size_t open = line.rfind('(');
  if (!line.ends_with(')') || open == std::string_view::npos) return std::nullopt;
  const auto inside = trimmed(line.substr(open + 1, line.size() - open - 2));
  const auto before = trimmed(line.substr(0, open));
  if (!before.empty() && !is_names(before)) return std::nullopt;
  auto credit = labelled_credit(inside, Sources::any);
  if (!credit) credit = credited(inside, Sources::known);
  if (credit && !before.empty()) credit->author = names_of(before);
  return credit;
}

// "Minh Anh/VOV.VN", "TTXVN/Vietnam+", "TTXVN" alone: no name of a newspaper in full, which is a
// masthead.
std::optional<Credit> bare_credit(std::string_view line) {
  if (starts_like_outlet(line)) return std::nullopt;
  const bool code = word_count(line, 2) == 1 && all_upper(line);
  if (code || source_parts(line).size() > 1) {
    if (auto outlet = outlet_of_name(line)) return Credit{std::move(outlet), std::nullopt};
  }
  return credited_parts(line, Sources::known);
}

bool is_small_letter(std::string_view text, std::size_t end) {
  std::size_t start = end - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80) --start;
  const auto letter = text.substr(start, end - start);
  return (static_cast<unsigned char>(letter.front()) >= 0x80 ||
          (letter.front() >= 'a' && letter.front() <= 'z')) &&
         !starts_upper(letter);
}

// "Minh PhươngTheo Reuters": two elements of a page that were put together without a space.
std::optional<Credit> glued_credit(std::string_view line) {
  constexpr std::string_view kTheo = "Theo ";
  const std::size_t at = line.find(kTheo);
  if (at == std::string_view::npos || at == 0 || !is_small_letter(line, at)) return std::nullopt;
  auto names = names_of(line.substr(0, at));
  if (!names) return std::nullopt;
  auto credit = credit_after_theo(line.substr(at + kTheo.size()), Sources::any);
  if (credit) credit->author = std::move(names);
  return credit;
}

}  // namespace

bool is_article_url(std::string_view line) {
  constexpr std::size_t kMinPathBytes = 8;
  if (!line.starts_with("http://") && !line.starts_with("https://")) return false;
  if (line.find(' ') != std::string_view::npos) return false;
  const std::size_t path = line.find('/', line.find("//") + 2);
  return path != std::string_view::npos && line.size() - path > kMinPathBytes;
}

std::optional<Credit> credit_of(std::string_view line) {
  line = trimmed(line);
  if (line.size() > 2 * kMaxCreditBytes) return std::nullopt;
  if (auto credit = url_credit(line)) return credit;
  if (line.size() > kMaxCreditBytes) return std::nullopt;
  if (auto credit = labelled_credit(line, Sources::known)) return credit;
  if (auto credit = glued_credit(line)) return credit;
  if (auto credit = bracketed_credit(without_full_stop(line))) return credit;
  return bare_credit(line);
}

std::optional<Outlet> origin_at_end(std::string_view paragraph) {
  auto tail = without_full_stop(trimmed(back_of(paragraph, kMaxCreditBytes)));
  const std::size_t open = tail.rfind('(');
  if (!tail.ends_with(')') || open == std::string_view::npos) return std::nullopt;
  const auto inside = trimmed(tail.substr(open + 1, tail.size() - open - 2));
  const auto rest = after_label(inside, "Theo ");
  if (!rest) return std::nullopt;
  const auto credit = credited(*rest, Sources::any);
  return credit ? credit->origin : std::nullopt;
}

}  // namespace timbao::article
