// Web archives: which records are pages, how their bodies were sent, and what damage costs.
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "input/collected.hpp"
#include "input/compressed.hpp"
#include "input/warc_records.hpp"
#include "support/temp_folder.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {
namespace {

using test::TempFolder;
using Strings = std::vector<std::string>;

Collected collected_from(const std::string& bytes, const std::string& name = "a.warc") {
  const TempFolder folder;
  return collected({folder.write(name, bytes)});
}

// "NUMBER: body" for each page, then "NUMBER! reason" for each issue.
Strings pages_in(const std::string& bytes, const std::string& name = "a.warc") {
  const Collected all = collected_from(bytes, name);
  Strings pages;
  for (const CopiedRecord& record : all.records) {
    pages.push_back(std::to_string(record.line) + ": " + record.bytes);
  }
  for (std::string issue : all.issues) {
    issue.erase(0, issue.find(name) + name.size() + 1);
    pages.push_back(issue.replace(issue.find(':'), 1, "!"));
  }
  return pages;
}

std::string page(std::string_view body, std::string_view fields = "Content-Type: text/html\r\n") {
  return page_record("http://bao.example/1", body, fields);
}

TEST(Warc, YieldsPagesWithWhatTheArchiveSaysOfThem) {
  const TempFolder folder;
  const std::string path = folder.write(
      "a.warc", warc_record("warcinfo", "software: x\r\n") +
                    page_record("https://bao.example/tin?a=1", "<p>Huế</p>",
                                "Content-Type: text/html; Charset=\"utf-8\"; x=y\r\n"));
  const Collected all = collected({path});
  const std::vector<CopiedRecord> expected = {{path, 2, "<p>Huế</p>", Kind::html, "",
                                               "https://bao.example/tin?a=1",
                                               "2023-11-08T02:30:00Z", "utf-8"}};
  EXPECT_EQ(all.records, expected);
  EXPECT_TRUE(all.issues.empty());
  EXPECT_EQ(all.counts.passed_over, 1U);
  EXPECT_EQ(all.counts.files, 1U);
  EXPECT_EQ(all.finished.size(), 1U);
}

TEST(Warc, CountsWhatIsNoPageWithStatus200) {
  const std::string type = "Content-Type: text/html\r\n";
  const auto response = [](const std::string& block) { return warc_record("response", block); };
  const std::string bytes = warc_record("request", "GET / HTTP/1.1\r\n\r\n") +
                            warc_record("metadata", "a: b\r\n") +
                            warc_record("revisit", http_response("", type)) +
                            warc_record("conversion", "text", "Content-Type: text/plain\r\n") +
                            warc_record("resource", "<html>", type) +
                            response(http_response("x", type, "HTTP/1.1 404 No")) +
                            response(http_response("x", type, "HTTP/1.1 206 Part")) +
                            response(http_response("x", type, "HTTP/1.0 301 Moved")) +
                            response(http_response("{}", "Content-Type: application/json\r\n")) +
                            response(http_response("\xFF\xD8", "Content-Type: image/jpeg\r\n")) +
                            response("no http") + response("") + page("<p>");
  const Collected all = collected_from(bytes);
  EXPECT_EQ(all.records.size(), 1U);
  EXPECT_EQ(all.records[0].line, 13U);
  EXPECT_EQ(all.counts.passed_over, 12U);
  EXPECT_TRUE(all.issues.empty());
}

TEST(Warc, TakesEveryTypeOfHtmlAndLooksWhereNoneIsStated) {
  EXPECT_EQ(pages_in(page("a", "CONTENT-TYPE: Text/HTML;charset=x\r\n") +
                     page("b", "Content-Type: application/xhtml+xml\r\n") +
                     page(" <!DOCTYPE HTML><p>", "Server: x\r\n") + page("<HTML>", "") +
                     page("{\"a\": 1}", "Server: x\r\n")),
            (Strings{"1: a", "2: b", "3:  <!DOCTYPE HTML><p>", "4: <HTML>"}));
}

TEST(Warc, ReadsHeadersAsTheyAreWritten) {
  const std::string block = "HTTP/1.1 200 OK\ncontent-type:text/html\n\n<p>";
  const std::string bytes =
      "WARC/1.1\nwarc-type:response\nWARC-Target-URI: <http://a.example/\n\tb>\nno field: at\n"
      "CONTENT-LENGTH:  " +
      std::to_string(block.size()) + " \nWARC-Target-URI: http://c.example/\n\n" + block + "\n\n";
  const Collected all = collected_from(bytes);
  ASSERT_EQ(all.records.size(), 1U) << all.issues[0];
  EXPECT_EQ(all.records[0].url, "http://a.example/ b");
  EXPECT_EQ(all.records[0].bytes, "<p>");
}

TEST(Warc, TakesTheResponseBehindContinue) {
  const std::string last = http_response("<p>");
  EXPECT_EQ(pages_in(warc_record("response", "HTTP/1.1 100 Continue\r\n\r\n" + last)),
            Strings{"1: <p>"});
}

TEST(Warc, JoinsChunks) {
  const std::string chunked = "Content-Type: text/html\r\nTransfer-Encoding: Chunked\r\n";
  EXPECT_EQ(pages_in(page("5;x=y\r\n<p>Hu\r\n7\r\n\xE1\xBA\xBF</p>\r\n0\r\nA: b\r\n\r\n", chunked) +
                     page("<p>joined already", chunked) + page("3\r\n<p>\r\n", chunked)),
            (Strings{"1: <p>Huế</p>", "2: <p>joined already", "3: <p>"}));
}

TEST(Warc, RefusesCutChunksUnlessTheRecordSaysThatItWasCut) {
  const std::string block =
      http_response("9\r\n<p>Hu", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n");
  EXPECT_EQ(
      pages_in(warc_record("response", block) +
               warc_record("response", block, "WARC-Truncated: length\r\n")),
      (Strings{"2: <p>Hu", "1! record at byte 0: the chunks of the body are cut or damaged"}));
}

std::string deflated(const std::string& text, int window_bits) {
  z_stream deflater{};
  EXPECT_EQ(::deflateInit2(&deflater, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(text.size() + 100, '\0');
  deflater.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  deflater.avail_in = static_cast<uInt>(text.size());
  deflater.next_out = reinterpret_cast<Bytef*>(packed.data());
  deflater.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(::deflate(&deflater, Z_FINISH), Z_STREAM_END);
  packed.resize(packed.size() - deflater.avail_out);
  ::deflateEnd(&deflater);
  return packed;
}

std::string coded(const std::string& coding) {
  return "Content-Type: text/html\r\nContent-Encoding: " + coding + "\r\n";
}

TEST(Warc, UnpacksBodiesThatAreReallyPacked) {
  const std::string text = "<p>Huế, Vinh, Huế, Vinh</p>";
  const std::string gzip = compressed(text, ARCHIVE_FILTER_GZIP);
  // "<p>Hu\xE1\xBA\xBF</p>" as `brotli -q 11` packs it, in a stored block.
  std::string expected_number;
  const std::string bytes =
      page(gzip, coded("gzip")) + page(gzip, coded("X-GZIP")) + page(text, coded("gzip")) +
      page(deflated(text, 15), coded("deflate")) + page(deflated(text, -15), coded("deflate")) +
      page(text, coded("deflate")) + page(text, coded("br")) +
      page(compressed(text, ARCHIVE_FILTER_ZSTD), coded("zstd")) + page(text, coded("UTF-8")) +
      page(compressed(deflated(text, 15), ARCHIVE_FILTER_GZIP), coded("deflate, gzip"));
  Strings expected;
  for (int number = 1; number <= 10; ++number) {
    expected.push_back(std::to_string(number) + ": " + text);
  }
  EXPECT_EQ(pages_in(bytes), expected);
}

TEST(Warc, UnpacksBrotli) {
  // 11 bytes of text in one uncompressed metablock, then an empty last one.
  const std::string packed = std::string("\x0b\x05\x80", 3) + "<p>Vinh</p>" + "\x03";
  EXPECT_EQ(pages_in(page(packed, coded("br"))), Strings{"1: <p>Vinh</p>"});
}

TEST(Warc, RefusesPackedBodiesThatAreCut) {
  const std::string packed = compressed("<p>Huế, Vinh, Huế, Vinh</p>", ARCHIVE_FILTER_GZIP);
  EXPECT_EQ(pages_in(page(packed.substr(0, packed.size() - 12), coded("gzip")) + page("<p>")),
            (Strings{"2: <p>", "1! record at byte 0: the body is cut or damaged (gzip)"}));
  EXPECT_EQ(pages_in(page("\x01\x02\x03", coded("br"))),
            Strings{"1! record at byte 0: the body is cut or damaged (br)"});
}

TEST(Warc, RefusesABodyThatUnpacksBeyondTheLimit) {
  const std::string bomb = compressed(std::string(kMaxRecordBytes + 1, 'x'), ARCHIVE_FILTER_GZIP);
  EXPECT_EQ(pages_in(page(bomb, coded("gzip")) + page("<p>")),
            (Strings{"2: <p>", "1! record at byte 0: record larger than the limit of 64 MiB"}));
}

std::string with_length(std::string record, std::size_t length) {
  const std::size_t start = record.find("Content-Length: ") + 16;
  return record.replace(start, record.find('\r', start) - start, std::to_string(length));
}

TEST(Warc, GoesOnWithTheNextRecordBehindAWrongLength) {
  const std::string first = page("<p>1");
  const std::size_t right = http_response("<p>1").size();
  const auto issue = [](std::size_t length) {
    return "1! record at byte 0: its length of " + std::to_string(length) +
           " bytes does not lead to the next record";
  };
  for (const std::size_t wrong : {std::size_t{0}, right - 3, right + 7, first.size()}) {
    EXPECT_EQ(pages_in(with_length(first, wrong) + page("<p>2") + page("<p>3")),
              (Strings{"2: <p>2", "3: <p>3", issue(wrong)}));
  }
  const std::size_t beyond_limit = kMaxRecordBytes * 3;
  EXPECT_EQ(pages_in(with_length(first, beyond_limit) + page("<p>2")),
            (Strings{"2: <p>2", "1! record at byte 0: record larger than the limit of 64 MiB"}));
  EXPECT_EQ(pages_in(with_length(warc_record("request", "GET /"), beyond_limit) + page("<p>2")),
            (Strings{"2: <p>2", issue(beyond_limit)}));
}

TEST(Warc, SaysThatTheFileEndsWithinARecord) {
  const std::string whole = page("<p>1") + page("<p>2");
  EXPECT_EQ(pages_in(with_length(page("<p>1"), 1000) + page("<p>2")).size(), 2U);
  const Strings cut = pages_in(whole.substr(0, whole.size() - 7));
  ASSERT_EQ(cut.size(), 2U);
  EXPECT_EQ(cut[0], "1: <p>1");
  EXPECT_TRUE(cut[1].starts_with("2! record at byte ")) << cut[1];
  EXPECT_TRUE(cut[1].ends_with(": the file ends after 45 of 48 bytes of the record")) << cut[1];
}

TEST(Warc, NeedsNoLineEndsBehindARecord) {
  std::string first = page("<p>1");
  first.resize(first.size() - 4);
  EXPECT_EQ(pages_in(first), Strings{"1: <p>1"});
  EXPECT_EQ(pages_in(first + page("<p>2") + "\n\n\n"), (Strings{"1: <p>1", "2: <p>2"}));
}

TEST(Warc, ReportsJunkOnceAndGoesOn) {
  EXPECT_EQ(pages_in("junk\nWARC/1.0\r\nmore\r\n\r\n" + page("<p>1") + page("<p>2")),
            (Strings{"2: <p>1", "3: <p>2", "1! record at byte 0: no header of a WARC record"}));
  EXPECT_EQ(pages_in("<html>"), Strings{"1! record at byte 0: no header of a WARC record"});
  EXPECT_EQ(pages_in(""), Strings{});
}

TEST(Warc, LeavesWhatLooksLikeARecordInARecord) {
  const std::string inner = "<pre>\r\n\r\n" + page("<p>1") + "</pre>";
  EXPECT_EQ(pages_in(page(inner) + page("<p>2")), (Strings{"1: " + inner, "2: <p>2"}));
}

TEST(Warc, ReadsRecordsOfSixtyFourMebibytesAndPassesLargerOnes) {
  const std::string large(kMaxRecordBytes + 1, 'x');
  const std::string image = "Content-Type: image/png\r\n";
  const Collected all = collected_from(page(large, image) + page(large) + page("<p>"));
  ASSERT_EQ(all.records.size(), 1U);
  EXPECT_EQ(all.records[0].line, 3U);
  EXPECT_EQ(all.counts.passed_over, 1U);
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_TRUE(all.issues[0].ends_with("record larger than the limit of 64 MiB"));
}

TEST(Warc, ShowsAUrlThatIsNoUtf8) {
  const Collected all = collected_from(page_record("http://a.example/\xE0\x01", "<p>"));
  ASSERT_EQ(all.records.size(), 1U);
  EXPECT_EQ(all.records[0].url, "http://a.example/\uFFFD\uFFFD");
}

std::string one_member_each(const Strings& records) {
  std::string packed;
  for (const std::string& record : records) packed += compressed(record, ARCHIVE_FILTER_GZIP);
  return packed;
}

TEST(Warc, GoesOnWithTheNextMemberBehindADamagedOne) {
  const Strings records = {page("<p>1"), page(std::string(3000, 'a') + "2"), page("<p>3")};
  const std::size_t second = compressed(records[0], ARCHIVE_FILTER_GZIP).size();
  const std::size_t third = second + compressed(records[1], ARCHIVE_FILTER_GZIP).size();
  const std::string whole = one_member_each(records);
  for (std::size_t at = second; at < third; ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const Strings pages = pages_in(damaged, "a.warc.gz");
    // Damage of a few bytes of a header changes nothing.
    if (pages.size() == 3 && pages[2][0] != '2') continue;
    ASSERT_GE(pages.size(), 3U) << at << pages.back();
    EXPECT_EQ(pages[0], "1: <p>1") << at;
    // Where only the check sum at the end is wrong, the record was read already.
    EXPECT_TRUE(pages[1].ends_with(": <p>3") || pages[2].ends_with(": <p>3")) << at;
    EXPECT_NE(pages.back().find("! record at byte "), std::string::npos) << pages.back();
  }
}

TEST(Warc, DeliversEveryWholeRecordOfACompressedFileThatIsCut) {
  const Strings records = {page("<p>1"), page("<p>2"), page("<p>3")};
  const std::string whole = one_member_each(records);
  const std::string cut = whole.substr(0, whole.size() - 5);
  const Strings pages = pages_in(cut, "a.warc.gz");
  ASSERT_EQ(pages.size(), 4U);  // Only the check sum of the third is cut off.
  EXPECT_EQ(pages[2], "3: <p>3");
  EXPECT_NE(pages[3].find("4! record at byte "), std::string::npos);
  EXPECT_NE(pages[3].find("the compressed data end too early"), std::string::npos);
}

constexpr std::uint32_t kSeed = 20231211;

std::size_t up_to(std::size_t most, std::mt19937& random) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

std::string random_body(std::mt19937& random) {
  static const Strings kParts = {
      "<p>", "Huế", "\r\n\r\n", "\n", "WARC/1.0\r\n", "x", std::string(5000, 'y')};
  std::string body = "<html>";
  for (std::size_t part = up_to(up_to(5, random) == 0 ? 60 : 6, random); part > 0; --part) {
    body += kParts[up_to(kParts.size() - 1, random)];
  }
  return body;
}

TEST(WarcProperty, YieldsThePagesThatWereWrittenHoweverTheyAreCompressed) {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 20; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(round));
    Strings records;
    Strings expected;
    for (std::size_t number = 1 + up_to(30, random); number > 0; --number) {
      const std::string body = random_body(random);
      if (up_to(2, random) == 0) {
        records.push_back(warc_record("request", body));
        continue;
      }
      records.push_back(page(body));
      expected.push_back(std::to_string(records.size()) + ": " + body);
    }
    std::string plain;
    for (const std::string& record : records) plain += record;
    EXPECT_EQ(pages_in(plain), expected);
    EXPECT_EQ(pages_in(one_member_each(records), "a.warc.gz"), expected);
    for (const auto& [suffix, filter] : kCompressions) {
      EXPECT_EQ(pages_in(compressed(plain, filter), std::string("a.warc").append(suffix)),
                expected);
    }
  }
}

TEST(WarcProperty, YieldsTheRecordsBeforeACutAndSurvivesDamage) {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(round));
    std::string bytes;
    Strings bodies;
    std::vector<std::size_t> ends;
    for (std::size_t number = 1 + up_to(5, random); number > 0; --number) {
      bodies.push_back(random_body(random));
      bytes += page(bodies.back());
      ends.push_back(bytes.size() - 4);
    }
    const std::size_t cut = up_to(bytes.size(), random);
    const Strings pages = pages_in(bytes.substr(0, cut));
    for (std::size_t i = 0; i < ends.size() && ends[i] <= cut; ++i) {
      EXPECT_EQ(pages.at(i), std::to_string(i + 1) + ": " + bodies[i]);
    }
    bytes[up_to(bytes.size() - 1, random)] = static_cast<char>(up_to(255, random));
    EXPECT_GE(collected_from(bytes).records.size() + 2, bodies.size());
  }
}

}  // namespace
}  // namespace timbao::input
