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
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

constexpr std::size_t kMaxCreditBytes = 160;
constexpr std::size_t kMaxSourceWords = 5;

std::string_view without_full_stop(std::string_view text) {
  while (text.ends_with('.')) text = trimmed(text.substr(0, text.size() - 1));
  return text;
}

std::optional<Outlet> registered_outlet(std::string_view name) {
  if (auto outlet = outlet_of_name(name)) return outlet;
  if (auto outlet = outlet_of_code(name, CodeForm::bracketed)) return outlet;
  return outlet_of_url(name);
}

// Parts of "Bnews (TTXVN)", "Minh Anh/VOV.VN", "TTXVN, Báo Tin tức".
std::vector<std::string_view> source_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("(),;/"), text.size());
    const auto part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool names_no_source(std::string_view name) {
  const std::string normal = text::normal_form(name);
  return normal == text::normal_form("tổng hợp") || normal == "internet" ||
         normal == text::normal_form("sưu tầm");
}

// `any` where the label leaves no doubt that a source is named.
enum class Sources : std::uint8_t { known, any };

// What a credit names: an outlet that is registered, a domain or called "Báo …", and perhaps a
// person of it.
std::optional<Credit> credited(std::string_view name, Sources sources) {
  name = without_full_stop(trimmed(name));
  if (name.empty() || name.size() > kMaxCreditBytes / 2 || names_no_source(name))
    return std::nullopt;
  if (auto outlet = registered_outlet(name)) return Credit{std::move(outlet), std::nullopt};
  const auto parts = source_parts(name);
  for (const auto part : parts.size() > 1 ? parts : std::vector<std::string_view>()) {
    auto outlet = registered_outlet(part);
    if (!outlet) continue;
    const auto person = std::find_if(parts.begin(), parts.end(), is_names);
    return Credit{std::move(outlet), person == parts.end() ? std::nullopt : names_of(*person)};
  }
  const bool plausible = (sources == Sources::any || starts_like_outlet(name)) &&
                         starts_upper(name) &&
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
  const auto words = words_of(rest);
  const bool capitals = words.size() >= 2 && std::all_of(words.begin(), words.end(), all_upper);
  if (capitals && is_names(rest)) return Credit{std::nullopt, names_of(rest)};
  // "Theo Reuters": one foreign word alone on a line names a source.
  if (words.size() == 1 && starts_upper(rest) && is_ascii(rest)) {
    return Credit{Outlet{std::nullopt, cleaned(without_full_stop(rest))}, std::nullopt};
  }
  return std::nullopt;
}

std::optional<Credit> labelled_credit(std::string_view line, Sources sources) {
  for (const std::string_view label : {"Theo:", "theo:", "Theo ", "theo ", "THEO "}) {
    if (const auto rest = after_label(line, label)) return credit_after_theo(*rest, sources);
  }
  for (const std::string_view label :
       {"Nguồn:", "Nguồn tin:", "Nguồn bài viết:", "NGUỒN:", "Source:"}) {
    const auto rest = after_label(line, label);
    if (!rest) continue;
    return credited(*rest, Sources::any).value_or(Credit{});
  }
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
  if (!credit && before.empty()) credit = credited(inside, Sources::known);
  if (credit && !before.empty()) credit->author = names_of(before);
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
  return bracketed_credit(without_full_stop(line));
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
