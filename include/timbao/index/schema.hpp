// What an index holds and under which names: every term prefix, value slot and metadata key.
//
// An index is a folder. XAPIANDB in it is a Xapian stub that lists the segments, so any Xapian tool
// can open the folder; each segment is a Xapian database in a folder of its own, with its token
// columns (timbao/index/column_file.hpp), the sets of its articles by word
// (timbao/index/word_sets.hpp) and the counts of the language model
// (timbao/index/language_model.hpp) beside the tables; dictionary.timbao is what articles are
// packed by (timbao/index/packing.hpp); `lock` is held by the one writer. A Xapian document is one
// article. Everything here is kept on disk: a change of meaning is a change of kSchemaVersion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::index::schema {

inline constexpr std::uint32_t kSchemaVersion = 5;

// Terms. A term without prefix is a word of title, abstract or body in normal form, with its count
// as wdf; a word of the title counts kTitleWeight times. Terms with a prefix have wdf 0 and so do
// not count as length.
inline constexpr std::uint32_t kTitleWeight = 3;
inline constexpr std::string_view kId = "Q";  // Article::id, unique.
inline constexpr std::string_view kOutlet = "H";  // outlet_value() of the outlet.
inline constexpr std::string_view kOutletName = "XHN";  // Each word of the outlet's name.
inline constexpr std::string_view kOrigin = "XO";       // outlet_value() of the credited outlet.
inline constexpr std::string_view kOriginName = "XON";  // Each word of its name.
inline constexpr std::string_view kAuthor = "A";        // Each word of the author line.
inline constexpr std::string_view kTopic = "K";         // Each word of the topics.
// Each file that it was read from: Article::path, those of its versions and of repeats.
inline constexpr std::string_view kFile = "XF";
inline constexpr std::string_view kAddress = "XU";  // address_value() of Article::url.
// "XA" + folded + ' ' + word, for each word outside the syllable inventory whose folded form
// differs
// ("XAdak đắk"): the way from accent-less typing to such words.
inline constexpr std::string_view kAccentForm = "XA";

// What an article defines, twice over, so that either side finds the other: kDefined + short + ' '
// + the words of the long form, and kDefinition + these + kDefinitionSign + short ("XDadb ngân hàng
// phát triển châu á").
inline constexpr std::string_view kDefined = "XD";
inline constexpr std::string_view kDefinition = "XL";
inline constexpr char kDefinitionSign = '=';

// Longest term with its prefix, in bytes. A limit of Xapian's is 245; longer ones end in a hash.
inline constexpr std::size_t kMaxTermBytes = 240;

// The term for `value` under `prefix`. Equal values give equal terms, and different ones different
// terms.
[[nodiscard]] std::string prefixed_term(std::string_view prefix, std::string_view value);

// Equal for the addresses of one page (timbao/article/addresses.hpp): 16 hex digits of a hash.
[[nodiscard]] std::string address_value(std::string_view url);

// Value slots.
enum Slot : std::uint32_t {
  kDate = 0,  // Civil date and time in the article's own zone, as seconds, sortable_serialise.
  kFingerprint = 1,   // Of each record: hashes of it and of its path, 8 bytes each, little endian.
  kPassageCount = 2,  // How many passages abstract and body have, sortable_serialise.
  kIdValue = 3,       // Article::id, for lists of ids that read no article.
  // The whole article, packed (timbao/index/packing.hpp). As document data, Xapian's usual place
  // for it, it would be deflated once more: a quarter of the build's CPU, for nothing.
  kArticle = 4,
  // For counts over many articles, which would take too long to unpack: what the fields say, as the
  // article spells it, but for outlets, which are as kOutlet and kOrigin have them.
  kOutletValue = 5,
  kOriginValue = 6,
  kAuthorValue = 7,
  kTopicValue = 8,      // Several with kTopicEnd between them.
  kFirstSeenValue = 9,  // Article::first_seen, sortable_serialise.
};
inline constexpr std::size_t kSlotCount = 10;
inline constexpr char kTopicEnd = '\n';

// How terms and values name an outlet: its domain; '=' and its name in normal form where only that
// is known.
[[nodiscard]] std::string outlet_value(const article::Outlet& outlet);

// Metadata, the same in every segment.
inline constexpr std::string_view kVersionKey = "timbao.version";

// What this program writes there and accepts: schema and text rules, "schema=1 rules=1-5f0e…".
[[nodiscard]] std::string version();

}  // namespace timbao::index::schema
