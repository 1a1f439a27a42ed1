// Names of people in bylines, known by their shape.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbao::article {

// A person or several, by the shape of the text alone: "Khánh Thi", "VŨ VĂN CÀI", "T.Nhân -
// H.Trường", "P.Y", "PV". Sections, places and outlets are none.
[[nodiscard]] bool is_names(std::string_view text);

// The names, joined by ", "; nothing where the text is no names.
[[nodiscard]] std::optional<std::string> names_of(std::string_view text);

// "MINH HÀ" of a byline's "MINH HÀ - Ảnh: QUỐC ANH", "Minh Hà" of "Minh Hà (ghi)". A view of the
// text.
[[nodiscard]] std::string_view byline_name(std::string_view text);

// Starts with a word that names of outlets start with and names of people do not: "Báo Sông Trăng".
[[nodiscard]] bool starts_like_outlet(std::string_view text);

}  // namespace timbao::article
