// One news article, as the reader of an archive would cite it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "timbao/base/date.hpp"

namespace timbao::article {

// A newspaper, station, agency or site. At least one of the two is known.
struct Outlet {
  std::optional<std::string> domain;  // Lower case, without "www.": "baolaocai.vn".
  std::optional<std::string> name;    // As the registry or else the page gives it: "Báo Lào Cai".

  // The domain, which no other has; the name where only that is known.
  [[nodiscard]] const std::string& key() const { return domain ? *domain : *name; }

  friend bool operator==(const Outlet&, const Outlet&) = default;
};

// Another record that gave the same text.
struct Place {
  std::string path;
  std::uint64_t line = 0;
  std::uint64_t content_hash = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

// Strings are valid UTF-8, trimmed, without markup, spelt as the source spells them. What the file
// or page does not say is absent: nothing is guessed, and no optional holds an empty string.
struct Article {
  // The record's own id; else "u-" and 16 hex digits of its URL's hash; else "f-" and those of its
  // absolute path, for a file that holds one article; else "r-" and those of the record's bytes. At
  // most 200 bytes, without white space or control characters (longer ones, or ones with such, are
  // replaced by "i-" and a hash).
  std::string id;
  std::optional<std::string> title;
  std::optional<std::string> abstract;
  std::string body;  // Paragraphs separated by one blank line ("\n\n"); may be empty when title or
                     // abstract is not.
  std::optional<Outlet> outlet;  // Who published it.
  std::optional<Outlet> origin;  // Whom it credits ("Theo Báo Nhân Dân").
  std::optional<std::string> url;
  std::optional<Date> date;
  std::optional<std::string> author;  // Several joined by ", ".
  std::vector<std::string> topics;
  std::vector<std::string> related;  // Titles of other stories that the page carried.
  std::optional<Date> fetched;       // When a crawler fetched it, where the record says so.
  std::string path;                  // Where it was read: Record::path made absolute ("-" stays).
  std::uint64_t line = 0;            // Record::line.
  std::uint64_t content_hash = 0;    // Of the record's bytes; equal hashes mean unchanged.
  // Only in an index: when the run began that first took a record of this article in, in seconds
  // since 1970 UTC; else 0.
  std::uint64_t first_seen = 0;
  // Only in an index, where each text is kept with every record that gave it: the first is named
  // above. A text's time is `fetched`, else `date`.
  std::vector<Place> repeats;
  std::vector<Article> versions;  // Its other texts, oldest first, without versions of their own.

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace timbao::article
