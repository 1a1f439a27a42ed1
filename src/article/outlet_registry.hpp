// The registry as the extraction of pages needs it: names, dateline codes and places told apart.
#pragma once

#include <optional>
#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::article {

// The outlet that a dateline credits: `bare` is "TTO" of "TTO - …", or "CTO" of "(CTO) - …". In
// brackets any code, name, alias or domain will do; without them only codes that are used so, so
// that "Lao Động - …" stays text.
enum class CodeForm { bare, bracketed };
[[nodiscard]] std::optional<Outlet> outlet_of_code(std::string_view code, CodeForm form);

// The outlet whose full name ("Báo Lào Cai", no alias such as "Giao thông") the text holds; the
// longest such name.
[[nodiscard]] std::optional<Outlet> outlet_named_in(std::string_view text);

// The outlet whose full name is the whole text.
[[nodiscard]] std::optional<Outlet> outlet_of_full_name(std::string_view text);

// The lower-cased host, without "www.", where `text` is a URL or a domain name.
[[nodiscard]] std::optional<std::string> host_of(std::string_view text);

// A province or another owner's name of the registry: "Lào Cai", "TP.HCM".
[[nodiscard]] bool is_registry_place(std::string_view text);

[[nodiscard]] bool same_outlet(const Outlet& a, const Outlet& b);

}  // namespace timbao::article
