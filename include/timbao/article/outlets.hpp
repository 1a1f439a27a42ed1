// The registry of Vietnamese outlets: who stands behind a domain, a name or a dateline code, and
// what became of the papers of provinces that merged in July 2025.
//
// 225 outlets from src/article/data/outlets.tsv, which names its sources, and those that the user
// adds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"

namespace timbao::article {

// Adds the outlets of a table to the registry; one with the domain of another takes its place, and
// what it calls its own (a name, a code, another domain) is no other's any more. The file is UTF-8
// with tabs between fields and one heading row: `domain` and `name`, and as far as needed
// other_domains, kind, owner, place, aliases, codes, successor, as src/article/data/outlets.tsv has
// them, in any order. Lines that begin with "#" are comments.
//
// Throws Error: io where the file cannot be read, usage, with its line and the reason, where it is
// no such table; nothing is added then.
//
// Requires: called before anything else asks the registry, so before articles are read, and from
// one thread.
void load_outlets(const std::filesystem::path& file);

// Differs where the registry does: what was read under another one may name other outlets.
[[nodiscard]] std::uint64_t outlets_fingerprint();

// All functions below: any thread; the registry is built at the first call. Case, tone placement
// and spacing do not matter, accents do.

// The outlet of a host name or URL: "https://thethao.tuoitre.vn/x.html" -> tuoitre.vn, Báo Tuổi
// Trẻ. A host that the registry does not know gives its domain alone. Nothing where `text` is
// neither.
[[nodiscard]] std::optional<Outlet> outlet_of_url(std::string_view text);

// The registered outlet with this name, alias ("SKĐS", "Báo Nhân dân") or domain; nothing where
// none has it.
[[nodiscard]] std::optional<Outlet> outlet_of_name(std::string_view text);

// What a record or a user means by `text`: a registered name, else a URL or domain, else the text
// itself as a name. Requires: `text` is not blank.
[[nodiscard]] Outlet outlet_of(std::string_view text);

// What became of an outlet, or of the province whose paper or station it was.
struct Succession {
  std::optional<std::string> place;  // What its province merged into.
  std::optional<std::string> since;  // ISO 8601: a day, or the year alone.
  std::optional<Outlet> outlet;      // Which goes on with it.

  friend bool operator==(const Succession&, const Succession&) = default;
};

// A row of the registry.
struct OutletEntry {
  std::string domain;
  std::vector<std::string> other_domains;
  std::string name;
  std::string kind;  // A word: "ministry", "provincial", "agency"; may be empty.
  std::optional<std::string> owner;
  std::optional<std::string> place;  // The province, as it was called at the time of its name.
  std::vector<std::string> aliases;
  std::vector<std::string> codes;  // As datelines have them: "(CTO)", "TTO".
  std::optional<Succession> succession;

  friend bool operator==(const OutletEntry&, const OutletEntry&) = default;
};

// By domain. Lives as long as the program.
[[nodiscard]] const std::vector<OutletEntry>& outlet_entries();

// In the order in which matches are listed; `listed` is none, but a row of a list.
enum class OutletMatchKind : std::uint8_t { listed, domain, name, alias, code, place };

struct OutletMatch {
  const OutletEntry* entry;
  OutletMatchKind kind;
  std::string matched;           // The domain, name, alias, code or place of the entry.
  bool without_accents = false;  // It was typed so: "bao lao cai".
};

// The outlets that a user means by a domain or URL, a name or alias, a dateline code ("(CTO) -") or
// a province, old or new; each once, by the first kind that holds. Where nothing is spelt so and
// `text` has no accents, what is spelt so without them. A province that merged has its own outlets,
// the new one those of all that it is made of. Linear in the size of the registry.
[[nodiscard]] std::vector<OutletMatch> find_outlets(std::string_view text);

}  // namespace timbao::article
