#include "index/term_lists.hpp"

#include <xapian.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "index/document.hpp"
#include "index/glass_table.hpp"
#include "index/glass_version.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/index/whole_file.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using glass::pack_number;

constexpr const char* kFileName = "termlist.glass";

// As glass keeps it: the document's length, how many terms it has, and each of these behind how
// many bytes it shares with the one before (always told as none here) and how many follow, with its
// count.
std::string packed_terms(const Xapian::Document& document) {
  std::string terms;
  std::uint64_t length = 0;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    const std::string text = *term;
    constexpr char kShared = 0;
    if (!terms.empty()) terms.push_back(kShared);
    terms.push_back(static_cast<char>(text.size()));
    terms += text;
    pack_number(terms, term.get_wdf());
    length += term.get_wdf();
  }
  std::string packed;
  pack_number(packed, length);
  pack_number(packed, document.termlist_count());
  return packed + terms;
}

// Which value slots a document has: distances less one.
std::string packed_slots(const Xapian::Document& document) {
  std::string packed;
  Xapian::valueno next = 0;
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    pack_number(packed, value.get_valueno() - next);
    next = value.get_valueno() + 1;
  }
  return packed;
}

glass::Root write_lists(const fs::path& segment, const std::vector<std::uint32_t>& documents,
                        const fs::path& path) {
  const Xapian::Database database(segment.string());
  DocumentBuilder builder;
  glass::TableWriter table(path);
  for (const std::uint32_t number : documents) {
    const std::string stored = database.get_document(number).get_value(schema::kArticle);
    const Xapian::Document document = builder.build(unpack(stored));
    std::string key;
    glass::pack_sorted_number(key, number);
    table.add(key, packed_terms(document));
    table.add(key + '\0', packed_slots(document));
  }
  return table.finish();
}

}  // namespace

// Readers open the database at any moment: they take a table without a file for none, and one
// without a root for an empty one. So the root is there before the file, and goes before it.
TermLists::TermLists(fs::path segment, std::vector<std::uint32_t> documents)
    : segment_(std::move(segment)) {
  if (fs::exists(segment_ / kFileName)) remove();
  std::sort(documents.begin(), documents.end());
  const fs::path finished = segment_ / "termlist.next";
  glass::Version version(segment_);
  version.set_root(glass::Table::termlist, write_lists(segment_, documents, finished));
  version.write(segment_);
  put_in_place(finished, segment_ / kFileName);
}

void TermLists::remove() const {
  glass::Version version(segment_);
  version.set_root(glass::Table::termlist, std::nullopt);
  version.write(segment_);
  fs::remove(segment_ / kFileName);
}

TermLists::~TermLists() {
  try {
    remove();
  } catch (const std::exception&) {
    // What stays is removed before the lists are written anew, and no merge takes it over.
  }
}

}  // namespace timbao::index
