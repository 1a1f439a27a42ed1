# Writes OUTPUT, a C++ source that defines the bytes of INPUT as timbao::embedded::SYMBOL.

file(READ "${INPUT}" hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE "${OUTPUT}"
"#include <string_view>

namespace timbao::embedded {
namespace {
constexpr unsigned char kBytes[] = {
${bytes}};
}  // namespace

extern const std::string_view ${SYMBOL};
const std::string_view ${SYMBOL}(reinterpret_cast<const char*>(kBytes), ${size});
}  // namespace timbao::embedded
")
