#include "article/html_roles.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "timbao/base/tsv.hpp"

namespace timbao::embedded {
// NOLINTNEXTLINE(readability-identifier-naming): named after its file.
extern const std::string_view html_marks_tsv;
}  // namespace timbao::embedded

namespace timbao::article {
namespace {

struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const {
    return std::hash<std::string_view>{}(name);
  }
};

struct Mark {
  std::string_view text;
  Role role;
};

struct Marks {
  std::unordered_map<std::string_view, Role> names;
  std::unordered_map<std::string_view, Role> words;
  std::vector<Mark> starts;
  std::vector<Mark> parts;
};

Role role_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Role>, 9> kRoles = {
      {{"menu", Role::menu},
       {"related", Role::related},
       {"comments", Role::comments},
       {"share", Role::share},
       {"tags", Role::tags},
       {"ad", Role::ad},
       {"caption", Role::caption},
       {"byline", Role::byline},
       {"lead", Role::lead}}};
  for (const auto& [text, role] : kRoles) {
    if (text == name) return role;
  }
  return Role::none;
}

Marks marks_of(std::string_view table) {
  enum Column { mark, match, role, column_count };
  Marks marks;
  for (const auto& row : tsv_rows(table)) {
    if (row.size() != column_count) continue;
    const Mark found{row[mark], role_named(row[role])};
    if (row[match] == "name") marks.names.emplace(found.text, found.role);
    if (row[match] == "word") marks.words.emplace(found.text, found.role);
    if (row[match] == "start") marks.starts.push_back(found);
    if (row[match] == "part") marks.parts.push_back(found);
  }
  return marks;
}

