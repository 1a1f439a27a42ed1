#include "article/feed.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "article/feed_elements.hpp"
#include "article/html_fragment.hpp"
#include "article/lines.hpp"
#include "article/record_fields.hpp"
#include "article/xml_tokens.hpp"

namespace timbao::article {
namespace {

// An element whose end tag is awaited.
struct Open {
  std::string name;
  std::size_t inside;  // Where its content starts.
};

// "nguyenvana@baosongtrang.example (Nguyễn Văn A)", as RSS wants authors.
std::string_view person_of(std::string_view author) {
  author = trimmed(author);
  const std::size_t open = author.find('(');
  const bool email = author.substr(0, open).find('@') != std::string_view::npos;
  if (!email) return author;
  if (open == std::string_view::npos || !author.ends_with(')')) return {};
  return author.substr(open + 1, author.size() - open - 2);
}

// WordPress ends what it gives to feeds with "The post … appeared first on …".
std::string without_footer(std::string_view html) {
  for (const auto& [start, middle] :
       {std::pair<std::string_view, std::string_view>{"<p>The post ", "appeared first on"},
        {"<p>Bài viết ", "xuất hiện đầu tiên"}}) {
    const std::size_t at = html.rfind(start);
    if (at != std::string_view::npos && html.find(middle, at) != std::string_view::npos) {
      return std::string(html.substr(0, at));
    }
  }
  return std::string(html);
}

bool holds_elements(std::string_view inside) {
  XmlTokens tokens(inside);
  XmlToken token;
  while (tokens.next(token)) {
    if (token.kind == XmlToken::Kind::start) return true;
  }
  return false;
}

// Texts and CDATA sections together.
std::string text_of(std::string_view inside) {
  XmlTokens tokens(inside);
  XmlToken token;
  std::string text;
  while (tokens.next(token)) {
    if (token.kind == XmlToken::Kind::text) text += xml_unescaped(token.text);
    if (token.kind == XmlToken::Kind::cdata) text += token.text;
  }
  return text;
}

class FeedReader {
 public:
  FeedReader(std::string_view text, const std::function<void(FeedItem)>& yield)
      : text_(text), yield_(yield) {}

  void read() {
    XmlTokens tokens(text_);
    XmlToken token;
    while (tokens.next(token)) {
      if (token.kind == XmlToken::Kind::start) {
        if (!start(token)) return;
      } else if (token.kind == XmlToken::Kind::end) {
        end(name_of(token.name), token);
      }
    }
    if (!has_root_) return reject("no XML: it holds no element");
    if (!open_.empty() || tokens.is_broken()) reject(break_reason());
  }

 private:
  // The names of RSS and Atom in lower case without prefix, others with their usual one.
  [[nodiscard]] std::string name_of(std::string_view written) const {
    const std::size_t colon = written.find(':');
    if (colon != std::string_view::npos) {
      const auto prefix = written.substr(0, colon);
      for (const auto& [bound, usual] : prefixes_) {
        if (bound != prefix) continue;
        const auto local = ascii_lower(written.substr(colon + 1));
        return usual.empty() ? local : std::string(usual) + ":" + local;
      }
    }
    return ascii_lower(written);
  }

  void bind_prefixes(std::string_view tag) {
    prefixes_ = {{"atom", ""}, {"a10", ""}};
    while (const auto bound = next_namespace(tag)) {
      for (const auto& known : kFeedNamespaces) {
        if (known.address == bound->address)
          prefixes_.emplace(prefixes_.begin(), bound->prefix, known.prefix);
      }
    }
  }

  // False where the text is no feed.
  bool start(const XmlToken& token) {
    if (!has_root_) {
      has_root_ = true;
      bind_prefixes(token.text);
      const auto root = name_of(token.name);
      if (std::find(kFeedRoots.begin(), kFeedRoots.end(), root) == kFeedRoots.end()) {
        reject("an XML file that is no feed: its root element is <" +
               cleaned(front_of(token.name, 60)) + ">");
        return false;
      }
    }
    // A feed has no more; what is deeper is text of its parent.
    constexpr std::size_t kMaxDepth = 64;
    auto name = name_of(token.name);
    const bool item = !in_item() && (name == "item" || name == "entry");
    if (item) {
      item_depth_ = open_.size() + 1;
      item_start_ = token.start;
      ++items_;
      values_.clear();
    }
    if (is_field()) field_tag_ = token.text;
    if (token.is_empty) {
      if (!item) return read_empty(name), true;
      end_item(token.end);
    } else if (open_.size() < kMaxDepth) {
      open_.push_back({std::move(name), token.end});
    }
    return true;
  }

