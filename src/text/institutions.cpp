#include "text/institutions.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "text/tables.hpp"
#include "text/utf8.hpp"
#include "timbao/text/names.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::text {
namespace {

// What an institution, a force, a treaty or an index is, in one or two words.
constexpr std::string_view kHeads[] = {
    "bệnh viện", "chương trình", "chỉ số",     "cơ quan",   "công ty",   "công ước",  "ctcp",
    "cục",       "diễn đàn",     "học viện",   "hiệp hội",  "hiệp ước",  "hiệp định", "hải quân",
    "hệ thống",  "hội đồng",     "không quân", "kế hoạch",  "kho bạc",   "liên hiệp", "liên minh",
    "liên đoàn", "lực lượng",    "lục quân",   "mặt trận",  "nghị viện", "ngân hàng", "nhà máy",
    "nhà nước",  "nhà xuất",     "phong trào", "quân giải", "quân đội",  "quỹ",       "sàn giao",
    "sáng kiến", "thỏa thuận",   "trung tâm",  "tuyên bố",  "tòa án",    "tổ chức",   "tổng công",
    "tổng cục",  "tập đoàn",     "viện",       "vệ binh",   "văn phòng", "đài",       "đại học",
    "đạo luật",  "đảng",         "đh",         "đối tác",   "đơn vị",    "ủy ban",    "ủy hội",
    "cộng đồng",
};

// Heads that are also the second syllable of other words ("cán bộ", "thị trường"): only capitals
// tell.
constexpr std::string_view kCapitalHeads[] = {"bộ", "hãng", "hội", "khối", "phòng", "sở", "trường"};

// The word that makes a head bigger: "Tổng công ty Điện lực".
constexpr std::string_view kEnlarging = "tổng";

// Words that make a head part of a person's office: "Viện trưởng".
constexpr std::string_view kOffices[] = {"trưởng", "phó", "viên", "chủ"};

// Words that no name goes across.
constexpr std::string_view kBreaks[] = {
    "là",   "được", "đã",    "sẽ",   "đang",  "có",   "bị",   "khi", "theo", "như", "gồm",  "cùng",
    "từ",   "để",   "vào",   "nhằm", "bởi",   "giữa", "rằng", "mà",  "thì",  "nói", "nay",  "này",
    "nhất", "cho",  "thuộc", "do",   "trong", "với",  "ông",  "bà",  "anh",  "đó",  "nhưng"};

// Words that part a name from what it belongs to, but also stand in names of treaties: "Bộ Quy tắc
// ứng xử ở Biển Đông".
constexpr std::string_view kLinks[] = {"của", "ở", "tại", "trên", "và", "về", "đến"};

// What a word can be in a name, as bits.
constexpr std::uint8_t kHead = 1;
constexpr std::uint8_t kCapitalHead = 2;
constexpr std::uint8_t kFirstOfHead = 4;
constexpr std::uint8_t kOffice = 8;
constexpr std::uint8_t kBreak = 16;
constexpr std::uint8_t kLink = 32;
constexpr std::uint8_t kEnlarges = 64;

// The words above by their codes. Two words that share a code by hash do no harm here.
class NameWords {
 public:
  NameWords() : roles_(std::size_t{1} << 16U) {
    for (const std::string_view head : kHeads) add_head(head);
    for (const std::string_view word : kCapitalHeads) roles_[code_of(word)] |= kCapitalHead;
    for (const std::string_view word : kOffices) roles_[code_of(word)] |= kOffice;
    for (const std::string_view word : kBreaks) roles_[code_of(word)] |= kBreak;
    for (const std::string_view word : kLinks) roles_[code_of(word)] |= kLink;
    roles_[code_of(kEnlarging)] |= kEnlarges;
    std::sort(pairs_.begin(), pairs_.end());
  }

  [[nodiscard]] bool is(TokenCode code, std::uint8_t role) const {
    return (roles_[code] & role) != 0;
  }

