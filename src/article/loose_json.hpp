// JSON as pages carry it: read to its end whatever is wrong with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::article {

using JsonNodeId = std::uint32_t;
inline constexpr JsonNodeId kNoJson = static_cast<JsonNodeId>(-1);

struct JsonNode {
  enum class Kind : std::uint8_t { object, array, text, word };  // A word: 12, true, null.

  Kind kind = Kind::text;
  JsonNodeId end = 0;       // One past the last node below.
  std::string_view key;     // As written; empty in an array.
  std::string_view source;  // Of a text or a word: as written, without the quotes.
};

// A flat list in the order of the text, which has to outlive it; nothing recurses. Line ends within
// strings, quotes that nobody escaped, commas too many or too few, comments around it and a missing
// end do not stop it. Linear.
class LooseJson {
 public:
  explicit LooseJson(std::string_view text);

  [[nodiscard]] JsonNodeId size() const { return static_cast<JsonNodeId>(nodes_.size()); }
  [[nodiscard]] const JsonNode& operator[](JsonNodeId node) const { return nodes_[node]; }

  // The first member with this key; kNoJson where there is none, or `object` is none.
  [[nodiscard]] JsonNodeId member(JsonNodeId object, std::string_view key) const;

  // What a text or word says: escapes and character references replaced, white space collapsed,
  // trimmed. Of an array its first element's, of an object its "name" or "@value". Empty for null
  // and for nothing.
  [[nodiscard]] std::string text_of(JsonNodeId node) const;

  // The same for each element of an array, else for the node alone; empty ones are left out.
  [[nodiscard]] std::vector<std::string> texts_of(JsonNodeId node) const;

 private:
  std::vector<JsonNode> nodes_;
};

}  // namespace timbao::article
