// What holds of everything that an input::Source yields, whatever the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "timbao/input/source.hpp"

namespace timbao::input {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// Reads every byte of the record and of the padding, so that a sanitizer sees them.
inline void check_record(const Record& record, std::string_view path) {
  require(record.path.starts_with(path));
  const bool is_row = record.kind == Kind::csv_row || record.kind == Kind::tsv_row;
  require(is_row == !record.header.empty());
  require(record.line > 0 || (!is_row && record.kind != Kind::json_line));
  require(record.bytes.size() <= kMaxRecordBytes);
  std::uint64_t sum = 0;
  const char* end = record.bytes.data() + record.bytes.size() + kPaddingBytes;
  for (const char* byte = record.bytes.data(); byte != end; ++byte) {
    sum += static_cast<unsigned char>(*byte);
  }
  require(sum < UINT64_MAX);
  if (record.kind == Kind::json_line) {
    require(record.bytes.find('\n') == std::string_view::npos);
    require(record.bytes.find_first_not_of(" \t\r") != std::string_view::npos);
  }
}

// Reads the file at `path` in batches of the given size. Returns what was found, for comparison.
inline std::string checked(const std::string& path, std::size_t target_bytes) {
  Source source({path});
  Batch batch;
  std::string found;
  std::uint64_t records = 0;
  std::uint64_t issues = 0;
  std::uint64_t finished = 0;
  std::uint64_t last_line = 0;
  while (source.next(batch, target_bytes)) {
    for (const Record& record : batch.records()) {
      check_record(record, path);
      // Members of an archive may all have the same name.
      require(record.line == 0 || record.path != path || record.line > last_line);
      last_line = record.line;
      found.append(record.path).append(":").append(std::to_string(record.line)).append(" ");
      found.append(record.bytes).append("\n");
    }
    records += batch.records().size();
    issues += batch.issues().size();
    finished += batch.finished().size();
  }
  require(records == source.counts().records);
  require(issues == source.counts().rejected);
  require(source.counts().files <= 1);
  require(finished == (issues == 0 ? 1 : 0));
  return found;
}

}  // namespace timbao::input
