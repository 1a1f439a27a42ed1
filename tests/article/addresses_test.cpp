#include "timbao/article/addresses.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace timbao::article {
namespace {

constexpr std::string_view kPlain = "baosongtrang.example/cau/may-trang.html";

TEST(PlainAddress, IsOneForAllSpellingsOfAnAddress) {
  for (const std::string_view url : {
           "https://baosongtrang.example/cau/may-trang.html",
           "http://baosongtrang.example/cau/may-trang.html",
           "//baosongtrang.example/cau/may-trang.html",
           "https://www.baosongtrang.example/cau/may-trang.html",
           "HTTPS://WWW.BaoSongTrang.Example/cau/may-trang.html",
           "https://baosongtrang.example:443/cau/may-trang.html",
           "http://baosongtrang.example:80/cau/may-trang.html",
           "https://an:mat-khau@baosongtrang.example/cau/may-trang.html",
           "https://baosongtrang.example/cau/may-trang.html/",
           "https://baosongtrang.example/cau/may-trang.html#binh-luan",
           "https://baosongtrang.example/cau/may-trang.html?",
           "https://baosongtrang.example/cau/may-trang.html?utm_source=zalo&utm_medium=chat",
           "https://baosongtrang.example/cau/may-trang.html?fbclid=IwAR0&UTM_Campaign=a#x",
           "https://baosongtrang.example/cau/may%2Dtrang.html?zarsrc=31",
           "  https://baosongtrang.example/c%61u/may-trang.html\n",
       }) {
    EXPECT_EQ(plain_address(url), kPlain) << url;
  }
}

TEST(PlainAddress, KeepsWhatTellsPagesApart) {
  for (const auto& [url, plain] : {
           std::pair{"https://bao.example/?p=12&utm_source=z", "bao.example?p=12"},
           std::pair{"https://bao.example/a?b=1&c=2", "bao.example/a?b=1&c=2"},
           std::pair{"https://bao.example/A", "bao.example/A"},
           std::pair{"https://bao.example:8080/a", "bao.example:8080/a"},
           std::pair{"https://m.bao.example/a", "m.bao.example/a"},
           std::pair{"https://bao.example/a%2fb%zz%", "bao.example/a%2Fb%zz%"},
           std::pair{"https://bao.example/x?next=https://khac.example/",
                     "bao.example/x?next=https://khac.example/"},
           std::pair{"https://www.example", "example"},
           std::pair{" không phải địa chỉ ", "không phải địa chỉ"},
           std::pair{"", ""},
       }) {
    EXPECT_EQ(plain_address(url), plain) << url;
  }
}

TEST(PlainAddress, SurvivesAnyBytes) {
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string url = random() % 2 == 0 ? "http://" : "";
    for (std::size_t left = random() % 20; left > 0; --left)
      url += "/?&#%:@.=2aW\xff "[random() % 14];
    const std::string plain = plain_address(url);
    EXPECT_LE(plain.size(), url.size()) << url;
  }
}

}  // namespace
}  // namespace timbao::article
