// The single-byte encodings of Vietnamese, as tables of 256 code points.
//
// Windows code pages: Microsoft. VISCII: RFC 1456. TCVN 5712-1:1993 as glibc has it. VPS and VNI:
// GNU recode, but for three capitals that it has wrong or not at all (VPS Ỗ, VNI Ằ Ắ: as the
// keyboard xvnkb writes them, and as the small letters are); what recode leaves open is as in
// windows-1252, where both were used.
#pragma once

#include <array>
#include <cstddef>

namespace timbao::text {

inline constexpr char32_t kUndefined = U'\uFFFD';

using ByteTable = std::array<char32_t, 256>;

struct ByteMeaning {
  unsigned char byte;
  char32_t character;
};

// ASCII, then `high` from 0x80 on; `others` go before both.
template <std::size_t count>
[[nodiscard]] constexpr ByteTable byte_table(const char32_t (&high)[129],
                                             const std::array<ByteMeaning, count>& others) {
  ByteTable table{};
  for (std::size_t i = 0; i < 128; ++i) {
    table[i] = static_cast<char32_t>(i);
    table[128 + i] = high[i];
  }
  for (const auto& [byte, character] : others) {
    table[byte] = character;
  }
  return table;
}

inline constexpr char32_t kWindows1252High[] =
    U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    U"àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

inline constexpr ByteTable kWindows1258 = byte_table(kWindows1252High, std::to_array<ByteMeaning>({
                                                                           {0x8A, kUndefined},
                                                                           {0x8E, kUndefined},
                                                                           {0x9A, kUndefined},
                                                                           {0x9E, kUndefined},
                                                                           {0xC3, U'Ă'},
                                                                           {0xCC, U'\u0300'},
                                                                           {0xD0, U'Đ'},
                                                                           {0xD2, U'\u0309'},
                                                                           {0xD5, U'Ơ'},
                                                                           {0xDD, U'Ư'},
                                                                           {0xDE, U'\u0303'},
                                                                           {0xE3, U'ă'},
                                                                           {0xEC, U'\u0301'},
                                                                           {0xF0, U'đ'},
                                                                           {0xF2, U'\u0323'},
                                                                           {0xF5, U'ơ'},
                                                                           {0xFD, U'ư'},
                                                                           {0xFE, U'₫'},
                                                                       }));

inline constexpr ByteTable kTcvn3 = byte_table(
    U"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    U"ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
    std::to_array<ByteMeaning>({
        {0x01, U'Ú'},
        {0x02, U'Ụ'},
        {0x04, U'Ừ'},
        {0x05, U'Ử'},
        {0x06, U'Ữ'},
        {0x11, U'Ứ'},
        {0x12, U'Ự'},
        {0x13, U'Ỳ'},
        {0x14, U'Ỷ'},
        {0x15, U'Ỹ'},
        {0x16, U'Ý'},
        {0x17, U'Ỵ'},
    }));

// What texts in ABC fonts have where VN1 has capitals with tones.
inline constexpr auto kTcvn3Punctuation = std::to_array<ByteMeaning>({
    {0x85, U'…'},
    {0x91, U'‘'},
    {0x92, U'’'},
    {0x93, U'“'},
    {0x94, U'”'},
    {0x96, U'–'},
    {0x97, U'—'},
});

inline constexpr ByteTable kViscii = byte_table(
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    U"ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    U"àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
    std::to_array<ByteMeaning>(
        {{0x02, U'Ẳ'}, {0x05, U'Ẵ'}, {0x06, U'Ẫ'}, {0x14, U'Ỷ'}, {0x19, U'Ỹ'}, {0x1E, U'Ỵ'}}));

inline constexpr ByteTable kVps = byte_table(
    U"ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    U"\u00A0ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    U"ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺß"
    U"àáâãảạăçèéêẽìíîĩẴĐòóôõöƠụùúủüỶẼỳ",
    std::to_array<ByteMeaning>({
        {0x02, U'Ạ'},
        {0x03, U'Ậ'},
        {0x04, U'Ặ'},
        {0x05, U'Ẹ'},
        {0x06, U'Ệ'},
        {0x10, U'Ị'},
        {0x11, U'Ọ'},
        {0x12, U'Ộ'},
        {0x13, U'Ợ'},
        {0x14, U'Ụ'},
        {0x15, U'Ự'},
        {0x19, U'Ỵ'},
        {0x1C, U'Ẫ'},
        {0x1D, U'Ữ'},
    }));

inline constexpr ByteTable kVni = byte_table(kWindows1252High, std::to_array<ByteMeaning>({
                                                                   {0xC6, U'Ỉ'},
                                                                   {0xCE, U'Ỵ'},
                                                                   {0xD1, U'Đ'},
                                                                   {0xD2, U'Ị'},
                                                                   {0xD3, U'Ĩ'},
                                                                   {0xD4, U'Ơ'},
                                                                   {0xD6, U'Ư'},
                                                                   {0xE6, U'ỉ'},
                                                                   {0xEE, U'ỵ'},
                                                                   {0xF1, U'đ'},
                                                                   {0xF2, U'ị'},
                                                                   {0xF3, U'ĩ'},
                                                                   {0xF4, U'ơ'},
                                                                   {0xF6, U'ư'},
                                                               }));

// What a byte of VNI adds to the letter before it: a mark of kShapeMarks, one of kToneMarks, or
// both; 0 for none. Behind capitals stands the same byte less 0x20.
struct VniMarks {
  unsigned char byte;
  char32_t shape;
  char32_t tone;
};

inline constexpr auto kVniMarks = std::to_array<VniMarks>({
    {0xF8, 0, 0x0300},
    {0xFB, 0, 0x0309},
    {0xF5, 0, 0x0303},
    {0xF9, 0, 0x0301},
    {0xEF, 0, 0x0323},
    {0xE2, 0x0302, 0},
    {0xE0, 0x0302, 0x0300},
    {0xE5, 0x0302, 0x0309},
    {0xE3, 0x0302, 0x0303},
    {0xE1, 0x0302, 0x0301},
    {0xE4, 0x0302, 0x0323},
    {0xEA, 0x0306, 0},
    {0xE8, 0x0306, 0x0300},
    {0xFA, 0x0306, 0x0309},
    {0xFC, 0x0306, 0x0303},
    {0xE9, 0x0306, 0x0301},
    {0xEB, 0x0306, 0x0323},
});

}  // namespace timbao::text
