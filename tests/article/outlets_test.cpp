#include "timbao/article/outlets.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace timbao::article {
namespace {

struct Lookup {
  std::string_view text;
  std::string_view domain;  // Empty: nothing.
};

std::string domain_of(const std::optional<Outlet>& outlet) {
  return outlet ? outlet->domain.value_or("no domain") : std::string();
}

class OutletOfUrl : public testing::TestWithParam<Lookup> {};

TEST_P(OutletOfUrl, KnowsUrlsAndHosts) {
  EXPECT_EQ(domain_of(outlet_of_url(GetParam().text)), GetParam().domain) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Outlets, OutletOfUrl,
    testing::Values(Lookup{"https://thethao.tuoitre.vn/bong-da.html", "tuoitre.vn"},
                    Lookup{"tv.tuoitre.vn", "tuoitre.vn"},
                    Lookup{"WWW.BaoLaoCai.VN", "baolaocai.vn"},
                    Lookup{"//nhandan.com.vn/a?b#c", "nhandan.vn"},
                    Lookup{"http://user:x@www.vnexpress.net:8080/a", "vnexpress.net"},
                    Lookup{"https://baosongtrang.example/a.html", "baosongtrang.example"},
                    Lookup{"  zingnews.vn ", "znews.vn"}, Lookup{"https://intranet/a", ""},
                    Lookup{"TP.HCM", ""}, Lookup{"Báo Lào Cai", ""}, Lookup{"1.2", ""},
                    Lookup{"", ""}, Lookup{"https://", ""}, Lookup{"a..vn", ""},
                    Lookup{"có-dấu.vn", ""}));

class OutletOfName : public testing::TestWithParam<Lookup> {};

TEST_P(OutletOfName, KnowsNamesAliasesAndDomains) {
  EXPECT_EQ(domain_of(outlet_of_name(GetParam().text)), GetParam().domain) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Outlets, OutletOfName,
    testing::Values(Lookup{"Báo Lào Cai", "baolaocai.vn"}, Lookup{"báo  LÀO CAI", "baolaocai.vn"},
                    Lookup{"Báo Nhân dân", "nhandan.vn"}, Lookup{"SKĐS", "suckhoedoisong.vn"},
                    Lookup{"TTXVN", "vnanet.vn"}, Lookup{"GD&TĐ", "giaoducthoidai.vn"},
                    Lookup{"Báo Khánh Hoà", "baokhanhhoa.vn"}, Lookup{"Dân Việt", "danviet.vn"},
                    Lookup{"baodientu.chinhphu.vn", "baochinhphu.vn"}, Lookup{"Bao Lao Cai", ""},
                    Lookup{"Lào Cai", ""}, Lookup{"", ""}, Lookup{"thethao.baolaocai.vn", ""}));

TEST(Outlets, GiveTheRegistrysName) {
  EXPECT_EQ(outlet_of_url("tuoitre.vn")->name, "Báo Tuổi Trẻ");
  EXPECT_EQ(outlet_of_url("baosongtrang.example")->name, std::nullopt);
}

TEST(Outlets, TakeAnUnknownTextForAName) {
  EXPECT_EQ(outlet_of(" Báo Sông Trăng "), (Outlet{std::nullopt, "Báo Sông Trăng"}));
  EXPECT_EQ(outlet_of("saokhue.example"), (Outlet{"saokhue.example", std::nullopt}));
  EXPECT_EQ(outlet_of("https://dantri.com.vn/a.htm").domain, "dantri.com.vn");
}

TEST(Outlets, TellThePortalOfTheGovernmentFromItsPaper) {
  EXPECT_EQ(outlet_of("chinhphu.vn").domain, "chinhphu.vn");
  EXPECT_EQ(outlet_of_name("Báo Chính phủ")->domain, "baochinhphu.vn");
}

TEST(Outlets, SurviveAnyBytes) {
  EXPECT_EQ(outlet_of_url("\xff\xfe.vn"), std::nullopt);
  EXPECT_EQ(outlet_of_name("\xff\xfe"), std::nullopt);
  EXPECT_EQ(outlet_of("\xff").domain, std::nullopt);
}

}  // namespace
}  // namespace timbao::article
