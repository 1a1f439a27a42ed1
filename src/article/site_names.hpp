// The names by which a site calls itself, to be told from titles and authors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbao::article {

class SiteNames {
 public:
  // Name, domain or title of a site; empty ones do not count.
  void add(std::string_view name);

  // One of the names added.
  [[nodiscard]] bool is_own(std::string_view text) const;

  // One of the names added, any registered outlet ("Giao thông" is one, too), a domain.
  [[nodiscard]] bool is_site(std::string_view text) const;

  // "Xóm chài dựng lại nhà nổi | Báo Sông Trăng", "… - Xã hội - Báo Sông Trăng": the title alone.
  [[nodiscard]] std::string without_site(std::string_view title) const;

 private:
  [[nodiscard]] bool names_site(std::string_view part) const;

  std::vector<std::string> names_;  // In normal form.
};

}  // namespace timbao::article
