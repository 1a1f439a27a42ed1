#include "article/record_fields.hpp"

#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "article/lines.hpp"
#include "article/outlet_registry.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/article/reader.hpp"

namespace timbao::article {
namespace {

std::string prefixed_hash(std::string_view prefix, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  std::string id(prefix);
  id.resize(prefix.size() + 16);
  for (std::size_t i = id.size(); i-- > prefix.size(); hash >>= 4) id[i] = kDigits[hash & 15];
  return id;
}

bool fits_as_id(std::string_view id) {
  constexpr std::size_t kMaxIdBytes = 200;
  if (id.size() > kMaxIdBytes || words_of(id).size() != 1) return false;
  return std::none_of(id.begin(), id.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string fitted(std::string_view id) {
  return fits_as_id(id) ? std::string(id) : prefixed_hash("i-", id);
}

std::string id_of(const Article& article, const RecordIds& ids, std::string_view bytes,
                  Share share) {
  if (const auto own = trimmed(ids.own); !own.empty()) return fitted(own);
  if (article.url) return prefixed_hash("u-", *article.url);
  if (const auto other = trimmed(ids.other); !other.empty()) return fitted(other);
  if (share == Share::whole_file && article.path != "-") return prefixed_hash("f-", article.path);
  return prefixed_hash("r-", bytes);
}

// "baolaocai.vn" of "crawl/baolaocai.vn/2023/a.txt" and of "baolaocai.vn.zip/a.html": the folder
// nearest to the file that is named as a domain.
std::optional<Outlet> outlet_of_folder(std::string_view path) {
  constexpr std::array<std::string_view, 8> kArchives = {".gz",  ".zst", ".xz",  ".bz2",
                                                         ".zip", ".tar", ".tgz", ".warc"};
  for (std::size_t end = path.rfind('/'); end != std::string_view::npos && end > 0;) {
    const std::size_t slash = path.rfind('/', end - 1);
    auto folder = path.substr(slash == std::string_view::npos ? 0 : slash + 1, end - slash - 1);
    for (auto ending = kArchives.begin(); ending != kArchives.end();) {
      ending = std::find_if(kArchives.begin(), kArchives.end(),
                            [&](auto known) { return folder.ends_with(known); });
      if (ending != kArchives.end()) folder.remove_suffix(ending->size());
    }
    if (auto outlet = outlet_of_url(folder)) return outlet;
    end = slash;
  }
  return std::nullopt;
}

}  // namespace

std::string article_path(std::string_view record_path) {
  if (record_path == "-") return std::string(record_path);
  std::error_code error;
  const auto absolute = std::filesystem::absolute(std::filesystem::path(record_path), error);
  if (error) return std::string(record_path);
  std::string path = absolute.lexically_normal().string();
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

void settle_outlet(Article& article, std::string_view outlet) {
  if (article.url) article.outlet = outlet_of_url(*article.url);
  if (trimmed(outlet).empty()) return;
  Outlet named = outlet_of(outlet);
  // A name that the registry does not know: the article's address says whose it is.
  if (!named.domain && article.outlet) named.domain = article.outlet->domain;
  article.outlet = std::move(named);
}

bool has_text(const Article& article) {
  return article.title || article.abstract || !article.body.empty();
}

void identify(const input::Record& record, const RecordIds& ids, std::string_view bytes,
              Share share, Article& article) {
  article.path = article_path(record.path);
  article.line = record.line;
  article.id = id_of(article, ids, bytes, share);
  article.content_hash = XXH3_64bits(bytes.data(), bytes.size());
  if (!article.outlet) article.outlet = outlet_of_folder(record.path);
  if (article.outlet && article.origin && same_outlet(*article.outlet, *article.origin))
    article.origin.reset();
}

}  // namespace timbao::article
