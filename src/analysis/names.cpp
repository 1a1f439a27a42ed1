#include "timbao/analysis/names.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <thread>
#include <utility>

#include "analysis/article_names.hpp"
#include "analysis/name_table.hpp"
#include "analysis/reading_threads.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::analysis {
namespace {

constexpr std::size_t kPieceArticles = 64;  // Enough for threads not to meet often.

// By document, of the articles that name their outlet.
using Outlets = std::unordered_map<std::uint32_t, std::string>;
using OutletNames = std::unordered_map<std::string, FacetValue>;

// What one thread finds.
struct Share {
  NameTable names;
  Outlets outlets;           // Keys as the index has them,
  OutletNames outlet_names;  // and how their articles spell them.
  std::exception_ptr error;
};

// Where articles spell an outlet in two ways, the first by bytes is shown, whatever thread has it.
void take_spelling(FacetValue& known, const FacetValue& other) {
  known.text = other.text;
  if (!known.name || (other.name && *other.name < *known.name)) known.name = other.name;
}

class Gathering {
 public:
  Gathering(const index::Reader& reader, std::span<const std::uint32_t> documents)
      : reader_(reader), revision_(reader.revision()), documents_(documents) {}

  Share run(std::size_t threads) {
    std::vector<Share> shares(threads);
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < threads; ++i) {
        others.emplace_back(
            [this, &share = shares[i]] { guarded(share, [&] { read_as_another(share); }); });
      }
      guarded(shares[0], [&] { read(reader_, shares[0]); });
    }
    for (const Share& share : shares) {
      if (share.error) std::rethrow_exception(share.error);
    }
    Share all = std::move(shares[0]);
    for (std::size_t i = 1; i < threads; ++i) {
      all.names.take(std::move(shares[i].names));
      all.outlets.merge(shares[i].outlets);
      for (auto& [key, value] : shares[i].outlet_names) {
        take_spelling(all.outlet_names[key], value);
      }
    }
    return all;
  }

 private:
  template <class Run>
  void guarded(Share& share, const Run& run) {
    try {
      run();
    } catch (...) {
      share.error = std::current_exception();
      next_ = documents_.size();  // The others stop, too.
    }
  }

  void read_as_another(Share& share) { read(reader_of(reader_.path(), revision_), share); }

  void read(const index::Reader& reader, Share& share) {
    ArticleNames names;
    for (std::size_t first; (first = next_.fetch_add(kPieceArticles)) < documents_.size();) {
      const std::size_t end = std::min(first + kPieceArticles, documents_.size());
      for (std::size_t i = first; i < end; ++i) {
        const article::Article article = reader.article(documents_[i]);
        names.read(article);
        share.names.add(documents_[i], names);
        if (article.outlet) add_outlet(documents_[i], *article.outlet, share);
      }
    }
  }

  static void add_outlet(std::uint32_t document, const article::Outlet& outlet, Share& share) {
    const std::string key = index::schema::outlet_value(outlet);
    take_spelling(share.outlet_names[key], {.text = outlet.domain, .name = outlet.name});
    share.outlets.emplace(document, key);
  }

  const index::Reader& reader_;
  std::string revision_;
  std::span<const std::uint32_t> documents_;
  std::atomic<std::size_t> next_{0};
};

void add_outlets(const CountedName& counted, const Share& all, std::size_t limit, NameCount& name) {
  std::map<std::string_view, std::uint64_t> articles;
  for (const std::uint32_t document : counted.documents) {
    const auto outlet = all.outlets.find(document);
    if (outlet != all.outlets.end()) ++articles[outlet->second];
  }
  name.outlets = articles.size();
  std::vector<std::pair<std::string_view, std::uint64_t>> order(articles.begin(), articles.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > limit) order.resize(limit);
  for (const auto& [key, count] : order) {
    name.top_outlets.push_back({all.outlet_names.at(std::string(key)), count});
  }
}

NameCount count_of(CountedName& counted, const Share& all, std::size_t top_outlets) {
  NameCount name{.name = counted.name(), .kind = counted.kind(), .top_outlets = {}, .variants = {}};
  name.articles = counted.documents.size();
  add_outlets(counted, all, top_outlets, name);
  for (CountedVariant& one : counted.variants) {
    name.variants.push_back({std::move(one.text), one.articles});
  }
  std::sort(name.variants.begin(), name.variants.end(), [](const auto& a, const auto& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.text < b.text;
  });
  return name;
}

}  // namespace

Names names_in(const index::Reader& reader, std::span<const std::uint32_t> documents,
               const NameOptions& options) {
  const std::size_t pieces = (documents.size() + kPieceArticles - 1) / kPieceArticles;
  Share all = Gathering(reader, documents)
                  .run(std::max<std::size_t>(reading_threads(options.threads, pieces), 1));
  all.names.join_abbreviations();
  std::vector<std::pair<const std::string, CountedName>*> order;
  for (auto& entry : all.names.names()) {
    if (!options.kind || entry.second.kind() == *options.kind) order.push_back(&entry);
  }
  Names found{.names = {}, .distinct = order.size()};
  std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    const std::size_t articles = a->second.documents.size(), others = b->second.documents.size();
    return articles != others ? articles > others : a->first < b->first;
  });
  if (options.limit > 0 && order.size() > options.limit) order.resize(options.limit);
  for (auto* entry : order) {
    found.names.push_back(count_of(entry->second, all, options.top_outlets));
  }
  return found;
}

}  // namespace timbao::analysis
