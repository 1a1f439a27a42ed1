#include "article/linked_data.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "article/dates.hpp"
#include "article/html_fragment.hpp"
#include "article/html_head.hpp"
#include "article/loose_json.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

enum class Thing : std::uint8_t { other, article, page, site, breadcrumb };

Thing thing_of_type(std::string_view type) {
  type = type.substr(type.find_last_of(":/") + 1);
  if (type.ends_with("Article") || type.ends_with("Posting") || type == "Report") {
    return type == "JobPosting" ? Thing::other : Thing::article;
  }
  if (type == "WebPage" || type == "ItemPage") return Thing::page;
  if (type == "WebSite" || type == "NewsMediaOrganization") return Thing::site;
  return type == "BreadcrumbList" ? Thing::breadcrumb : Thing::other;
}

Thing thing_of(const LooseJson& json, JsonNodeId object) {
  Thing best = Thing::other;
  for (const auto& type : json.texts_of(json.member(object, "@type"))) {
    const Thing thing = thing_of_type(type);
    if (best == Thing::other || thing == Thing::article) best = thing;
  }
  return best;
}

void take_if_empty(std::string text, std::string& field) {
  if (field.empty()) field = std::move(text);
}

void take_all(std::vector<std::string> texts, std::vector<std::string>& field) {
  if (field.empty()) field = std::move(texts);
}

// One script.
class Script {
 public:
  explicit Script(std::string_view text) : json_(text) {
    for (JsonNodeId node = 0; node < json_.size(); ++node) {
      if (json_[node].kind != JsonNode::Kind::object) continue;
      const auto id = json_.member(node, "@id");
      if (id != kNoJson && json_.member(node, "name") != kNoJson)
        named_.emplace(json_[id].source, node);
      things_.emplace_back(node, thing_of(json_, node));
    }
  }

  // The outermost articles, and the other things that say something.
  template <typename Take>
  void each(const Take& take) const {
    JsonNodeId inside = 0;  // An article in an article is another one.
    for (const auto& [node, thing] : things_) {
      if (thing == Thing::other || (thing == Thing::article && node < inside)) continue;
      if (thing == Thing::article) inside = json_[node].end;
      take(node, thing);
    }
  }

  [[nodiscard]] std::string headline(JsonNodeId article) const {
    return first_text(article, {"headline", "name", "alternativeHeadline"});
  }

  void take_article(JsonNodeId article, PageFacts& facts) const {
    take_if_empty(headline(article), facts.title);
    take_page(article, facts);
    take_all(people(json_.member(article, "author")), facts.authors);
    take_all(people(json_.member(article, "creator")), facts.authors);
    take_if_empty(name_of(json_.member(article, "publisher")), facts.site);
    take_if_empty(name_of(json_.member(article, "sourceOrganization")), facts.site);
    take_all(json_.texts_of(json_.member(article, "articleSection")), facts.sections);
    take_all(tags(json_.member(article, "keywords")), facts.tags);
  }

  // What a page tells, too.
  void take_page(JsonNodeId page, PageFacts& facts) const {
    take_if_empty(first_text(page, {"description", "abstract"}), facts.description);
    take_if_empty(first_text(page, {"url"}), facts.url);
    take_if_empty(address(json_.member(page, "mainEntityOfPage")), facts.url);
    if (!facts.published) facts.published = date_of(first_text(page, {"datePublished"}));
    if (!facts.published) facts.published = date_of(first_text(page, {"dateCreated"}));
    if (!facts.modified) facts.modified = date_of(first_text(page, {"dateModified"}));
  }

  void take_site(JsonNodeId site, PageFacts& facts) const {
    take_if_empty(first_text(site, {"name"}), facts.site);
  }

  // "Trang chủ", "Kinh tế", and often the article itself.
  void take_breadcrumb(JsonNodeId list, PageFacts& facts) const {
    const auto items = json_.member(list, "itemListElement");
    if (items == kNoJson || json_[items].kind != JsonNode::Kind::array) return;
    for (JsonNodeId item = items + 1; item < json_[items].end; item = json_[item].end) {
      std::string name = json_.text_of(json_.member(item, "name"));
      if (name.empty()) name = json_.text_of(json_.member(item, "item"));
      if (!name.empty()) facts.sections.push_back(std::move(name));
    }
  }

