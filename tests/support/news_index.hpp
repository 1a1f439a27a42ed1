// A small index of invented articles, built once for all tests of a program.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "support/run_timbao.hpp"
#include "support/temp_folder.hpp"

namespace timbao::test {

inline constexpr std::string_view kNewsLines =
    R"({"id": "cau-1", "title": "Khánh thành cầu Mây Trắng", "abstract": "Cây cầu nối hai bờ sông Trăng thông xe sáng 3/11.", "body": "Sáng 3/11, cầu Mây Trắng được khánh thành sau ba năm xây dựng. Cây cầu dài 1,2 km.\n\nÔng Lê Văn Thử nói: “Người dân hai bờ đã chờ cây cầu này từ lâu”.", "outlet": "baosongtrang.example", "url": "https://baosongtrang.example/cau-may-trang.html", "date": "2023-11-03T13:33:00+07:00", "author": "Hà An", "topic": ["Xã hội", "Giao thông"]})"
    "\n"
    R"({"id": "cau-2", "title": "Cầu mới giúp nông dân chở lúa", "body": "Từ ngày có cầu, nông dân chở lúa sang chợ trong mười phút. Giá lúa nhờ thế mà ổn định.", "outlet": "nguoitronglua.example", "date": "2023-12-01"})"
    "\n"
    R"({"id": "bong-da", "title": "Đội Sông Trăng thắng trận mở màn", "body": "Đội Sông Trăng thắng 2-1 trên sân nhà. Trận đấu kết thúc lúc 21h15.", "outlet": "sanco.example", "date": "2022-05-20", "author": "Minh Tú"})"
    "\n"
    R"({"id": "ngoai-giao", "title": "Hội nghị ngoại giao văn hóa", "body": "Hội nghị ngoại giao văn hóa bàn về hợp tác giữa các địa phương.", "url": "https://khong-ten.example/hoi-nghi"})"
    "\n"
    R"({"id": "tom-tat", "abstract": "Bản tin chỉ có phần tóm tắt về thủy sản."})"
    "\n";

// The folder with news.jsonl and its index, db.
inline const TempFolder& news_folder() {
  static const TempFolder folder;
  static const bool built = [] {
    folder.write("news.jsonl", kNewsLines);
    const Outcome outcome = run_timbao({"index", "--db", folder / "db", folder / "news.jsonl"});
    if (outcome.code != 0) throw std::runtime_error("cannot build the index: " + outcome.err);
    return true;
  }();
  static_cast<void>(built);
  return folder;
}

inline std::string news_db() { return news_folder() / "db"; }

}  // namespace timbao::test
