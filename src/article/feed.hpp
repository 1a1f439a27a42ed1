// Reads feeds: RSS 0.9x, 1.0 and 2.0, Atom.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "article/record_values.hpp"

namespace timbao::article {

// What one item gave: an article, or the reason why it is none.
struct FeedItem {
  RecordArticle read;
  std::string_view bytes;  // Of the item, in the text.
  std::string issue;       // Empty where the article stands.
};

// Calls `yield` for each item or entry of the feed, in order, and at the end once more with an
// issue where the text breaks off, or is no feed. The outlet is the <source> that an item names,
// else that of its link, else that of the feed. Linear in the size of the text.
//
// Requires: UTF-8.
void read_feed(std::string_view text, const std::function<void(FeedItem)>& yield);

}  // namespace timbao::article
