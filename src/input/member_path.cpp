#include "input/member_path.hpp"

#include <algorithm>
#include <cstddef>

#include "input/printable.hpp"

namespace timbao::input {
namespace {

std::string_view take_component(std::string_view& name) {
  const std::size_t end = std::min(name.find('/'), name.size());
  const std::string_view component = name.substr(0, end);
  name.remove_prefix(std::min(end + 1, name.size()));
  return component;
}

}  // namespace

std::string member_path(std::string_view archive, std::string_view name) {
  std::string path(archive);
  while (!name.empty()) {
    const std::string_view component = take_component(name);
    if (component.empty() || component == ".") continue;
    path += '/';
    path += component == ".." ? "%2E%2E" : printable(component);
  }
  return path;
}

bool is_system_junk(std::string_view name) {
  while (!name.empty()) {
    const std::string_view component = take_component(name);
    if (component == "__MACOSX" || component.starts_with("._")) return true;
  }
  return false;
}

}  // namespace timbao::input