  void read_empty(const std::string& name) {
    if (is_field()) read_field(name, {});
    if (is_of_feed()) read_of_feed(name, {});
  }

  // Ends the innermost element of this name, and what is left open in it. A name that nothing has
  // is a misspelt end of an item's field.
  void end(std::string name, const XmlToken& token) {
    auto at = open_.size();
    while (at > 0 && open_[at - 1].name != name) --at;
    if (at == 0) {
      if (!in_item() || open_.size() != item_depth_ + 1) return;
      at = open_.size();
      name = open_.back().name;
    }
    // An item that the end of its feed cuts short ends with it.
    if (in_item() && at < item_depth_) end_item(token.start);
    const auto inside = text_.substr(open_[at - 1].inside, token.start - open_[at - 1].inside);
    open_.resize(at - 1);
    if (in_item() && at == item_depth_) return end_item(token.end);
    if (is_field()) read_field(name, inside);
    if (is_of_feed()) read_of_feed(name, inside);
  }

  [[nodiscard]] bool in_item() const { return item_depth_ > 0; }
  // What is open now has fields of an item, or of the feed, as its children.
  [[nodiscard]] bool is_field() const { return in_item() && open_.size() == item_depth_; }
  [[nodiscard]] bool is_of_feed() const {
    return !in_item() && !open_.empty() &&
           (open_.back().name == "channel" || open_.back().name == "feed");
  }

  void read_of_feed(const std::string& name, std::string_view inside) {
    if (name == "title" && feed_title_.empty()) feed_title_ = text_of(inside);
    if (name == "link" && feed_link_.empty()) feed_link_ = cleaned(text_of(inside));
  }

  void read_field(const std::string& name, std::string_view inside) {
    const auto element = std::find_if(kFeedElements.begin(), kFeedElements.end(),
                                      [&](const auto& known) { return known.name == name; });
    if (element == kFeedElements.end()) return;
    const auto meaning = element->meaning;
    if (name == "link") return read_link(meaning, inside);
    if (name == "source") return read_source(meaning, inside);
    if (name == "author") return read_author(meaning, inside);
    if (name == "category") {
      const auto term = attribute("label") ? attribute("label") : attribute("term");
      if (term) return add(meaning, *term);
    }
    auto text = holds_elements(inside) ? std::string(inside) : text_of(inside);
    if (meaning.field == Field::abstract || meaning.field == Field::body) {
      text = without_footer(text);
    }
    add(meaning, std::move(text));
  }

  [[nodiscard]] std::optional<std::string> attribute(std::string_view name) const {
    return xml_attribute(field_tag_, name);
  }

  void read_link(KeyMeaning meaning, std::string_view inside) {
    const auto rel = attribute("rel");
    if (rel && *rel != "alternate") return;
    auto address = attribute("href").value_or(text_of(inside));
    if (trimmed(address).empty()) return;
    address = cleaned(address);
    if (address.starts_with('/') && !address.starts_with("//")) address = site() + address;
    add(meaning, std::move(address));
  }

  // "https://baosongtrang.example" of the feed's own link.
  [[nodiscard]] std::string site() const {
    const std::size_t host = feed_link_.find("//");
    if (host == std::string::npos) return {};
    return feed_link_.substr(0, feed_link_.find('/', host + 2));
  }

  // RSS: <source url="…">Name</source>. Atom: the <title> and <link> of another feed.
  void read_source(KeyMeaning meaning, std::string_view inside) {
    std::vector<std::string_view> texts;
    const auto keep = [&](std::string text) { texts.push_back(values_.kept(std::move(text))); };
    if (!holds_elements(inside)) {
      if (auto url = attribute("url")) keep(std::move(*url));
      keep(text_of(inside));
    } else {
      if (auto id = child_link(inside)) keep(std::move(*id));
      if (const auto title = child(inside, "title")) keep(text_of(*title));
    }
    values_.add(meaning, std::move(texts));
  }

