#include "article/html_tags.hpp"

#include <array>
#include <cstddef>

namespace timbao::article {
namespace {

constexpr std::uint8_t kBlock = 1;
constexpr std::uint8_t kVoid = 2;
constexpr std::uint8_t kRaw = 4;
constexpr std::uint8_t kScope = 8;
constexpr std::uint8_t kClosesParagraph = 16;

struct TagRow {
  std::string_view name;
  Tag tag;
  int traits;
};
constexpr auto kTags = std::to_array<TagRow>({
    {"a", Tag::a, 0},
    {"abbr", Tag::abbr, 0},
    {"address", Tag::address, kBlock | kClosesParagraph},
    {"applet", Tag::applet, kScope},
    {"area", Tag::area, kVoid},
    {"article", Tag::article, kBlock | kClosesParagraph},
    {"aside", Tag::aside, kBlock | kClosesParagraph},
    {"audio", Tag::audio, 0},
    {"b", Tag::b, 0},
    {"base", Tag::base, kVoid},
    {"big", Tag::big, 0},
    {"blockquote", Tag::blockquote, kBlock | kClosesParagraph},
    {"body", Tag::body, kBlock},
    {"br", Tag::br, kVoid},
    {"button", Tag::button, kScope},
    {"canvas", Tag::canvas, 0},
    {"caption", Tag::caption, kBlock | kScope},
    {"center", Tag::center, kBlock | kClosesParagraph},
    {"cite", Tag::cite, 0},
    {"code", Tag::code, 0},
    {"col", Tag::col, kVoid},
    {"colgroup", Tag::colgroup, 0},
    {"dd", Tag::dd, kBlock | kClosesParagraph},
    {"del", Tag::del, 0},
    {"details", Tag::details, kBlock | kClosesParagraph},
    {"dialog", Tag::dialog, kBlock | kClosesParagraph},
    {"div", Tag::div, kBlock | kClosesParagraph},
    {"dl", Tag::dl, kBlock | kClosesParagraph},
    {"dt", Tag::dt, kBlock | kClosesParagraph},
    {"em", Tag::em, 0},
    {"embed", Tag::embed, kVoid},
    {"fieldset", Tag::fieldset, kBlock | kClosesParagraph},
    {"figcaption", Tag::figcaption, kBlock | kClosesParagraph},
    {"figure", Tag::figure, kBlock | kClosesParagraph},
    {"font", Tag::font, 0},
    {"footer", Tag::footer, kBlock | kClosesParagraph},
    {"form", Tag::form, kBlock | kClosesParagraph},
    {"frameset", Tag::frameset, kBlock},
    {"h1", Tag::h1, kBlock | kClosesParagraph},
    {"h2", Tag::h2, kBlock | kClosesParagraph},
    {"h3", Tag::h3, kBlock | kClosesParagraph},
    {"h4", Tag::h4, kBlock | kClosesParagraph},
    {"h5", Tag::h5, kBlock | kClosesParagraph},
    {"h6", Tag::h6, kBlock | kClosesParagraph},
    {"head", Tag::head, kBlock},
    {"header", Tag::header, kBlock | kClosesParagraph},
    {"hgroup", Tag::hgroup, kBlock | kClosesParagraph},
    {"hr", Tag::hr, kBlock | kVoid | kClosesParagraph},
    {"html", Tag::html, kBlock | kScope},
    {"i", Tag::i, 0},
    {"iframe", Tag::iframe, kRaw},
    {"img", Tag::img, kVoid},
    {"input", Tag::input, kVoid},
    {"ins", Tag::ins, 0},
    {"label", Tag::label, 0},
    {"legend", Tag::legend, kBlock},
    {"li", Tag::li, kBlock | kClosesParagraph},
    {"link", Tag::link, kVoid},
    {"main", Tag::main, kBlock | kClosesParagraph},
    {"mark", Tag::mark, 0},
    {"marquee", Tag::marquee, kScope},
    {"math", Tag::math, kRaw},
    {"menu", Tag::menu, kBlock | kClosesParagraph},
    {"meta", Tag::meta, kVoid},
    {"nav", Tag::nav, kBlock | kClosesParagraph},
    {"nobr", Tag::nobr, 0},
    {"noembed", Tag::noembed, kRaw},
    {"noframes", Tag::noframes, kRaw},
    {"noscript", Tag::noscript, kBlock},
    {"object", Tag::object, kScope},
    {"ol", Tag::ol, kBlock | kClosesParagraph},
    {"optgroup", Tag::optgroup, kBlock},
    {"option", Tag::option, kBlock},
    {"p", Tag::p, kBlock | kClosesParagraph},
    {"param", Tag::param, kVoid},
    {"picture", Tag::picture, 0},
    {"pre", Tag::pre, kBlock | kClosesParagraph},
    {"q", Tag::q, 0},
    {"s", Tag::s, 0},
    {"script", Tag::script, kRaw},
    {"section", Tag::section, kBlock | kClosesParagraph},
    {"select", Tag::select, kBlock},
    {"small", Tag::small, 0},
    {"source", Tag::source, kVoid},
    {"span", Tag::span, 0},
    {"strike", Tag::strike, 0},
    {"strong", Tag::strong, 0},
    {"style", Tag::style, kRaw},
    {"sub", Tag::sub, 0},
    {"summary", Tag::summary, kBlock | kClosesParagraph},
    {"sup", Tag::sup, 0},
    {"svg", Tag::svg, kRaw},
    {"table", Tag::table, kBlock | kScope | kClosesParagraph},
    {"tbody", Tag::tbody, kBlock},
    {"td", Tag::td, kBlock | kScope},
    {"template", Tag::template_, kBlock | kScope},
    {"textarea", Tag::textarea, kBlock | kRaw},
    {"tfoot", Tag::tfoot, kBlock},
    {"th", Tag::th, kBlock | kScope},
    {"thead", Tag::thead, kBlock},
    {"time", Tag::time, 0},
    {"title", Tag::title, kBlock | kRaw},
    {"tr", Tag::tr, kBlock},
    {"track", Tag::track, kVoid},
    {"tt", Tag::tt, 0},
    {"u", Tag::u, 0},
    {"ul", Tag::ul, kBlock | kClosesParagraph},
    {"var", Tag::var, 0},
    {"video", Tag::video, 0},
    {"wbr", Tag::wbr, kVoid},
    {"xmp", Tag::xmp, kBlock | kRaw | kClosesParagraph},
});

struct AttributeRow {
  std::string_view name;
  Attribute attribute;
};
constexpr auto kAttributes = std::to_array<AttributeRow>({
    {"alt", Attribute::alt},
    {"aria-hidden", Attribute::aria_hidden},
    {"aria-label", Attribute::aria_label},
    {"charset", Attribute::charset},
    {"class", Attribute::class_},
    {"content", Attribute::content},
    {"data-component", Attribute::data_component},
    {"data-date", Attribute::data_date},
    {"data-field", Attribute::data_field},
    {"data-role", Attribute::data_role},
    {"data-testid", Attribute::data_testid},
    {"data-time", Attribute::data_time},
    {"data-type", Attribute::data_type},
    {"datetime", Attribute::datetime},
    {"hidden", Attribute::hidden},
    {"href", Attribute::href},
    {"http-equiv", Attribute::http_equiv},
    {"id", Attribute::id},
    {"itemprop", Attribute::itemprop},
    {"itemscope", Attribute::itemscope},
    {"itemtype", Attribute::itemtype},
    {"lang", Attribute::lang},
    {"name", Attribute::name},
    {"property", Attribute::property},
    {"pubdate", Attribute::pubdate},
    {"rel", Attribute::rel},
    {"role", Attribute::role},
    {"style", Attribute::style},
    {"title", Attribute::title},
    {"type", Attribute::type},
});

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::size_t hash_of(std::string_view name) {
  std::size_t hash = name.size();
  for (const char c : name) hash = hash * 31 + static_cast<unsigned char>(lower(c));
  return hash;
}

constexpr bool is_same(std::string_view lower_case, std::string_view name) {
  if (lower_case.size() != name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(name[i]) != lower_case[i]) return false;
  }
  return true;
}

// Rows by the hash of their names: open addressing, so that a name costs one look or two.
template <std::size_t kRows>
class NameTable {
 public:
  template <class Table>
  explicit constexpr NameTable(const Table& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      std::size_t slot = hash_of(rows[row].name) % kSlots;
      while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(row + 1);
    }
  }

