// The elements of feeds that say something of an article.
#pragma once

#include <array>
#include <string_view>

#include "article/record_keys.hpp"

namespace timbao::article {

struct ElementMeaning {
  std::string_view name;
  KeyMeaning meaning;
};

// Elements of items: those of RSS and Atom have no prefix here, whatever the feed calls them.
inline constexpr auto kFeedElements = std::to_array<ElementMeaning>({
    {"title", {Field::title, 0}},
    {"dc:title", {Field::title, 1}},
    {"feedburner:origlink", {Field::url, 0}},
    {"link", {Field::url, 1}},
    {"guid", {Field::other_id, 0}},
    {"id", {Field::other_id, 1}},
    {"description", {Field::abstract, 0}},
    {"summary", {Field::abstract, 1}},
    {"dc:description", {Field::abstract, 2}},
    {"itunes:summary", {Field::abstract, 3}},
    {"content:encoded", {Field::body, 0}},
    {"content", {Field::body, 1}},
    {"body", {Field::body, 2}},
    {"fulltext", {Field::body, 3}},
    {"full-text", {Field::body, 4}},
    {"pubdate", {Field::date, 0}},
    {"published", {Field::date, 1}},
    {"issued", {Field::date, 2}},
    {"dc:date", {Field::date, 3}},
    {"dcterms:issued", {Field::date, 4}},
    {"created", {Field::date, 5}},
    {"date", {Field::date, 6}},
    {"updated", {Field::date, 7}},
    {"modified", {Field::date, 8}},
    {"dc:creator", {Field::author, 0}},
    {"author", {Field::author, 1}},
    {"itunes:author", {Field::author, 2}},
    {"category", {Field::topic, 0}},
    {"dc:subject", {Field::topic, 0}},
    {"source", {Field::outlet, 0}},
});

// Addresses of namespaces, and the prefix that names are known by here.
struct KnownNamespace {
  std::string_view address;
  std::string_view prefix;
};
inline constexpr auto kFeedNamespaces = std::to_array<KnownNamespace>({
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/ns#", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://channel.netscape.com/rdf/simple/0.9/", ""},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
});

inline constexpr std::array kFeedRoots =
    std::to_array<std::string_view>({"rss", "rdf:rdf", "rdf", "feed", "channel"});

}  // namespace timbao::article
