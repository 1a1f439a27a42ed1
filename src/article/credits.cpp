#include "article/credits.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "article/furniture.hpp"
#include "article/lines.hpp"
#include "article/outlet_registry.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

constexpr std::size_t kMaxCreditBytes = 160;
constexpr std::size_t kMaxNameWords = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "P.Y", "T.Nhân", "PV", "N.V.A."
bool is_initials(std::string_view word) {
  if (!starts_upper(word) || code_points(word) > 12) return false;
  return word.find('.') != std::string_view::npos || (all_upper(word) && code_points(word) <= 4);
}

bool is_name_word(std::string_view word) {
  constexpr std::string_view kSigns = ",:;!?\"()[]/%&+";
  if (!starts_upper(word) || code_points(word) > 14) return false;
  if (std::any_of(word.begin(), word.end(), is_digit)) return false;
  return word.find_first_of(kSigns) == std::string_view::npos;
}

// Words that stand before names in bylines: "PV Khánh Thi", "Bài: …".
std::string_view without_role(std::string_view name) {
  for (const std::string_view role :
       {"PV ", "BTV ", "CTV ", "Phóng viên ", "Nhà báo ", "By ", "by ", "Bởi "}) {
    if (name.starts_with(role)) return trimmed(name.substr(role.size()));
  }
  return name;
}

// Words that names of outlets start with and names of people do not.
bool starts_like_outlet(std::string_view text) {
  constexpr std::array<std::string_view, 12> kStarts = {
      "Báo ",         "BÁO ", "Tạp chí ", "Thông tấn ", "Thời báo ", "Đài ",
      "Truyền hình ", "Tin ", "Trang ",   "Cổng ",      "Hãng ",     "Kênh "};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](auto start) { return text.starts_with(start); });
}

bool is_one_name(std::string_view text) {
  const auto name = without_role(text);
  const auto words = words_of(name);
  if (words.empty() || words.size() > kMaxNameWords) return false;
  if (!std::all_of(words.begin(), words.end(), is_name_word)) return false;
  if (words.size() == 1 && !is_initials(words.front())) return false;
  if (starts_like_outlet(name) || words.front() == "Theo") return false;
  return !is_section_list(name) && !is_registry_place(name) && !outlet_of_name(name) &&
         !host_of(name);
}

std::vector<std::string_view> name_parts(std::string_view text) {
  constexpr std::array<std::string_view, 8> kBetween = {" - ",  " – ", ", ",  "; ",
                                                        " và ", " & ", " | ", "/"};
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t end = std::string_view::npos;
    std::size_t skip = 0;
    for (const auto between : kBetween) {
      const std::size_t at = text.find(between);
      if (at >= end) continue;
      end = at;
      skip = between.size();
    }
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + skip);
  }
}

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

enum class Sources : std::uint8_t {
  known,
  any
};  // Any: the label leaves no doubt that a source is named.

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
                         starts_upper(name) && word_count(name, kMaxNameWords + 1) <= kMaxNameWords;
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

std::string_view byline_name(std::string_view text) {
  if (const std::size_t label = text.find(':'); label != std::string_view::npos) {
    text = text.substr(0, text.substr(0, label).find_last_of("-,;|"));
  }
  return trimmed(text.substr(0, text.find('(')));
}

bool is_article_url(std::string_view line) {
  constexpr std::size_t kMinPathBytes = 8;
  if (!line.starts_with("http://") && !line.starts_with("https://")) return false;
  if (line.find(' ') != std::string_view::npos) return false;
  const std::size_t path = line.find('/', line.find("//") + 2);
  return path != std::string_view::npos && line.size() - path > kMinPathBytes;
}

bool is_names(std::string_view text) {
  if (text.empty() || text.size() > kMaxCreditBytes) return false;
  const auto parts = name_parts(text);
  return parts.size() <= 6 && std::all_of(parts.begin(), parts.end(), is_one_name);
}

