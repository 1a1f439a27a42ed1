#include "article/datelines.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "article/furniture.hpp"
#include "article/lines.hpp"
#include "article/names.hpp"
#include "article/outlet_registry.hpp"
#include "timbao/article/outlets.hpp"

namespace timbao::article {
namespace {

// Longer lines name outlets for other reasons. Bytes.
constexpr std::size_t kMaxLineBytes = 320;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

// "Bản quyền thuộc về Báo Sông Trăng. Cấm sao chép": the name behind the label.
std::optional<Outlet> outlet_behind(std::string_view label, std::string_view line) {
  constexpr std::size_t kMaxWords = 7;
  auto rest = trimmed(line.substr(line.find(label) + label.size()));
  while (!rest.empty() && (is_digit(rest.front()) || rest.front() == ' ' || rest.front() == '-')) {
    rest.remove_prefix(1);
  }
  if (rest.starts_with("về ")) rest.remove_prefix(std::string_view("về ").size());
  const auto name = trimmed(rest.substr(0, rest.find_first_of(".,|-(;\"")));
  if (!starts_like_outlet(name) || word_count(name, kMaxWords + 1) > kMaxWords) return std::nullopt;
  return Outlet{std::nullopt, cleaned(name)};
}

}  // namespace

std::optional<Dateline> dateline_of(std::string_view paragraph) {
  constexpr std::size_t kHeadBytes = 120;
  const auto head = front_of(paragraph, kHeadBytes);
  if (head.starts_with('(')) return bracketed_dateline(head);
  if (auto dateline = bare_dateline(head)) return dateline;
  return place_dateline(head);
}

std::optional<Outlet> outlet_of_masthead(std::string_view line) {
  if (line.size() > kMaxLineBytes) return std::nullopt;
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
  if (auto outlet = outlet_of_full_name(line)) return outlet;
  if (line.find('/') != std::string_view::npos) return std::nullopt;
  auto outlet = outlet_of_url(line);
  return outlet && outlet->name ? outlet : std::nullopt;
}

std::optional<Outlet> outlet_of_furniture(std::string_view line) {
  if (line.size() > kMaxLineBytes) return std::nullopt;
  for (const std::string_view label :
       {"Bản quyền thuộc", "©", "®", "giữ bản quyền", "Giấy phép hoạt động báo", "Ghi rõ nguồn",
        "ghi rõ nguồn", "Cơ quan chủ quản:"}) {
    if (line.find(label) == std::string_view::npos) continue;
    if (auto outlet = outlet_named_in(line)) return outlet;
    return outlet_behind(label, line);
  }
  return outlet_of_masthead(line);
}

}  // namespace timbao::article