 private:
  [[nodiscard]] std::string first_text(JsonNodeId object,
                                       std::initializer_list<std::string_view> keys) const {
    for (const auto key : keys) {
      if (auto text = json_.text_of(json_.member(object, key)); !text.empty()) return text;
    }
    return {};
  }

  // Its own, or that of the object elsewhere in the script which it points to.
  [[nodiscard]] std::string name_of(JsonNodeId node) const {
    std::string name = json_.text_of(node);
    const auto id = json_.member(node, "@id");
    if (!name.empty() || id == kNoJson) return name;
    const auto at = named_.find(json_[id].source);
    return at == named_.end() ? std::string() : json_.text_of(at->second);
  }

  // A text, an object with a name or an id, or an array of these; a name may be an array, too.
  [[nodiscard]] std::vector<std::string> people(JsonNodeId node) const {
    std::vector<std::string> names;
    if (node == kNoJson) return names;
    const bool list = json_[node].kind == JsonNode::Kind::array;
    const JsonNodeId end = list ? json_[node].end : node + 1;
    for (JsonNodeId item = list ? node + 1 : node; item < end; item = json_[item].end) {
      const auto several = json_.member(item, "name");
      if (several != kNoJson && json_[several].kind == JsonNode::Kind::array) {
        for (auto& name : json_.texts_of(several)) names.push_back(std::move(name));
      } else if (auto name = name_of(item); !name.empty()) {
        names.push_back(std::move(name));
      }
    }
    return names;
  }

  [[nodiscard]] std::string address(JsonNodeId node) const {
    if (node == kNoJson) return {};
    if (json_[node].kind == JsonNode::Kind::text) return json_.text_of(node);
    return first_text(node, {"@id", "url"});
  }

  // A list, or one text with commas.
  [[nodiscard]] std::vector<std::string> tags(JsonNodeId node) const {
    auto texts = json_.texts_of(node);
    if (texts.size() != 1) return texts;
    return comma_separated(texts.front());
  }

  LooseJson json_;
  std::vector<std::pair<JsonNodeId, Thing>> things_;
  std::unordered_map<std::string_view, JsonNodeId> named_;  // By "@id".
};

std::vector<Script> scripts_of(const HtmlTree& tree, std::vector<std::string>& unescaped_texts) {
  std::vector<std::string_view> texts;
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag == Tag::script && !tree[node].text.empty()) texts.push_back(tree[node].text);
  }
  std::vector<Script> scripts;
  scripts.reserve(texts.size());
  unescaped_texts.reserve(texts.size());
  for (auto text : texts) {
    const bool escaped =
        text.find('"') == std::string_view::npos && text.find("&quot;") != std::string_view::npos;
    if (escaped) text = unescaped_texts.emplace_back(unescaped(text));
    scripts.emplace_back(text);
  }
  return scripts;
}

}  // namespace

PageFacts linked_facts(const HtmlTree& tree, std::string_view title) {
  std::vector<std::string> unescaped_texts;
  const auto scripts = scripts_of(tree, unescaped_texts);
  const std::string wanted = text::normal_form(title);
  const Script* chosen = nullptr;
  JsonNodeId article = kNoJson;
  bool same_title = false;
  PageFacts facts;
  PageFacts page;
  for (const auto& script : scripts) {
    script.each([&](JsonNodeId node, Thing thing) {
      if (thing == Thing::page) script.take_page(node, page);
      if (thing == Thing::site) script.take_site(node, page);
      if (thing == Thing::breadcrumb) script.take_breadcrumb(node, page);
      if (thing != Thing::article || same_title) return;
      const bool same = !wanted.empty() && text::normal_form(script.headline(node)) == wanted;
      if (chosen != nullptr && !same) return;
      same_title = same;
      chosen = &script;
      article = node;
    });
  }
  if (chosen == nullptr) return page;
  chosen->take_article(article, facts);
  take_if_empty(std::move(page.site), facts.site);
  if (!facts.published) facts.published = page.published;
  facts.sections.insert(facts.sections.end(), page.sections.begin(), page.sections.end());
  return facts;
}

}  // namespace timbao::article
