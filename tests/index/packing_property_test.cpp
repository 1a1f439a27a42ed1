#include <gtest/gtest.h>
#include <zstd.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include "support/expect_error.hpp"
#include "timbao/article/article.hpp"
#include "timbao/base/date.hpp"
#include "timbao/index/packing.hpp"

namespace timbao::index {
namespace {

using article::Article;
using test::error_kind_of;

constexpr unsigned kSeed = 20231108;

class RandomArticles {
 public:
  explicit RandomArticles(unsigned seed) : random_(seed) {}

  Article next() {
    Article article;
    article.id = text(40);
    article.title = maybe([this] { return text(90); });
    article.abstract = maybe([this] { return text(300); });
    article.body = text(one_in(20) ? 200'000 : 2'000);
    article.outlet = maybe([this] { return outlet(); });
    article.origin = maybe([this] { return outlet(); });
    article.url = maybe([this] { return text(200); });
    article.date = maybe([this] { return date(); });
    article.author = maybe([this] { return text(60); });
    article.topics = list();
    article.related = list();
    article.path = text(100);
    article.line = number();
    article.content_hash = number();
    article.fetched = maybe([this] { return date(); });
    for (std::size_t left = below(3); left > 0; --left) {
      article.repeats.push_back({text(100), number(), number()});
    }
    return article;
  }

  Article next_with_versions() {
    Article article = next();
    for (std::size_t left = below(4); left > 0; --left) {
      article.versions.push_back(next());
      article.versions.back().id = article.id;
    }
    return article;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string bytes(std::size_t size) {
    std::string value(size, '\0');
    for (char& byte : value) byte = static_cast<char>(random_());
    return value;
  }

 private:
  bool one_in(std::size_t n) { return below(n) == 0; }

  template <class Make>
  std::optional<std::invoke_result_t<Make>> maybe(Make&& make) {
    if (one_in(3)) return std::nullopt;
    return make();
  }

  // Mostly words, sometimes any bytes or nothing.
  std::string text(std::size_t longest) {
    if (one_in(10)) return {};
    if (one_in(10)) return bytes(below(longest));
    std::string value;
    const std::size_t size = below(longest);
    while (value.size() < size) value += one_in(2) ? "đường " : "sắt, ";
    return value;
  }
  article::Outlet outlet() {
    article::Outlet outlet;
    outlet.domain = maybe([] { return std::string("baonuimay.example"); });
    if (!outlet.domain || one_in(2)) outlet.name = "Báo Núi Mây";
    return outlet;
  }
  std::vector<std::string> list() {
    std::vector<std::string> values(below(5));
    for (std::string& value : values) value = text(80);
    return values;
  }
  std::uint64_t number() { return (std::uint64_t{random_()} << 32 | random_()) >> below(64); }
  Date date() {
    using namespace std::chrono;
    Date date;
    date.day = year{static_cast<int>(1000 + below(9000))} / static_cast<int>(1 + below(12)) /
               static_cast<int>(1 + below(28));
    date.precision = static_cast<Date::Precision>(below(3));
    if (date.precision == Date::Precision::day) return date;
    const int step = date.precision == Date::Precision::minute ? 60 : 1;
    date.time_of_day = seconds(static_cast<int>(below(86'400)) / step * step);
    date.utc_offset = minutes(static_cast<int>(below(27)) * 60 - 12 * 60);
    return date;
  }

  std::mt19937 random_;
};

TEST(PackingProperty, UnpacksWhatWasPacked) {
  RandomArticles articles(kSeed);
  Packer packer;
  for (int i = 0; i < 400; ++i) {
    const Article article = articles.next_with_versions();
    const Article back = unpack(packer.pack(article));
    ASSERT_TRUE(back == article) << "seed " << kSeed << ", article " << i;
  }
}

TEST(PackingProperty, RandomBytesAreCorrupt) {
  RandomArticles articles(kSeed);
  for (int i = 0; i < 2'000; ++i) {
    const std::string bytes = articles.bytes(articles.below(300));
    ASSERT_EQ(error_kind_of([&] { (void)unpack(bytes); }), ErrorKind::corrupt)
        << "seed " << kSeed << ", case " << i;
  }
}

TEST(PackingProperty, DamagedBytesAreCorruptOrAnArticle) {
  RandomArticles articles(kSeed);
  Packer packer;
  for (int i = 0; i < 400; ++i) {
    std::string packed(packer.pack(articles.next_with_versions()));
    if (i % 2 == 0) {
      packed.resize(articles.below(packed.size()));
    } else {
      packed[articles.below(packed.size())] = articles.bytes(1).front();
    }
    const auto kind = error_kind_of([&] { (void)unpack(packed); });
    ASSERT_TRUE(!kind || *kind == ErrorKind::corrupt) << "seed " << kSeed << ", case " << i;
    if (i % 2 == 0) {
      ASSERT_TRUE(kind) << "a cut frame, seed " << kSeed << ", case " << i;
    }
  }
}

std::string compressed(const std::string& plain) {
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), 1));
  return packed;
}

TEST(Packing, WholeFramesOfOtherThingsAreCorrupt) {
  RandomArticles articles(kSeed);
  EXPECT_EQ(error_kind_of([] { (void)unpack(compressed("")); }), ErrorKind::corrupt);
  EXPECT_EQ(error_kind_of([] { (void)unpack(compressed(std::string(40, '\xff'))); }),
            ErrorKind::corrupt);
  for (int i = 0; i < 500; ++i) {
    const std::string packed = compressed(articles.bytes(articles.below(13)));
    ASSERT_EQ(error_kind_of([&] { (void)unpack(packed); }), ErrorKind::corrupt)
        << "seed " << kSeed << ", case " << i;
  }
}

TEST(Packing, CompressesAnArticleOfProse) {
  Article article;
  for (int i = 0; i < 200; ++i) article.body += "Thương lái quay lại đặt cọc, ghe đậu kín rạch. ";
  Packer packer;
  EXPECT_LT(packer.pack(article).size(), article.body.size() / 4);
}

}  // namespace
}  // namespace timbao::index
