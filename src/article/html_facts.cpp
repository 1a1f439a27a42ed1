#include "article/html_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "article/datelines.hpp"
#include "article/dates.hpp"
#include "article/html_bylines.hpp"
#include "article/html_head.hpp"
#include "article/lines.hpp"
#include "article/linked_data.hpp"
#include "article/names.hpp"
#include "article/outlet_registry.hpp"
#include "article/site_names.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

std::optional<std::string> present(std::string text) {
  if (trimmed(text).empty()) return std::nullopt;
  return cleaned(text);
}

// "https://host" of an address.
std::string_view origin_of_url(std::string_view url) {
  const std::size_t host = url.find("//");
  if (host == std::string_view::npos) return {};
  return url.substr(0, std::min(url.find('/', host + 2), url.size()));
}

bool is_web_address(std::string_view url) {
  return (url.starts_with("http://") || url.starts_with("https://")) && host_of(url) &&
         url.find(' ') == std::string_view::npos;
}

// With the scheme and the host of `base` where it lacks them; empty where that gives no address.
std::string absolute(std::string_view url, std::string_view base) {
  url = trimmed(url);
  std::string whole(url);
  if (url.starts_with("//")) whole = "https:" + whole;
  if (url.starts_with('/') && !url.starts_with("//"))
    whole = std::string(origin_of_url(base)) + whole;
  return is_web_address(whole) ? whole : std::string();
}

// The address of a front page, which templates give by mistake.
bool is_site_root(std::string_view url) {
  const auto path = url.substr(origin_of_url(url).size());
  return path.empty() || path == "/";
}

// How many of the words of the shorter text are in the other.
bool share_most_words(std::string_view a, std::string_view b) {
  const std::string first = text::normal_form(a);
  const std::string second = text::normal_form(b);
  if (first.empty() || second.empty()) return false;
  auto words = words_of(first.size() < second.size() ? first : second);
  const auto others = words_of(first.size() < second.size() ? second : first);
  const std::unordered_set<std::string_view> known(others.begin(), others.end());
  const auto shared = static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [&](auto word) { return known.contains(word); }));
  return shared * 2 > words.size();
}

// Text of the front of the body that a description is looked for in. Bytes.
constexpr std::size_t kFrontBytes = 6000;

// "…", "[…]" and what else stands where a description was cut off.
std::string_view without_ellipsis(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : {".", "…", "]", "[", "&hellip;"}) {
      if (!text.ends_with(sign)) continue;
      text = trimmed(text.substr(0, text.size() - sign.size()));
      more = true;
    }
  }
  return text;
}

// Runs of four words of the description, most of which the body has.
bool is_in_body(std::string_view description, std::string_view body) {
  constexpr std::size_t kRun = 4;
  const std::string wanted = text::normal_form(without_ellipsis(description));
  const std::string front = " " + text::normal_form(front_of(body, kFrontBytes)) + " ";
  if (front.find(wanted) != std::string::npos) return true;
  const auto words = words_of(wanted);
  if (words.size() < kRun) return false;
  std::unordered_set<std::string_view> runs;
  const auto in_body = words_of(front);
  for (std::size_t i = 0; i + kRun <= in_body.size(); ++i) {
    const auto* end = in_body[i + kRun - 1].data() + in_body[i + kRun - 1].size();
    runs.emplace(in_body[i].data(), static_cast<std::size_t>(end - in_body[i].data()));
  }
  std::size_t found = 0;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    const auto* end = words[i + kRun - 1].data() + words[i + kRun - 1].size();
    const std::string_view run(words[i].data(), static_cast<std::size_t>(end - words[i].data()));
    if (runs.contains(run)) ++found;
  }
  return found * 5 > (words.size() - kRun + 1) * 3;
}

bool has_vietnamese_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

class FactsReader {
 public:
  FactsReader(const HtmlTree& tree, const HtmlStory& story, const input::Record& record,
              Article& article)
      : story_(story), record_(record), article_(article), head_(head_of(tree)), tree_(tree) {
    if (story.title != kNoNode) heading_ = tree.text_below(story.title);
    linked_ = linked_facts(tree, heading_.empty() ? head_.facts.title : heading_);
  }

  void read() {
    article_.fetched = date_of(record_.fetched);
    settle_url();
    settle_outlet();
    gather_days();
    bylines_ = bylines_of(tree_, story_, days_);
    settle_title();
    settle_date();
    settle_author();
    settle_origin();
    settle_abstract();
    settle_topics();
  }