  // The row with the name, kRows where there is none.
  template <class Table>
  [[nodiscard]] std::size_t find(const Table& rows, std::string_view name) const {
    constexpr std::size_t kMaxNameBytes = 16;
    if (name.size() > kMaxNameBytes) return kRows;
    for (std::size_t slot = hash_of(name) % kSlots; slots_[slot] != 0; slot = (slot + 1) % kSlots) {
      if (is_same(rows[slots_[slot] - 1].name, name)) return slots_[slot] - 1;
    }
    return kRows;
  }

 private:
  static constexpr std::size_t kSlots = 512;
  std::array<std::uint8_t, kSlots> slots_{};
};

constexpr NameTable<kTags.size()> kTagTable(kTags);
constexpr NameTable<kAttributes.size()> kAttributeTable(kAttributes);

constexpr std::array<std::uint8_t, kTagCount> traits_by_tag() {
  std::array<std::uint8_t, kTagCount> traits{};
  for (const auto& row : kTags) {
    traits[static_cast<std::size_t>(row.tag)] = static_cast<std::uint8_t>(row.traits);
  }
  return traits;
}
constexpr auto kTraits = traits_by_tag();

bool has(Tag tag, std::uint8_t trait) {
  return (kTraits[static_cast<std::size_t>(tag)] & trait) != 0;
}

}  // namespace

Tag tag_of(std::string_view name) {
  const std::size_t row = kTagTable.find(kTags, name);
  return row < kTags.size() ? kTags[row].tag : Tag::other;
}

std::optional<Attribute> attribute_of(std::string_view name) {
  const std::size_t row = kAttributeTable.find(kAttributes, name);
  if (row == kAttributes.size()) return std::nullopt;
  return kAttributes[row].attribute;
}

bool is_block(Tag tag) { return has(tag, kBlock); }
bool is_void(Tag tag) { return has(tag, kVoid); }
bool is_raw(Tag tag) { return has(tag, kRaw); }
bool is_scope(Tag tag) { return has(tag, kScope); }
bool closes_paragraph(Tag tag) { return has(tag, kClosesParagraph); }

}  // namespace timbao::article
