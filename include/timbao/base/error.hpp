// What timbao throws when it cannot go on: an index that cannot be used, or a file it needs.
//
// A bad article, line or query is no Error but an answer: see timbao/base/issue.hpp.
#pragma once

#include <stdexcept>
#include <string>

namespace timbao {

enum class ErrorKind {
  usage,        // The caller asked for something that does not exist or does not fit together.
  not_found,    // No such index, article or file.
  locked,       // Another process is writing the index.
  corrupt,      // The index is damaged, or is not one.
  wrong_rules,  // The index was made by other text rules or another schema, and has to be rebuilt.
  changed,      // The index changed under a reader, which has to open it again.
  io,           // The operating system refused to read or write.
};

// what() is one line for a person: what is wrong, where, and what to do.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

  [[nodiscard]] ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

}  // namespace timbao