const Marks& marks() {
  static const Marks kMarks = marks_of(embedded::html_marks_tsv);
  return kMarks;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

Role role_of_word(std::string_view word) {
  const auto at = marks().words.find(word);
  if (at != marks().words.end()) return at->second;
  for (const auto& start : marks().starts) {
    if (word.starts_with(start.text)) return start.role;
  }
  return Role::none;
}

// Of one name of a class list, or an id.
Role role_of_name(std::string_view name) {
  const auto at = marks().names.find(name);
  if (at != marks().names.end()) return at->second;
  std::string squeezed;
  std::size_t word = 0;
  Role role = Role::none;
  // Names that machines make have capitals anywhere ("hJpRRP").
  constexpr std::size_t kMinCapitalized = 4;
  const auto end_word = [&](std::size_t min_bytes) {
    if (role == Role::none && squeezed.size() >= word + min_bytes)
      role = role_of_word(std::string_view(squeezed).substr(word));
    word = squeezed.size();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool capital_after_small = i > 0 && is_upper(c) && is_lower(name[i - 1]);
    if (capital_after_small) end_word(kMinCapitalized);
    if (is_upper(c)) {
      squeezed += static_cast<char>(c - 'A' + 'a');
    } else if (is_lower(c)) {
      squeezed += c;
    } else {
      end_word(1);
    }
  }
  end_word(1);
  for (const auto& part : marks().parts) {
    if (role != Role::none) break;
    if (squeezed.find(part.text) != std::string::npos) role = part.role;
  }
  return role;
}

// By tags and the attributes that say it outright.
Role role_of_element(const HtmlTree& tree, NodeId node) {
  switch (tree[node].tag) {
    case Tag::nav:
    case Tag::footer:
    case Tag::noscript:
    case Tag::template_:
    case Tag::button:
    case Tag::select:
    case Tag::dialog:
    case Tag::menu:
    case Tag::head:
      return Role::menu;
    case Tag::aside:
      return Role::related;
    case Tag::figcaption:
      return Role::caption;
    case Tag::time:
      return Role::byline;
    default:
      break;
  }
  if (tree.attribute(node, Attribute::hidden)) return Role::menu;
  if (const auto style = tree.attribute(node, Attribute::style)) {
    if (style->find("display:none") != std::string_view::npos ||
        style->find("display: none") != std::string_view::npos) {
      return Role::menu;
    }
  }
  if (const auto role = tree.attribute(node, Attribute::role)) {
    if (*role == "navigation" || *role == "contentinfo" || *role == "search" || *role == "dialog" ||
        *role == "menu") {
      return Role::menu;
    }
    if (*role == "complementary") return Role::related;
  }
  return Role::none;
}

// What stands before a node.
struct Before {
  std::uint32_t prose = 0;  // Bytes of texts of some length outside of links.
  std::uint32_t text = 0;   // Bytes of all texts.
  std::uint32_t pictures = 0;
};

std::vector<Before> sums_of(const HtmlTree& tree) {
  constexpr std::size_t kMinProseBytes = 60;
  std::vector<Before> sums(tree.size() + 1);
  NodeId link_end = 0;
  for (NodeId node = 0; node < tree.size(); ++node) {
    const auto& at = tree[node];
    const auto bytes = at.tag == Tag::text ? static_cast<std::uint32_t>(at.text.size()) : 0;
    if (at.tag == Tag::a) link_end = std::max(link_end, at.end);
    Before& sum = sums[node + 1] = sums[node];
    sum.text += bytes;
    if (node >= link_end && bytes >= kMinProseBytes) sum.prose += bytes;
    if (at.tag == Tag::img || at.tag == Tag::video || at.tag == Tag::iframe) ++sum.pictures;
  }
  return sums;
}

class RoleFinder {
 public:
  RoleFinder(const HtmlTree& tree, NodeId title)
      : tree_(tree), title_(title), sums_(sums_of(tree)) {}

  std::vector<Role> find() {
    std::vector<Role> roles(tree_.size(), Role::none);
    for (NodeId node = 0; node < tree_.size();) {
      const Role role = tree_[node].tag == Tag::text ? Role::none : role_of(node);
      if (role == Role::none || is_story_like(node, role)) {
        ++node;
        continue;
      }
      const NodeId end = tree_[node].end;
      std::fill(roles.begin() + node, roles.begin() + end, role);
      node = end;
    }
    return roles;
  }

 private:
  Role role_of(NodeId node) {
    const Tag tag = tree_[node].tag;
    if (tag == Tag::html || tag == Tag::body || tag == Tag::article || tag == Tag::main)
      return Role::none;
    if (is_picture(node)) return Role::caption;
    Role role = role_of_element(tree_, node);
    if (role == Role::none) role = role_of_names(tree_.attribute(node, Attribute::class_));
    if (role == Role::none) role = role_of_names(tree_.attribute(node, Attribute::id));
    // <div type="RelatedOneNews">
    if (role == Role::none && tag == Tag::div)
      role = role_of_names(tree_.attribute(node, Attribute::type));
    return role;
  }

  // A figure or a small table with a picture in it: its text is the caption.
  [[nodiscard]] bool is_picture(NodeId node) const {
    constexpr std::uint32_t kMaxBytes = 400;
    const Tag tag = tree_[node].tag;
    if (tag != Tag::figure && tag != Tag::table) return false;
    const Before& end = sums_[tree_[node].end];
    return end.pictures > sums_[node].pictures && end.text - sums_[node].text < kMaxBytes;
  }

  Role role_of_names(std::optional<std::string_view> names) {
    if (!names || names->empty()) return Role::none;
    const auto [at, added] = known_.emplace(*names, Role::none);
    if (!added) return at->second;
    std::string_view rest = *names;
    while (!rest.empty() && at->second == Role::none) {
      const std::size_t end = std::min(rest.find_first_of(" \t\n\r"), rest.size());
      at->second = role_of_name(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return at->second;
  }

  [[nodiscard]] bool is_story_like(NodeId node, Role role) const {
    if (title_ != kNoNode && tree_.is_below(title_, node)) return true;
    const Tag tag = tree_[node].tag;
    if (role == Role::comments || tag == Tag::aside || tag == Tag::nav || tag == Tag::footer)
      return false;
    const std::uint32_t inside = sums_[tree_[node].end].prose - sums_[node].prose;
    return inside * 2 > sums_.back().prose;
  }

  const HtmlTree& tree_;
  const NodeId title_;
  const std::vector<Before> sums_;
  std::unordered_map<std::string_view, Role> known_;  // By class list and id.
};

}  // namespace

std::vector<Role> roles_of(const HtmlTree& tree, NodeId title) {
  return RoleFinder(tree, title).find();
}

}  // namespace timbao::article
