// Character references of HTML: "&amp;", "&aacute;", "&#7879;".
#pragma once

#include <string_view>
#include <vector>

namespace timbao::article {

// Appends `text` with its references replaced by what they stand for, in UTF-8; what is no
// reference stays. Never appends more bytes than `text` has. Control characters become spaces, what
// is no character U+FFFD. Any thread.
void append_unescaped(std::string_view text, std::vector<char>& out);

}  // namespace timbao::article
