// What the answers are, as HTTP says it.
#pragma once

#include <string_view>

namespace timbao::serve {

inline constexpr std::string_view kJsonType = "application/json";
inline constexpr std::string_view kJsonLinesType = "application/x-ndjson";
inline constexpr std::string_view kCsvType = "text/csv; charset=utf-8; header=present";
inline constexpr std::string_view kTsvType = "text/tab-separated-values; charset=utf-8";
inline constexpr std::string_view kPlainType = "text/plain; charset=utf-8";
inline constexpr std::string_view kSvgType = "image/svg+xml";
inline constexpr std::string_view kHtmlType = "text/html; charset=utf-8";
inline constexpr std::string_view kBibtexType = "application/x-bibtex; charset=utf-8";
inline constexpr std::string_view kRisType = "application/x-research-info-systems; charset=utf-8";
inline constexpr std::string_view kCslJsonType = "application/vnd.citationstyles.csl+json";
inline constexpr std::string_view kMarkdownType = "text/markdown; charset=utf-8";

}  // namespace timbao::serve