  void read_author(KeyMeaning meaning, std::string_view inside) {
    if (const auto name = child(inside, "name")) return add(meaning, text_of(*name));
    const auto text = text_of(inside);
    const auto person = person_of(text);
    if (!person.empty()) add(meaning, std::string(person));
  }

  // What the first element of this name in `inside` holds.
  [[nodiscard]] std::optional<std::string_view> child(std::string_view inside,
                                                      std::string_view name) const {
    XmlTokens tokens(inside);
    XmlToken token;
    std::optional<std::size_t> start;
    while (tokens.next(token)) {
      if (name_of(token.name) != name) continue;
      if (token.kind == XmlToken::Kind::start) start = token.end;
      if (token.kind == XmlToken::Kind::end && start) {
        return inside.substr(*start, token.start - *start);
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> child_link(std::string_view inside) const {
    XmlTokens tokens(inside);
    XmlToken token;
    while (tokens.next(token)) {
      if (token.kind != XmlToken::Kind::start || name_of(token.name) != "link") continue;
      if (const auto rel = xml_attribute(token.text, "rel"); rel && *rel != "alternate") continue;
      if (auto href = xml_attribute(token.text, "href")) return href;
    }
    return std::nullopt;
  }

  void add(KeyMeaning meaning, std::string text) {
    // Of several links and dates the first counts; several authors and categories are a list.
    const bool list = meaning.field == Field::author || meaning.field == Field::topic;
    const auto kept = values_.kept(std::move(text));
    if (list) {
      lists_[meaning.field == Field::author ? 0 : 1].push_back({meaning, {kept}});
    } else {
      values_.add(meaning, kept);
    }
  }

  // Those of the best rank.
  void add_lists() {
    for (auto& list : lists_) {
      std::vector<std::string_view> texts;
      KeyMeaning best{Field::author, static_cast<std::uint16_t>(-1)};
      for (const auto& value : list) {
        if (is_absent(value.texts.front())) continue;
        if (value.meaning.rank < best.rank) texts.clear();
        if (value.meaning.rank <= best.rank) {
          best = value.meaning;
          texts.push_back(value.texts.front());
        }
      }
      values_.add(best, std::move(texts));
      list.clear();
    }
  }

  void end_item(std::size_t end) {
    open_.resize(std::min(open_.size(), item_depth_ - 1));
    item_depth_ = 0;
    add_lists();
    FeedItem item;
    item.bytes = text_.substr(item_start_, end - item_start_);
    item.read = article_of(values_);
    auto& article = item.read.article;
    if (!article.outlet && !feed_link_.empty()) settle_outlet(article, feed_link_);
    if (!article.outlet && !feed_title_.empty()) settle_outlet(article, plain_line(feed_title_));
    if (!has_text(article)) {
      item.issue = "item " + std::to_string(items_) + ": " + std::string(kNoText);
    }
    yield_(std::move(item));
  }

  [[nodiscard]] std::string break_reason() const {
    const auto where = "item " + std::to_string(items_);
    if (in_item()) return "the feed breaks off within " + where + "; what stands before it is read";
    return "the feed breaks off " + (items_ > 0 ? "behind " + where : "before its first item") +
           (open_.empty() ? std::string() : ": <" + open_.back().name + "> does not close");
  }

  void reject(std::string reason) {
    FeedItem item;
    item.issue = std::move(reason);
    yield_(std::move(item));
  }

  std::string_view text_;
  const std::function<void(FeedItem)>& yield_;
  std::vector<std::pair<std::string_view, std::string_view>> prefixes_;
  std::vector<Open> open_;
  bool has_root_ = false;
  std::size_t items_ = 0;
  std::size_t item_depth_ = 0;  // How many are open within an item, itself included; 0 outside.
  std::size_t item_start_ = 0;
  std::string_view field_tag_;  // Behind the name of the field that was opened last.
  RecordValues values_;
  std::array<std::vector<RecordValues::Value>, 2> lists_;  // Authors and topics.
  std::string feed_title_;
  std::string feed_link_;
};

}  // namespace

void read_feed(std::string_view text, const std::function<void(FeedItem)>& yield) {
  FeedReader(text, yield).read();
}

}  // namespace timbao::article
