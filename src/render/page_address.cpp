#include "render/page_address.hpp"

namespace timbao::render {
namespace {

using search::Accents;
using search::Combine;
using search::Sort;

void add(Parameters& parameters, std::string_view name, std::string value) {
  if (!value.empty()) parameters.emplace_back(name, std::move(value));
}

void add_matching(Parameters& parameters, const search::SearchOptions& options) {
  for (const std::string& outlet : options.outlets) add(parameters, "outlet", outlet);
  add(parameters, "author", options.author.value_or(""));
  add(parameters, "since", options.since);
  add(parameters, "until", options.until);
  if (options.accents == Accents::strict) add(parameters, "accents", "strict");
  if (options.accents == Accents::ignore) add(parameters, "accents", "ignore");
  if (options.combine == Combine::all) add(parameters, "all", "true");
  if (options.combine == Combine::any) add(parameters, "any", "true");
  if (!options.expand) add(parameters, "expand", "false");
}

void add_order(Parameters& parameters, const search::SearchOptions& options) {
  if (options.sort != Sort::relevance) {
    add(parameters, "sort", std::string(sort_name(options.sort)));
  }
  if (!options.group) add(parameters, "group", "false");
}

}  // namespace

std::string_view sort_name(Sort sort) {
  switch (sort) {
    case Sort::newest:
      return "date";
    case Sort::oldest:
      return "date-asc";
    case Sort::relevance:
      break;
  }
  return "relevance";
}

Parameters parameters_of(const PageRequest& request) {
  const search::SearchOptions& options = request.options;
  Parameters parameters = matching_parameters(request);
  add_order(parameters, options);
  if (options.limit != search::SearchOptions().limit) {
    add(parameters, "limit", std::to_string(options.limit));
  }
  if (request.view == View::concordance) add(parameters, "view", "concordance");
  add(parameters, "order", request.order);
  if (request.language == Language::english) add(parameters, "lang", "en");
  if (options.offset > 0) add(parameters, "offset", std::to_string(options.offset));
  return parameters;
}

Parameters matching_parameters(const PageRequest& request) {
  Parameters parameters;
  add(parameters, "q", request.query);
  add_matching(parameters, request.options);
  return parameters;
}

Parameters search_parameters(const PageRequest& request) {
  Parameters parameters = matching_parameters(request);
  add_order(parameters, request.options);
  return parameters;
}

std::string address_part(std::string_view text) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  }
  return out;
}

std::string query_string(const Parameters& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters) {
    out += out.empty() ? '?' : '&';
    out.append(name).append("=").append(address_part(value));
  }
  return out;
}

std::string results_address(const PageRequest& request) {
  return "/" + query_string(parameters_of(request));
}

std::string article_address(const PageRequest& request, std::string_view id) {
  return "/article/" + address_part(id) + query_string(parameters_of(request));
}

}  // namespace timbao::render