 private:
  void settle_url() {
    const std::string fetched = absolute(record_.url, {});
    const std::string page_url = absolute(head_.facts.url, fetched);
    const std::string base = fetched.empty() ? page_url : fetched;
    std::string url = absolute(head_.canonical, base);
    if (url.empty() || (is_site_root(url) && !is_site_root(base))) url = page_url;
    if (url.empty() || (is_site_root(url) && !is_site_root(fetched)))
      url = absolute(linked_.url, base);
    if (!fetched.empty() && !url.empty()) {
      auto there = outlet_of_url(url);
      const auto here = outlet_of_url(fetched);
      if (there && here && !same_outlet(*there, *here)) {
        canonical_outlet_ = std::move(there);
        url = fetched;
      }
    }
    if (url.empty() || is_site_root(url)) url = fetched.empty() ? url : fetched;
    article_.url = present(std::move(url));
  }

  void settle_outlet() {
    // A publisher may be whoever sent the story; the site's name is the site's.
    const bool account = head_.facts.site.empty() || head_.facts.site.front() == '@';
    const std::string& site = account ? linked_.site : head_.facts.site;
    for (const auto& name : {linked_.site, head_.facts.site}) names_.add(name);
    if (article_.url) article_.outlet = outlet_of_url(*article_.url);
    if (article_.outlet) {
      if (!article_.outlet->name && !trimmed(site).empty() && !host_of(site))
        article_.outlet->name = cleaned(site);
    } else if (!trimmed(site).empty()) {
      article_.outlet = outlet_of(site);
    } else if (story_.outlet) {
      article_.outlet = story_.outlet;
    } else {
      article_.outlet = outlet_at_foot();
    }
    if (!article_.outlet) return;
    names_.add(article_.outlet->name.value_or(""));
    names_.add(article_.outlet->domain.value_or(""));
  }

  // "Bản quyền thuộc Báo Sông Trăng".
  [[nodiscard]] std::optional<Outlet> outlet_at_foot() const {
    constexpr std::size_t kLines = 80;
    std::size_t lines = 0;
    for (NodeId node = tree_.size(); node-- > 0 && lines < kLines;) {
      if (tree_[node].tag != Tag::text) continue;
      ++lines;
      if (auto outlet = outlet_of_furniture(trimmed(tree_[node].text))) return outlet;
    }
    return std::nullopt;
  }

  void gather_days() {
    if (article_.url) days_.add(*article_.url);
    for (const PageFacts* facts : {&std::as_const(linked_), &head_.facts}) {
      for (const auto& date : {facts->published, facts->modified}) {
        if (date) days_.add(date->day);
      }
    }
    days_.add(front_of(article_.body, kFrontBytes));
    days_.settle();
  }

  void settle_title() {
    std::vector<std::string> told;
    for (const auto& title : {linked_.title, head_.facts.title}) {
      if (auto alone = names_.without_site(title); !alone.empty()) told.push_back(std::move(alone));
    }
    const bool agreed =
        told.empty() || std::any_of(told.begin(), told.end(), [&](const auto& title) {
          return share_most_words(title, heading_);
        });
    told.push_back(names_.without_site(head_.head_title));
    const bool heading = agreed && !heading_.empty() && !names_.is_site(heading_);
    article_.title = present(heading ? heading_ : told.front());
  }

  static bool has_time(const Date& date) {
    return date.precision != Date::Precision::day && date.time_of_day.count() != 0;
  }

  void settle_date() {
    auto told = linked_.published;
    const auto& meta = head_.facts.published;
    if (!told || (meta && !has_time(*told) && has_time(*meta) && meta->day == told->day))
      told = meta;
    const auto& seen = bylines_.published;
    if (told && !has_time(*told)) {
      for (const auto& visible : {seen, bylines_.modified}) {
        if (!visible || !has_time(*visible) || visible->day != told->day) continue;
        told = visible;
        break;
      }
    }
    article_.date = told;
    for (const auto& other :
         {seen, day_in_url(), bylines_.modified, linked_.modified, head_.facts.modified}) {
      if (!article_.date) article_.date = other;
    }
  }