std::optional<std::string> names_of(std::string_view text) {
  text = trimmed(text);
  if (!is_names(text)) return std::nullopt;
  std::string names;
  for (const auto part : name_parts(text)) {
    if (!names.empty()) names += ", ";
    names += cleaned(words_of(part).size() > 1 ? without_role(part) : part);
  }
  return names;
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

namespace {

// Bytes of a dash with the spaces around it, 0 where there is none.
std::size_t dash_bytes(std::string_view text) {
  std::size_t bytes = 0;
  while (text.substr(bytes).starts_with(' ') || text.substr(bytes).starts_with("\u00a0")) {
    bytes += text[bytes] == ' ' ? 1 : 2;
  }
  for (const std::string_view dash : {"-", "–", "—", ":"}) {
    if (!text.substr(bytes).starts_with(dash)) continue;
    const auto rest = text.substr(bytes + dash.size());
    const auto blanks = static_cast<std::size_t>(trimmed(rest).data() - rest.data());
    return bytes + dash.size() + blanks;
  }
  return 0;
}

std::optional<Dateline> bracketed_dateline(std::string_view head) {
  const std::size_t close = head.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  const std::size_t dash = dash_bytes(head.substr(close + 1));
  if (dash == 0) return std::nullopt;
  const auto code = trimmed(head.substr(1, close - 1));
  const std::size_t bytes = close + 1 + dash;
  if (furniture_of(head.substr(0, close + 1)).action == FurnitureAction::strip)
    return Dateline{std::nullopt, bytes};
  auto outlet = outlet_of_code(code, CodeForm::bracketed);
  if (!outlet) return std::nullopt;
  return Dateline{std::move(outlet), bytes};
}

std::optional<Dateline> bare_dateline(std::string_view head) {
  constexpr std::size_t kMaxCodeBytes = 40;
  for (const std::string_view dash : {"-", "–", "—"}) {
    const std::size_t at = head.find(dash);
    if (at == std::string_view::npos || at == 0 || at > kMaxCodeBytes) continue;
    const bool apart = head[at - 1] == ' ' || head.substr(0, at).ends_with("\u00a0") || dash != "-";
    const auto code = trimmed(head.substr(0, at));
    const std::size_t bytes = at + dash_bytes(head.substr(at));
    const bool spaced_after = bytes > at + dash.size();
    if (!spaced_after || (!apart && !all_upper(code))) continue;
    if (auto outlet = outlet_of_code(code, CodeForm::bare))
      return Dateline{std::move(outlet), bytes};
  }
  return std::nullopt;
}

// "Hà Nội (TTXVN 5/9)": an agency's dateline that others print.
std::optional<Dateline> place_dateline(std::string_view head) {
  const std::size_t open = head.find('(');
  const std::size_t close = head.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    return std::nullopt;
  const auto words = words_of(head.substr(0, open));
  if (words.size() > 4 || !std::all_of(words.begin(), words.end(), starts_upper))
    return std::nullopt;
  const auto code = words_of(head.substr(open + 1, close - open - 1));
  if (code.empty() || !all_upper(code.front()) || code.size() > 2) return std::nullopt;
  if (code.size() == 2 && !is_digit(code.back().front())) return std::nullopt;
  auto outlet = outlet_of_code(code.front(), CodeForm::bracketed);
  if (!outlet || !outlet->name) return std::nullopt;
  return Dateline{std::move(outlet), 0};
}

}  // namespace

std::optional<Dateline> dateline_of(std::string_view paragraph) {
  constexpr std::size_t kHeadBytes = 120;
  const auto head = front_of(paragraph, kHeadBytes);
  if (head.starts_with('(')) return bracketed_dateline(head);
  if (auto dateline = bare_dateline(head)) return dateline;
  return place_dateline(head);
}

std::optional<Outlet> outlet_of_furniture(std::string_view line) {
  if (line.size() > 2 * kMaxCreditBytes) return std::nullopt;
  constexpr std::string_view kFollow = "Theo dõi ";
  constexpr std::string_view kOnGoogle = " trên Google";
  const std::size_t follow = line.find(kFollow);
  const std::size_t google = line.find(kOnGoogle);
  if (follow != std::string_view::npos && google != std::string_view::npos && google > follow) {
    const std::size_t start = follow + kFollow.size();
    const auto name = trimmed(line.substr(start, google - start));
    if (auto outlet = outlet_of_name(name)) return outlet;
    if (starts_like_outlet(name)) return Outlet{std::nullopt, cleaned(name)};
  }
  for (const std::string_view label :
       {"Bản quyền thuộc", "©", "Giấy phép hoạt động báo", "Tổng Biên tập", "Tổng biên tập",
        "Ghi rõ nguồn", "Cơ quan của", "Cơ quan chủ quản"}) {
    if (line.find(label) != std::string_view::npos) return outlet_named_in(line);
  }
  if (auto outlet = outlet_of_full_name(line)) return outlet;
  if (host_of(line) && line.find('/') == std::string_view::npos) {
    auto outlet = outlet_of_url(line);
    if (outlet && outlet->name) return outlet;
  }
  return std::nullopt;
}

}  // namespace timbao::article
