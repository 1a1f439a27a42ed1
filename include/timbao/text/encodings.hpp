// Reads Vietnamese files of before Unicode, and UTF-16: finds the encoding of bytes and converts
// them to UTF-8.
//
// Press archives from before about 2005 are in font encodings, which no file declares: what tells
// them apart is that only one of them reads as Vietnamese. So an encoding is found by the syllables
// it gives.
//
// All functions: linear in the size of their input, any bytes, any thread; none throws for what the
// bytes are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao::text {

enum class Encoding : std::uint8_t {
  utf8,
  utf16_le,
  utf16_be,
  windows_1258,  // Letters with shape, and tones as bytes of their own behind them.
  tcvn3,  // The ABC fonts (.VnTime), and TCVN 5712-1 (VN1), which adds capitals with tones. ABC has
          // none: its capitals are drawn by a font (.VnTimeH), so they come out as small letters.
  vni,    // VNI-Win: a letter and a byte for its marks ("Vieät Nam").
  viscii,  // RFC 1456.
  vps,
};

// As people write it: "UTF-16LE", "windows-1258", "TCVN3".
[[nodiscard]] std::string_view name_of(Encoding encoding);

// The encoding of a text, or nothing where the bytes are of none: binary data, Western text, UTF-8
// with a byte missing. In this order:
//   UTF-16 by its byte order mark; without one, where the bytes hold a NUL and nearly all of them
//   read as Latin letters with Vietnamese ones, digits and punctuation;
//   UTF-8 where the bytes are well-formed, so for ASCII and for no bytes, too;
//   the encoding under which most different words with letters beyond ASCII are syllables, if that
//   holds for four in five of them and for four words of two letters or more. Shorter texts are not
//   recognised. Of sentences of that length, one in 300 reads as well in another encoding (measured
//   for viscii and vps; none for the others, and for no whole article).
// Judges by at most 16 KiB, from the first byte beyond ASCII on; looks at all bytes for whether
// they are UTF-8.
[[nodiscard]] std::optional<Encoding> detect_encoding(std::string_view bytes);

// The bytes as well-formed UTF-8, without the byte order mark if they begin with one. What is
// undefined in the encoding, or ill-formed in UTF-8 or UTF-16, becomes U+FFFD. Marks are composed
// with the letter before them, except in UTF-8 and UTF-16, whose characters stay as they are.
//
// Of UTF-16 that was cut into lines by its bytes, the half of a line end that is left ("00" before
// little endian, behind big endian) is dropped. Bytes of vni that are neither letters nor marks
// mean what they do in windows-1252, and so do seven bytes of tcvn3 that are capitals in VN1 (“ or
// Ỏ): they are letters where most of them follow a capital.
[[nodiscard]] std::string to_utf8(std::string_view bytes, Encoding encoding);

// What a text in UTF-8 was meant to be, where tcvn3 or vni was once taken for Latin-1 and saved so:
// "ViÖt Nam" and "Vieät Nam" give "Việt Nam". Nothing where that is not certain: of at least five
// words beyond ASCII, nine in ten must become syllables, and less than half be one as they stand
// ("mét", meant as "một", is one by chance). Nothing, too, where a letter is one that only
// Vietnamese has, or the bytes are not UTF-8. Costs next to nothing for a Vietnamese text, whose
// first such letter decides.
[[nodiscard]] std::optional<std::string> undisguised(std::string_view utf8);

}  // namespace timbao::text