  // "/2023/11/08/", "/20231108/".
  [[nodiscard]] std::optional<Date> day_in_url() const {
    if (!article_.url) return std::nullopt;
    const std::string_view url = *article_.url;
    Date date;
    for (const auto& day : find_days(url)) {
      const bool own_part = day.span.start > 0 && url[day.span.start - 1] == '/' &&
                            url.substr(day.span.end).starts_with('/');
      if (day.year != YearForm::full || !own_part) continue;
      date.day = day.day;
      return date;
    }
    for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
      const auto part = url.substr(at + 1, url.find('/', at + 1) - at - 1);
      if (const auto day = compact_day(part)) {
        date.day = *day;
        return date;
      }
    }
    return std::nullopt;
  }

  // Names of people among those told; an agency among them is whom the page credits.
  std::string people_of(const std::vector<std::string>& authors) {
    constexpr std::size_t kMaxAuthors = 20;
    constexpr std::size_t kMaxNameBytes = 160;
    std::string people;
    std::size_t count = 0;
    for (const auto& author : authors) {
      if (author.size() > kMaxNameBytes || ++count > kMaxAuthors || is_account(author)) continue;
      if (names_.is_site(author)) {
        auto outlet = outlet_of_name(author);
        if (outlet && !(article_.outlet && same_outlet(*outlet, *article_.outlet)))
          author_outlet_ = std::move(outlet);
        continue;
      }
      const auto name = byline_name(author);
      if (name.empty()) continue;
      const std::string found = names_of(name).value_or(cleaned(name));
      if (people.find(found) == std::string::npos) people += (people.empty() ? "" : ", ") + found;
    }
    return people;
  }

  // "admin", "thuha92", "https://facebook.com/…", "@saokhue".
  static bool is_account(std::string_view author) {
    author = trimmed(author);
    if (author.find_first_of("@/\\{}<>") != std::string_view::npos) return true;
    if (words_of(author).size() == 1 && !starts_upper(author)) return true;
    const std::string normal = text::normal_form(author);
    for (const auto* nobody :
         {"admin", "administrator", "webmaster", "ban biên tập", "tòa soạn", "biên tập viên",
          "unknown", "n a", "none", "null", "editor", "guest"}) {
      if (normal == text::normal_form(nobody)) return true;
    }
    return std::all_of(normal.begin(), normal.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
  }

  void settle_author() {
    std::string told = people_of(linked_.authors);
    if (told.empty()) told = people_of(head_.facts.authors);
    std::optional<std::string> seen;
    for (const auto& names : {bylines_.author, story_.author, bylines_.author_below}) {
      if (!seen && names && !names_.is_site(*names)) seen = names;
    }
    // A byline that names more, or names in Vietnamese whom an account does not.
    const auto count = [](std::string_view names) {
      return std::count(names.begin(), names.end(), ',');
    };
    const bool fuller = seen && count(*seen) > count(told) && seen->find(told) != std::string::npos;
    const bool spelt = seen && has_vietnamese_letters(*seen) && !has_vietnamese_letters(told);
    article_.author = seen && (told.empty() || fuller || spelt) ? seen : present(std::move(told));
  }

  void settle_origin() {
    for (const auto& origin :
         {story_.origin, bylines_.origin, author_outlet_, canonical_outlet_, story_.outlet}) {
      if (!article_.origin && origin && !is_own(*origin)) article_.origin = origin;
    }
  }

  [[nodiscard]] bool is_own(const Outlet& outlet) const {
    if (article_.outlet && same_outlet(outlet, *article_.outlet)) return true;
    return !outlet.domain && outlet.name && names_.is_site(*outlet.name) &&
           !outlet_of_name(*outlet.name);
  }

  void settle_abstract() {
    constexpr std::size_t kMinWords = 6;
    const auto& told = linked_.description.empty() ? head_.facts.description : linked_.description;
    std::string text = names_.without_site(told);
    if (const auto dateline = dateline_of(text); dateline && dateline->bytes < text.size())
      text.erase(0, dateline->bytes);
    if (word_count(text, kMinWords) < kMinWords || is_in_body(text, article_.body)) return;
    if (article_.title && share_most_words(text, *article_.title) &&
        text::normal_form(text) == text::normal_form(*article_.title))
      return;
    article_.abstract = present(std::move(text));
  }

  void settle_topics() {
    std::unordered_set<std::string> seen;
    if (article_.title) seen.insert(text::normal_form(*article_.title));
    const PageFacts& linked = linked_;
    for (const auto* list :
         {&head_.facts.sections, &linked.sections, &head_.facts.tags, &linked.tags}) {
      for (const auto& topic : *list) add_topic(topic, seen);
    }
  }

  void add_topic(std::string_view topic, std::unordered_set<std::string>& seen) {
    constexpr std::size_t kMaxWords = 8;
    std::string normal = text::normal_form(topic);
    if (normal.empty() || word_count(normal, kMaxWords + 1) > kMaxWords) return;
    for (const auto* home : {"trang chủ", "home", "homepage"}) {
      if (normal == text::normal_form(home)) return;
    }
    if (topic.find("://") != std::string_view::npos || names_.is_own(topic)) return;
    if (seen.insert(std::move(normal)).second) article_.topics.push_back(cleaned(topic));
  }

  const HtmlStory& story_;
  const input::Record& record_;
  Article& article_;
  const HtmlHead head_;
  const HtmlTree& tree_;
  std::string heading_;
  PageFacts linked_;
  SiteNames names_;
  KnownDays days_;
  HtmlBylines bylines_;
  std::optional<Outlet> author_outlet_;
  std::optional<Outlet> canonical_outlet_;
};

}  // namespace

void state_facts(const HtmlTree& tree, const HtmlStory& story, const input::Record& record,
                 Article& article) {
  FactsReader(tree, story, record, article).read();
}

}  // namespace timbao::article
