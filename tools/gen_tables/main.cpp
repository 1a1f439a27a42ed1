// Writes the constant tables of src/text/tables.hpp and src/text/spelled.hpp as C++ source.
//
// usage: gen_tables OUTPUT.cpp
//
// The build runs it. Every Unicode fact comes from ICU, every syllable from
// src/text/syllable_rows.hpp.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gen_tables/chars.hpp"
#include "gen_tables/spellings.hpp"
#include "gen_tables/syllables.hpp"
#include "gen_tables/unicode.hpp"
#include "text/letters.hpp"
#include "text/spelled.hpp"
#include "text/tables.hpp"

namespace timbao::text {
namespace {

template <class Number>
void write_numbers(std::ostream& out, std::string_view declaration,
                   const std::vector<Number>& numbers) {
  out << "const " << declaration << " = {";
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    out << (i % 16 == 0 ? "\n" : " ") << numbers[i] << ',';
  }
  out << "};\n";
}

// `{"\x61\x62", 2}`: escapes, since the bytes of a letter need not be printable apart.
void write_text(std::ostream& out, std::string_view text) {
  out << "{{";
  for (const char c : text) {
    out << "char(" << static_cast<unsigned>(static_cast<unsigned char>(c)) << "),";
  }
  out << "}, " << text.size() << "},";
}

void write_texts(std::ostream& out, std::string_view declaration,
                 const std::vector<std::string>& texts) {
  out << "const " << declaration << " = {";
  for (const std::string& text : texts) {
    if (text.size() > sizeof(ShortText::bytes)) {
      fail("too long: " + text);
    }
    out << '\n';
    write_text(out, text);
  }
  out << "};\n";
}

void write_chars(std::ostream& out) {
  const CharTable table = char_table();
  constexpr std::size_t kBlock = std::size_t{1} << kCharBlockBits;
  std::map<std::vector<std::uint32_t>, std::size_t> known;
  std::vector<std::size_t> blocks;
  std::vector<std::uint32_t> infos;
  for (auto at = table.infos.begin(); at != table.infos.end(); at += kBlock) {
    const auto [entry, added] =
        known.try_emplace(std::vector<std::uint32_t>(at, at + kBlock), known.size());
    if (added) {
      infos.insert(infos.end(), at, at + kBlock);
    }
    blocks.push_back(entry->second);
  }
  write_numbers(out, "std::uint16_t kCharBlocks[kCharBlockCount]", blocks);
  write_numbers(out, "std::uint32_t kCharInfos[]", infos);
  write_numbers(out, "char32_t kExpansions[]", table.expansions);
}

void write_letters(std::ostream& out) {
  out << "const LetterText kLetterTexts[][kToneCount] = {{},";
  for (const char32_t letter : kLetters) {
    out << "\n{";
    for (std::size_t tone = 0; tone < kToneCount; ++tone) {
      const bool toned = tone > 0 && contains(kVowels, letter);
      write_text(out, utf8(toned ? nfc(std::u32string{letter, kToneMarks[tone - 1]})
                                 : std::u32string{letter}));
    }
    out << "},";
  }
  out << "};\n";
}

void write_spelling_slots(std::ostream& out, const SyllableTable& syllables) {
  const SpellingTable table = spelling_table(syllables);
  write_numbers(out, "std::uint16_t kSpellingMoves[std::size_t{1} << kSpellingBucketBits]",
                table.moves);
  out << "const SpellingKey kSpellingSlots[std::size_t{1} << kSpellingSlotBits] = {";
  for (const SpellingKey& key : table.slots) {
    out << "\n{" << key.low << "U, " << key.high << "U},";
  }
  out << "};\n";
}

void write_syllables(std::ostream& out) {
  const SyllableTable table = syllable_table();
  std::vector<std::string> spellings(1);
  for (const Syllable& syllable : table.list) {
    spellings.push_back(utf8(syllable.spelling));
  }
  write_numbers(out, "std::uint64_t kSlots[1U << kSlotBits]", table.slots);
  out << "const TokenCode kPairCodes[][8] = {";
  for (std::size_t i = 0; i < table.pair_codes.size(); ++i) {
    out << (i % 8 == 0 ? "\n{" : " ") << table.pair_codes[i] << (i % 8 == 7 ? "}," : ",");
  }
  out << "};\n";
  write_texts(out, "ShortText kSpellings[kSyllableCount + 1]", spellings);
  write_spelling_slots(out, table);
  write_numbers(out, "std::uint16_t kFoldOf[kSyllableCount + 1]", table.fold_of);
  out << "const std::size_t kFoldCount = " << table.folds.size() << ";\n";
  write_texts(out, "ShortText kFolds[]", table.folds);
  write_numbers(out, "std::uint16_t kFoldStarts[]", table.fold_starts);
  write_numbers(out, "TokenCode kFoldCodes[]", table.fold_codes);
}

// FNV-1a, which is the same on any machine.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

}  // namespace
}  // namespace timbao::text

int main(int argc, char** argv) {
  if (argc != 2 || std::string_view(argv[1]) == "--help") {
    std::cerr
        << "usage: gen_tables OUTPUT.cpp\nWrites the constant tables of src/text/tables.hpp.\n";
    return argc == 2 ? 0 : 2;
  }
  std::ostringstream tables;
  timbao::text::write_chars(tables);
  timbao::text::write_letters(tables);
  timbao::text::write_syllables(tables);
  std::ofstream out(argv[1]);
  out << "#include \"text/tables.hpp\"\n\n#include \"text/spelled.hpp\"\n\nnamespace "
         "timbao::text::tables {\n"
      << tables.str() << "const std::uint64_t kHash = " << timbao::text::hash_of(tables.str())
      << "U;\n}  // namespace timbao::text::tables\n";
  return out.flush() ? 0 : 1;
}
