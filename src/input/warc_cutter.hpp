// A web archive: one record for each HTML page that was fetched with status 200.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "input/cutter.hpp"
#include "input/http_page.hpp"
#include "input/warc_header.hpp"
#include "input/window.hpp"

namespace timbao::input {

// WARC 1.0 and 1.1, by their common syntax. What is damaged (a header, a length that does not lead
// to the next record, a member of the compressed file) is one issue with the record's number, and
// the reading goes on with the next record. A record that says that its contents were cut is taken
// as it is. Memory: the largest record, up to kMaxRecordBytes.
class WarcCutter : public Cutter {
 public:
  explicit WarcCutter(ByteStream& stream) : window_(stream) {}

  [[nodiscard]] bool cut(Gathering& batch) override;

 private:
  [[nodiscard]] bool cut_record(Gathering& batch);
  [[nodiscard]] bool skip_line_ends();
  [[nodiscard]] WarcHeaderState read_header();
  [[nodiscard]] bool read_on_to(std::size_t bytes);
  [[nodiscard]] bool cut_block(Gathering& batch, const WarcHeader& header);
  [[nodiscard]] bool end_block_too_soon(Gathering& batch, const WarcHeader& header);
  [[nodiscard]] bool skip_large_block(Gathering& batch, const WarcHeader& header);
  [[nodiscard]] bool is_at_next_record(std::size_t at);
  void add_page(Gathering& batch, const WarcHeader& header, std::string_view block);
  [[nodiscard]] bool find_record(std::size_t from);
  [[nodiscard]] bool go_on_behind_damage(Gathering& batch);
  void report_damage(Gathering& batch, const std::string& reason);

  Window window_;
  BodyDecoder decoder_;
  std::uint64_t record_ = 0;        // Number of the record being read, or of the last.
  std::uint64_t record_start_ = 0;  // Its place in the decompressed file.
  bool is_lost_ = false;            // Damage is reported, and no record was met since.
};

}  // namespace timbao::input
