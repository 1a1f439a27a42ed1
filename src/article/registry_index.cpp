#include "article/registry_index.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>

#include "article/outlet_table.hpp"
#include "article/provinces.hpp"
#include "timbao/base/error.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::embedded {
// NOLINTBEGIN(readability-identifier-naming): named after their files.
extern const std::string_view outlets_tsv;
extern const std::string_view provinces_tsv;
// NOLINTEND(readability-identifier-naming)
}  // namespace timbao::embedded

namespace timbao::article {
namespace {

// What a name starts with when it can only be the name of an outlet.
constexpr std::array<std::string_view, 5> kOutletKinds = {"báo ", "tạp chí ", "đài ",
                                                          "thông tấn xã ", "thời báo "};

bool is_full_name(std::string_view normal_name) {
  return std::any_of(kOutletKinds.begin(), kOutletKinds.end(),
                     [&](auto kind) { return normal_name.starts_with(kind); });
}

void add_name(Registry& registry, std::string_view name, std::size_t entry) {
  const std::string key = text::normal_form(name);
  if (key.empty()) return;
  registry.by_name.emplace(key, entry);
  if (is_full_name(key)) {
    registry.by_full_name.emplace(key, entry);
    return;
  }
  // "Dân trí" is "báo Dân trí" in notices, and "báo điện tử Dân trí".
  registry.by_full_name.emplace("báo " + key, entry);
  registry.by_full_name.emplace("báo điện tử " + key, entry);
}

void add_code(Registry& registry, std::string_view code, std::size_t entry) {
  const bool bracketed = code.front() == '(';
  const auto bare = bracketed ? code.substr(1, code.size() - 2) : code;
  const std::string key = text::normal_form(bare);
  registry.by_bracketed_code.emplace(key, entry);
  if (!bracketed) registry.by_bare_code.emplace(key, entry);
}

void add_place(Registry& registry, const std::optional<std::string>& place) {
  if (place) registry.places.insert(text::normal_form(place->substr(0, place->find('('))));
}

void add_keys(Registry& registry, std::size_t number) {
  const auto& entry = registry.entries[number];
  for (const auto& other : entry.other_domains) registry.by_domain.emplace(other, number);
  add_name(registry, entry.name, number);
  // "Dân Việt (Báo Nông thôn Ngày nay)" is called Dân Việt.
  add_name(registry, entry.name.substr(0, entry.name.find('(')), number);
  for (const auto& alias : entry.aliases) add_name(registry, alias, number);
  for (const auto& code : entry.codes) add_code(registry, code, number);
  add_place(registry, entry.owner);
  add_place(registry, entry.place);
  if (entry.succession) add_place(registry, entry.succession->place);
}

// The papers and stations of a province that merged go on in the paper of the new one.
void complete_succession(OutletEntry& entry) {
  const auto* former = entry.place ? province_of(*entry.place) : nullptr;
  if (former == nullptr || former->now.empty()) return;
  if (!entry.succession) entry.succession.emplace();
  auto& succession = *entry.succession;
  if (!succession.place) succession.place = std::string(former->now);
  const auto* now = province_of(*succession.place);
  if (now == nullptr) return;
  if (now->name == former->now) succession.since = std::string(former->since);
  if (!succession.outlet && !now->paper.empty() && now->paper != entry.domain) {
    succession.outlet = Outlet{std::string(now->paper), std::nullopt};
  }
  if (succession.outlet && succession.outlet->domain == now->paper && !now->paper_name.empty()) {
    succession.outlet->name = std::string(now->paper_name);
  }
}

void name_successors(Registry& registry) {
  for (auto& entry : registry.entries) {
    if (!entry.succession || !entry.succession->outlet) continue;
    auto& outlet = *entry.succession->outlet;
    const auto found = registry.by_domain.find(*outlet.domain);
    if (!outlet.name && found != registry.by_domain.end()) {
      outlet.name = registry.entries[found->second].name;
    }
  }
}

// What users have added, in the order of loading.
struct Added {
  std::vector<OutletEntry> entries;
  std::uint64_t fingerprint = 0;
};
Added& added() {
  static Added kAdded;
  return kAdded;
}

std::atomic<bool>& is_built() {
  static std::atomic<bool> built = false;
  return built;
}

// Added ones first, the last first of all; of a domain the first counts.
std::vector<OutletEntry> rows_by_precedence() {
  std::vector<OutletEntry> rows(added().entries.rbegin(), added().entries.rend());
  auto compiled_in = read_outlet_table(embedded::outlets_tsv);
  assert(compiled_in.has_value());
  std::move(compiled_in->begin(), compiled_in->end(), std::back_inserter(rows));
  std::unordered_set<std::string> seen;
  std::erase_if(rows, [&](const OutletEntry& row) { return !seen.insert(row.domain).second; });
  return rows;
}

Registry build() {
  is_built() = true;
  auto rows = rows_by_precedence();
  std::vector<std::size_t> precedence(rows.size());
  std::iota(precedence.begin(), precedence.end(), 0);
  std::vector<std::size_t> by_domain = precedence;
  std::sort(by_domain.begin(), by_domain.end(),
            [&](std::size_t a, std::size_t b) { return rows[a].domain < rows[b].domain; });
  Registry registry;
  for (std::size_t number = 0; number < by_domain.size(); ++number) {
    precedence[by_domain[number]] = number;
    registry.entries.push_back(std::move(rows[by_domain[number]]));
    complete_succession(registry.entries.back());
    registry.by_domain.emplace(registry.entries.back().domain, number);
  }
  for (const std::size_t number : precedence) add_keys(registry, number);
  for (const auto& province : provinces()) {
    registry.places.insert(text::normal_form(province.name));
  }
  name_successors(registry);
  return registry;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad() || std::filesystem::is_directory(file)) {
    throw Error(ErrorKind::io, file.string() + ": cannot be read");
  }
  return bytes;
}

}  // namespace

const Registry& registry() {
  static const Registry kRegistry = build();
  return kRegistry;
}

void load_outlets(const std::filesystem::path& file) {
  assert(!is_built());
  const std::string bytes = bytes_of(file);
  auto table = read_outlet_table(bytes);
  if (!table) {
    const auto& fault = table.error();
    throw Error(ErrorKind::usage, file.string() + ": " + fault);
  }
  auto& all = added();
  std::move(table->begin(), table->end(), std::back_inserter(all.entries));
  all.fingerprint = XXH3_64bits_withSeed(bytes.data(), bytes.size(), all.fingerprint + 1);
}

std::uint64_t outlets_fingerprint() {
  const auto& outlets = embedded::outlets_tsv;
  const auto& provinces = embedded::provinces_tsv;
  const auto compiled_in = XXH3_64bits_withSeed(provinces.data(), provinces.size(),
                                                XXH3_64bits(outlets.data(), outlets.size()));
  return compiled_in ^ added().fingerprint;
}

const std::vector<OutletEntry>& outlet_entries() { return registry().entries; }

}  // namespace timbao::article
