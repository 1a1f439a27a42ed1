#include "index/text_set.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "timbao/article/addresses.hpp"

namespace timbao::index {
namespace {

using article::Article;
using article::Place;

Place place_of(const Article& text) { return {text.path, text.line, text.content_hash}; }

std::optional<std::int64_t> time_of(const Article& text) {
  if (text.fetched) return text.fetched->unix_seconds();
  if (text.date) return text.date->unix_seconds();
  return std::nullopt;
}

// Files before standard input, which nobody can look up again. Lines are no part of it: they move.
auto order_of(const Place& place) {
  return std::make_tuple(place.path == "-", std::string_view(place.path), place.content_hash);
}

bool is_before(const Place& a, const Place& b) { return order_of(a) < order_of(b); }

// Whether `a` speaks for a text rather than `b`: the earliest known time does.
bool speaks_before(const Article& a, const Article& b) {
  const auto time_a = time_of(a), time_b = time_of(b);
  if (time_a != time_b) return time_a && (!time_b || *time_a < *time_b);
  return is_before(place_of(a), place_of(b));
}

bool has_same_text(const Article& a, const Article& b) {
  return a.title == b.title && a.abstract == b.abstract && a.body == b.body;
}

std::uint64_t hash_of_text(const Article& text) {
  std::uint64_t hash = XXH3_64bits(text.body.data(), text.body.size());
  for (const auto* part : {&text.title, &text.abstract}) {
    if (*part) hash = XXH3_64bits_withSeed((*part)->data(), (*part)->size(), hash + 1);
  }
  return hash;
}

bool is_same(const Place& a, const Place& b) {
  return a.path == b.path && a.content_hash == b.content_hash;
}

std::size_t bytes_of(const Article& text) {
  constexpr std::size_t kOverhead = 256;  // What the other fields take, about.
  return kOverhead + text.body.size() + (text.title ? text.title->size() : 0) +
         (text.abstract ? text.abstract->size() : 0);
}

// Forgets records of the text; false where none is left.
bool drop_places(Article& text, const PlaceTest& is_gone) {
  std::erase_if(text.repeats, is_gone);
  if (!is_gone(place_of(text))) return true;
  if (text.repeats.empty()) return false;
  Place& next = text.repeats.front();
  text.path = std::move(next.path);
  text.line = next.line;
  text.content_hash = next.content_hash;
  text.repeats.erase(text.repeats.begin());
  return true;
}

}  // namespace

bool is_older(const Article& a, const Article& b) {
  const auto time_a = time_of(a), time_b = time_of(b);  // Unknown is before all others.
  return std::tie(time_a, a.content_hash, a.path) < std::tie(time_b, b.content_hash, b.path);
}

TextSet::TextSet(Article stored)
    : texts_(std::exchange(stored.versions, {})), first_seen_(stored.first_seen) {
  texts_.push_back(std::move(stored));
}

void TextSet::drop(const PlaceTest& is_gone) {
  std::erase_if(texts_, [&](Article& text) { return !drop_places(text, is_gone); });
}

std::vector<Merged> TextSet::add(std::vector<Article> records, const RecordTests& tests) {
  std::set<std::string_view> paths;
  for (const Article& record : records) paths.insert(record.path);
  drop([&](const Place& old) {
    const bool is_gone = paths.contains(old.path) && !tests.was_met(old);
    if (is_gone) edited_.insert(old.path);
    return is_gone;
  });
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    by_text_.emplace(hash_of_text(texts_[i]), i);
    if (texts_[i].url) addresses_.insert(article::plain_address(*texts_[i].url));
  }
  std::vector<Merged> merged;
  for (Article& record : records) merged.push_back(add(std::move(record), tests));
  return merged;
}

std::optional<std::size_t> TextSet::same_text(const Article& record) const {
  const auto [begin, end] = by_text_.equal_range(hash_of_text(record));
  for (auto it = begin; it != end; ++it) {
    if (has_same_text(texts_[it->second], record)) return it->second;
  }
  return std::nullopt;
}

Merged TextSet::add(Article record, const RecordTests& tests) {
  const bool edited = edited_.erase(record.path) > 0;
  if (const auto text = same_text(record)) return repeat(*text, std::move(record), edited, tests);
  const auto address = record.url ? article::plain_address(*record.url) : std::string();
  if (!texts_.empty() && !addresses_.contains(address)) {
    for (const Article& text : texts_) {
      const bool is_there = tests.is_there(place_of(text)) ||
                            std::any_of(text.repeats.begin(), text.repeats.end(), tests.is_there);
      if (is_there) return Merged::refused;
    }
    drive_out_all();
  }
  const bool is_only = texts_.empty();
  by_text_.emplace(hash_of_text(record), texts_.size());
  if (record.url) addresses_.insert(address);
  texts_.push_back(std::move(record));
  return edited || is_only ? Merged::updated : Merged::version;
}

Merged TextSet::repeat(std::size_t text, Article record, bool edited, const RecordTests& tests) {
  Article& kept = texts_[text];
  if (repeated_.insert(text).second && !drop_places(kept, tests.is_lost)) {
    kept = std::move(record);
    return Merged::updated;
  }
  if (speaks_before(record, kept)) {
    record.repeats = std::move(kept.repeats);
    std::swap(kept, record);
  }
  kept.repeats.push_back(place_of(record));
  return edited ? Merged::updated : Merged::repeated;
}

void TextSet::drive_out_all() {
  for (const Article& text : texts_) {
    for (Place& place : places_of(text)) left_out_.push_back(std::move(place.path));
  }
  texts_.clear();
  by_text_.clear();
  addresses_.clear();
}

void TextSet::limit_repeats(Article& text) {
  std::sort(text.repeats.begin(), text.repeats.end(), is_before);
  text.repeats.erase(std::unique(text.repeats.begin(), text.repeats.end(), is_same),
                     text.repeats.end());
  if (text.repeats.size() <= kMaxRepeats) return;
  for (std::size_t i = kMaxRepeats; i < text.repeats.size(); ++i) {
    left_out_.push_back(text.repeats[i].path);
  }
  text.repeats.resize(kMaxRepeats);
}

// Keeps the latest ones.
void TextSet::drop_oversized_versions() {
  std::size_t bytes = 0;
  std::size_t kept = texts_.size() - 1;  // The last one is the article.
  while (kept > 0 && bytes + bytes_of(texts_[kept - 1]) <= kMaxVersionBytes) {
    bytes += bytes_of(texts_[--kept]);
  }
  dropped_versions_ = kept > 0;
  texts_.erase(texts_.begin(), texts_.begin() + static_cast<std::ptrdiff_t>(kept));
}

Article TextSet::take_article() {
  std::sort(texts_.begin(), texts_.end(), is_older);
  drop_oversized_versions();
  for (Article& text : texts_) limit_repeats(text);
  for (Article& text : texts_) text.first_seen = 0;
  Article newest = std::move(texts_.back());
  newest.first_seen = first_seen_;
  texts_.pop_back();
  newest.versions = std::move(texts_);
  return newest;
}

std::vector<Place> places_of(const Article& article) {
  std::vector<Place> places;
  const auto add = [&places](const Article& text) {
    places.push_back(place_of(text));
    places.insert(places.end(), text.repeats.begin(), text.repeats.end());
  };
  add(article);
  for (const Article& version : article.versions) add(version);
  return places;
}

}  // namespace timbao::index