  [[nodiscard]] bool is_head(TokenCode first, TokenCode second) const {
    return is(first, kFirstOfHead) &&
           std::binary_search(pairs_.begin(), pairs_.end(), std::pair(first, second));
  }

 private:
  void add_head(std::string_view head) {
    const std::size_t space = head.find(' ');
    const TokenCode first = code_of(head.substr(0, space));
    if (space == head.npos) {
      roles_[first] |= kHead;
    } else {
      roles_[first] |= kFirstOfHead;
      pairs_.emplace_back(first, code_of(head.substr(space + 1)));
    }
  }

  std::vector<std::uint8_t> roles_;
  std::vector<std::pair<TokenCode, TokenCode>> pairs_;  // Sorted.
};

const NameWords& name_words() {
  static const NameWords kWords;
  return kWords;
}

class Name {
 public:
  Name(std::string_view source, const Tokens& tokens, std::uint32_t end)
      : source_(source), tokens_(tokens), end_(end) {}

  // Whether the name may begin at `at`: with a head, and a capital in it or right behind it.
  [[nodiscard]] bool begins(std::uint32_t at) const {
    const std::uint32_t next = at + head_words(at);
    if (next == at || next >= end_ || words_.is(code(next), kOffice)) return false;
    if (is_capitalised(source_, tokens_[at])) return true;
    // "tổ chức Nhà nước Hồi giáo": the name begins with the head in capitals.
    return is_capitalised(source_, tokens_[next]) && head_words(next) == 0;
  }

  [[nodiscard]] bool is_enlarging(std::uint32_t at) const { return words_.is(code(at), kEnlarges); }

  [[nodiscard]] bool breaks(std::uint32_t at) const { return words_.is(code(at), kBreak); }

  // Whether a comma or a linking word stands before `at`.
  [[nodiscard]] bool is_linked(std::uint32_t at) const {
    const Token& left = tokens_[at - 1];
    const std::string_view gap = source_.substr(left.end, tokens_[at].start - left.end);
    return words_.is(left.code, kLink) || gap.find(',') != gap.npos;
  }

 private:
  [[nodiscard]] TokenCode code(std::uint32_t at) const { return tokens_[at].code; }

  [[nodiscard]] std::uint32_t head_words(std::uint32_t at) const {
    if (at + 1 < end_ && words_.is_head(code(at), code(at + 1))) return 2;
    const bool one = words_.is(code(at), kHead) ||
                     (words_.is(code(at), kCapitalHead) && is_capitalised(source_, tokens_[at]));
    return one ? 1 : 0;
  }

  std::string_view source_;
  const Tokens& tokens_;
  std::uint32_t end_;
  const NameWords& words_ = name_words();
};

}  // namespace

std::optional<std::uint32_t> institution_start(std::string_view source, const Tokens& tokens,
                                               std::uint32_t from, std::uint32_t end) {
  const Name name(source, tokens, end);
  std::optional<std::uint32_t> start;
  for (std::uint32_t at = end; at-- > from && end - at <= kMaxNameWords;) {
    if (name.breaks(at)) break;
    if (name.begins(at) || (name.is_enlarging(at) && start == at + 1)) start = at;
    // What stands before a linked name is another: "Bộ Công Thương và Ngân hàng Thế giới".
    if (start == at && at > from && name.is_linked(at)) break;
  }
  return start;
}

bool name_joins(std::string_view gap) {
  constexpr std::u32string_view kJoining = U" ,-&\u00A0\u2011\u2013";
  if (gap == ".") return true;  // TP.HCM
  const Byte* at = reinterpret_cast<const Byte*>(gap.data());
  const Byte* const end = at + gap.size();
  while (at < end) {
    const Char next = char_at(at, end);
    if (kJoining.find(next.value) == kJoining.npos) return false;
    at += next.size;
  }
  return true;
}

}  // namespace timbao::text
