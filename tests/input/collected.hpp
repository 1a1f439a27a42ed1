// Everything that an input::Source yields, copied out of its batches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "timbao/base/issue.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {

struct CopiedRecord {
  std::string path;
  std::uint64_t line;
  std::string bytes;
  Kind kind;
  std::string header{};
  std::string url{};
  std::string fetched{};
  std::string charset{};

  friend bool operator==(const CopiedRecord&, const CopiedRecord&) = default;
  friend std::ostream& operator<<(std::ostream& out, const CopiedRecord& record) {
    return out << record.path << ':' << record.line << " [" << record.bytes.substr(0, 80) << "] ("
               << record.bytes.size() << " bytes, kind " << static_cast<int>(record.kind) << ')';
  }
};

struct Collected {
  std::vector<CopiedRecord> records;
  std::vector<std::string> issues;  // Issue::message() of each.
  std::vector<std::uint64_t> batch_bytes;
  std::vector<FileStamp> finished;
  std::uint64_t padding_sum = 0;  // So that a sanitizer sees every byte of padding read.
  SourceCounts counts;
};

inline Collected collected(std::vector<std::string> paths,
                           std::size_t target_bytes = std::size_t{1} << 20,
                           SourceOptions options = {}) {
  Collected all;
  Source source(std::move(paths), std::move(options));
  Batch batch;
  while (source.next(batch, target_bytes)) {
    for (const Record& record : batch.records()) {
      all.records.push_back({.path = std::string(record.path),
                             .line = record.line,
                             .bytes = std::string(record.bytes),
                             .kind = record.kind,
                             .header = std::string(record.header),
                             .url = std::string(record.url),
                             .fetched = std::string(record.fetched),
                             .charset = std::string(record.charset)});
      const char* end = record.bytes.data() + record.bytes.size();
      for (std::size_t i = 0; i < kPaddingBytes; ++i) {
        all.padding_sum += static_cast<unsigned char>(end[i]);
      }
    }
    for (const Issue& issue : batch.issues()) all.issues.push_back(issue.message());
    all.batch_bytes.push_back(batch.bytes());
    all.finished.insert(all.finished.end(), batch.finished().begin(), batch.finished().end());
  }
  all.counts = source.counts();
  return all;
}

}  // namespace timbao::input
