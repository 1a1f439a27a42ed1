// The records of one input::Batch while they are gathered: one contiguous buffer that grows, and
// places in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/base/issue.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {

// Gathering moves the bytes, so records are handed out by finish() only, after which nothing moves
// until clear().
class Gathering {
 public:
  // Empties the batch, to be full at so many bytes. Memory that one huge record took is given back.
  void clear(std::size_t target_bytes);

  // True when the batch is to be handed out.
  [[nodiscard]] bool is_full() const;
  [[nodiscard]] bool is_empty() const;

  // The file that the next records and issues come from.
  void set_path(const std::string& path);

  // Adds to the record that is being gathered.
  void append(std::string_view piece);
  [[nodiscard]] std::string_view gathered() const;
  void discard_gathered();

  // Ends the record that is being gathered: record.bytes are what is kept of gathered(), its path
  // is the batch's. What is gathered next is another record.
  void end_record(Record record);

  // A copy that lives as long as the records do.
  [[nodiscard]] std::string_view keep(std::string_view text);

  void add_issue(Issue issue) { issues_.push_back(std::move(issue)); }
  void reject(std::uint64_t line, std::string reason);
  void add_finished(FileStamp stamp) { finished_.push_back(std::move(stamp)); }
  // A record of a web archive that is no page to be read.
  void pass_over() {
    ++passed_over_;
    ++steps_;
  }
  [[nodiscard]] std::uint64_t passed_over() const { return passed_over_; }
  // Something was met of which the batch holds nothing.
  void add_step() { ++steps_; }

  // Fills in the views of the records. Between clear() and this, records() is not to be used.
  void finish();

  [[nodiscard]] const std::vector<Record>& records() const { return records_; }
  [[nodiscard]] const std::vector<Issue>& issues() const { return issues_; }
  [[nodiscard]] std::uint64_t bytes() const { return record_bytes_; }
  [[nodiscard]] const std::vector<FileStamp>& finished() const { return finished_; }

 private:
  void reserve(std::size_t bytes);

  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;  // Of the buffer, without the padding that always follows.
  std::size_t used_ = 0;
  std::size_t gathered_start_ = 0;
  std::vector<std::size_t> starts_;  // Where each record starts in the buffer.
  // Their `bytes` have the right size, and the right place after finish().
  std::vector<Record> records_;
  std::vector<Issue> issues_;
  std::deque<std::string> texts_;  // What the other views of records point to.
  std::string_view path_;
  std::vector<FileStamp> finished_;
  std::uint64_t record_bytes_ = 0;
  std::size_t target_bytes_ = 0;
  std::size_t steps_ = 0;
  std::uint64_t passed_over_ = 0;
};

}  // namespace timbao::input
