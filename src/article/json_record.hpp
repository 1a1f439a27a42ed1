// Records in JSON: an object is an article or holds a list of them, an array one in each element.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "article/record_fields.hpp"
#include "timbao/article/article.hpp"

namespace timbao::article {

// What one object gave: an article without path and ids, or the reason why it is none.
struct JsonArticle {
  Article article;
  std::string own_id;
  std::string other_id;
  std::string bytes;  // Of the object, where the record holds several.
  Share share = Share::whole_file;
  std::string issue;  // Empty where the article stands.
};

// Keeps its parser between records. One per thread.
class JsonReader {
 public:
  JsonReader();
  JsonReader(JsonReader&&) noexcept;
  JsonReader& operator=(JsonReader&&) noexcept;
  ~JsonReader();

  // Calls `yield` for each article of the text, in order. Requires: padding as input::Record has
  // it.
  void read(std::string_view bytes, const std::function<void(JsonArticle)>& yield);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::article
