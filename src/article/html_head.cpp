#include "article/html_head.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "article/dates.hpp"
#include "article/html_fragment.hpp"
#include "article/lines.hpp"
#include "article/loose_json.hpp"

namespace timbao::article {
namespace {

enum class Fact : std::uint8_t {
  title,
  description,
  url,
  site,
  published,
  modified,
  author,
  section,
  tag,
  parsely,
};
constexpr std::size_t kFactCount = 10;

// In lower case; within a fact the more exact first.
struct Name {
  std::string_view name;
  Fact fact;
};
constexpr auto kNames = std::to_array<Name>({
    {"og:title", Fact::title},
    {"headline", Fact::title},
    {"twitter:title", Fact::title},
    {"dc.title", Fact::title},
    {"dcterms.title", Fact::title},
    {"citation_title", Fact::title},
    {"parsely-title", Fact::title},
    {"sailthru.title", Fact::title},
    {"title", Fact::title},

    {"og:description", Fact::description},
    {"description", Fact::description},
    {"twitter:description", Fact::description},
    {"dc.description", Fact::description},
    {"dcterms.description", Fact::description},
    {"sailthru.description", Fact::description},

    {"og:url", Fact::url},
    {"parsely-link", Fact::url},
    {"mainentityofpage", Fact::url},

    {"og:site_name", Fact::site},
    {"dc.publisher", Fact::site},
    {"dcterms.publisher", Fact::site},
    {"publisher", Fact::site},
    {"sourceorganization", Fact::site},
    {"source", Fact::site},
    {"application-name", Fact::site},

    {"article:published_time", Fact::published},
    {"datepublished", Fact::published},
    {"og:article:published_time", Fact::published},
    {"article:published", Fact::published},
    {"og:published_time", Fact::published},
    {"article.published", Fact::published},
    {"parsely-pub-date", Fact::published},
    {"sailthru.date", Fact::published},
    {"cxenseparse:recs:publishtime", Fact::published},
    {"pubdate", Fact::published},
    {"publishdate", Fact::published},
    {"publish-date", Fact::published},
    {"publish_date", Fact::published},
    {"published_time", Fact::published},
    {"publication_date", Fact::published},
    {"originalpublicationdate", Fact::published},
    {"article_date_original", Fact::published},
    {"dc.date.issued", Fact::published},
    {"dcterms.issued", Fact::published},
    {"citation_publication_date", Fact::published},
    {"citation_date", Fact::published},
    {"dc.date", Fact::published},
    {"dcterms.date", Fact::published},
    {"dc.date.created", Fact::published},
    {"dcterms.created", Fact::published},
    {"its_publication", Fact::published},
    {"displaydate", Fact::published},
    {"datecreated", Fact::published},
    {"date", Fact::published},

    {"article:modified_time", Fact::modified},
    {"datemodified", Fact::modified},
    {"lastmod", Fact::modified},
    {"article_updatetime", Fact::modified},
    {"dcterms.modified", Fact::modified},

    {"author", Fact::author},
    {"article:author_name", Fact::author},
    {"article:author", Fact::author},
    {"og:article:author", Fact::author},
    {"dc.creator", Fact::author},
    {"dcterms.creator", Fact::author},
    {"dc.creator.name", Fact::author},
    {"parsely-author", Fact::author},
    {"sailthru.author", Fact::author},
    {"citation_author", Fact::author},
    {"cxenseparse:author", Fact::author},
    {"byl", Fact::author},
    {"byline", Fact::author},
    {"creator", Fact::author},

    {"article:section", Fact::section},
    {"articlesection", Fact::section},
    {"parsely-section", Fact::section},
    {"section", Fact::section},

    {"article:tag", Fact::tag},
    {"news_keywords", Fact::tag},
    {"parsely-tags", Fact::tag},
    {"dc.subject", Fact::tag},
    {"keywords", Fact::tag},

    {"parsely-page", Fact::parsely},
    {"parsely-metadata", Fact::parsely},
});

// Tags of all names but "keywords", which everybody writes, are taken together.
constexpr std::size_t kFirstTag =
    static_cast<std::size_t>(std::find_if(kNames.begin(), kNames.end(),
                                          [](const Name& name) { return name.fact == Fact::tag; }) -
                             kNames.begin());

const std::unordered_map<std::string_view, std::size_t>& name_ranks() {
  static const auto kRanks = [] {
    std::unordered_map<std::string_view, std::size_t> ranks;
    for (std::size_t i = 0; i < kNames.size(); ++i) ranks.emplace(kNames[i].name, i);
    return ranks;
  }();
  return kRanks;
}

// The best value of each fact, and all values of its name.
class HeadReader {
 public:
  explicit HeadReader(const HtmlTree& tree) : tree_(tree) { best_.fill(kNames.size()); }

