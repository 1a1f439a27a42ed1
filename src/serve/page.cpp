#include "serve/page.hpp"

namespace timbao::serve {

std::vector<Route> page_routes() {
  return {{.path = "/",
           .summary = "The page",
           .answer = AtOnce([](const Call&) {
             return Reply{.type = "text/html; charset=utf-8",
                          .body = "<!DOCTYPE html>\n<html lang=\"vi\"><title>timbao</title>"
                                  "<h1>timbao</h1></html>\n"};
           })}};
}

}  // namespace timbao::serve
