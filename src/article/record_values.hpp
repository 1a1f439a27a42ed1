// What a record of named values says - JSON, a row, a feed's item, a header - becomes an article.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "article/record_keys.hpp"
#include "timbao/article/article.hpp"

namespace timbao::article {

// The values of a record by the fields that their keys name. A value is a list of texts, mostly of
// one; an outlet or origin that is an object is a list of its domain and its name. Blank texts, and what
// programs write where nothing is ("null", "None", "nan", "N/A"), do not count.
class RecordValues {
 public:
  struct Value {
    KeyMeaning meaning;
    std::vector<std::string_view> texts;
  };

  void clear();

  // `text` has to outlive the values, unless it is kept().
  void add(KeyMeaning meaning, std::string_view text);
  void add(KeyMeaning meaning, std::vector<std::string_view> texts);
  [[nodiscard]] std::string_view kept(std::string text);

  // Those of a field, by rank; of one key, in the order in which they were added.
  [[nodiscard]] std::vector<const Value*> of(Field field) const;
  [[nodiscard]] bool has(Field field) const;

 private:
  std::vector<Value> values_;
  std::deque<std::string> kept_;
};

// True for what stands for no value.
[[nodiscard]] bool is_absent(std::string_view text);

// Items of "[a, 'b', \"c, d\"]", the way front matter and Python write lists; else the text alone.
[[nodiscard]] std::vector<std::string> listed(std::string_view text);

struct RecordArticle {
  Article article;       // Without id, path and hash.
  std::string own_id;    // Empty where the record gives none.
  std::string other_id;  // Likewise.
};

// Texts that are HTML become plain text. A record without a body whose page is known is read as
// that page.
[[nodiscard]] RecordArticle article_of(const RecordValues& values);

}  // namespace timbao::article