  HtmlHead read() {
    for (NodeId node = 0; node < tree_.size(); ++node) read_node(node);
    take_texts();
    return std::move(head_);
  }

 private:
  void read_node(NodeId node) {
    switch (tree_[node].tag) {
      case Tag::text:
        return;
      case Tag::title:
        if (head_.head_title.empty()) head_.head_title = tree_.text_below(node);
        return;
      case Tag::link:
        return read_link(node);
      case Tag::meta:
        break;
      default:
        return;
    }
    for (const auto attribute : {Attribute::property, Attribute::itemprop, Attribute::name}) {
      const auto name = tree_.attribute(node, attribute);
      if (!name || name->empty()) continue;
      const auto at = name_ranks().find(ascii_lower(trimmed(*name)));
      if (at != name_ranks().end()) add(at->second, node);
    }
  }

  void read_link(NodeId node) {
    if (!head_.canonical.empty() || tree_.attribute(node, Attribute::rel) != "canonical") return;
    if (const auto href = tree_.attribute(node, Attribute::href)) head_.canonical = cleaned(*href);
  }

  void add(std::size_t rank, NodeId node) {
    const auto content = tree_.attribute(node, Attribute::content);
    if (!content || trimmed(*content).empty()) return;
    const Fact fact = kNames[rank].fact;
    if (fact == Fact::published) return add_date(rank, *content, head_.facts.published);
    if (fact == Fact::modified) return add_date(rank, *content, head_.facts.modified);
    if (fact == Fact::parsely) return add_parsely(*content);
    if (fact == Fact::tag && kNames[rank].name != "keywords") rank = kFirstTag;
    auto& best = best_[static_cast<std::size_t>(fact)];
    auto& values = values_[static_cast<std::size_t>(fact)];
    if (rank > best || (fact == Fact::author && is_address(*content))) return;
    if (rank < best) values.clear();
    best = rank;
    std::string line;
    append_collapsed(plain_line(*content), line);
    values.push_back(std::move(line));
  }

  // An address of a profile names nobody.
  static bool is_address(std::string_view text) {
    return text.find("://") != std::string_view::npos || trimmed(text).starts_with("//");
  }

  // Of the same name the first counts.
  void add_date(std::size_t rank, std::string_view text, std::optional<Date>& date) {
    auto& best = best_[static_cast<std::size_t>(kNames[rank].fact)];
    if (rank >= best) return;
    const auto found = date_of(text);
    if (!found) return;
    best = rank;
    date = found;
  }

  // One JSON object in an attribute.
  void add_parsely(std::string_view text) {
    const LooseJson json(text);
    auto& facts = head_.facts;
    if (facts.authors.empty()) facts.authors = json.texts_of(json.member(0, "authors"));
    if (facts.authors.empty()) facts.authors = json.texts_of(json.member(0, "author"));
    if (!facts.published) facts.published = date_of(json.text_of(json.member(0, "pub_date")));
  }

  void take_texts() {
    auto& facts = head_.facts;
    facts.title = first(Fact::title);
    facts.description = first(Fact::description);
    facts.url = first(Fact::url);
    facts.site = first(Fact::site);
    auto& authors = values_[static_cast<std::size_t>(Fact::author)];
    if (!authors.empty()) facts.authors = std::move(authors);
    facts.sections = std::move(values_[static_cast<std::size_t>(Fact::section)]);
    // Sites without keywords give the description for them.
    for (const auto& tags : values_[static_cast<std::size_t>(Fact::tag)]) {
      if (tags == facts.description) continue;
      for (auto& tag : comma_separated(tags)) facts.tags.push_back(std::move(tag));
    }
  }

  std::string first(Fact fact) {
    auto& values = values_[static_cast<std::size_t>(fact)];
    return values.empty() ? std::string() : std::move(values.front());
  }

  const HtmlTree& tree_;
  HtmlHead head_;
  std::array<std::size_t, kFactCount> best_{};
  std::array<std::vector<std::string>, kFactCount> values_;
};

}  // namespace

HtmlHead head_of(const HtmlTree& tree) { return HeadReader(tree).read(); }

std::vector<std::string> comma_separated(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    if (const auto item = trimmed(text.substr(0, end)); !item.empty()) items.emplace_back(item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

}  // namespace timbao::article
