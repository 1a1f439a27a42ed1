#include "timbao/serve/server.hpp"

#include <utility>

#include "serve/site.hpp"
#include "serve/transport.hpp"
#include "timbao/base/error.hpp"

namespace timbao::serve {
namespace {

void require_trust(const ServerOptions& options, bool is_loopback) {
  if (is_loopback || options.token || options.serves_anyone) return;
  throw Error(ErrorKind::usage, "others can reach " + options.address +
                                    ": they need a token (--token-file), or anyone must be allowed "
                                    "in (--no-auth)");
}

}  // namespace

struct Server::Impl {
  explicit Impl(ServerOptions given)
      : options(std::move(given)),
        transport(options),
        site(options,
             transport.is_loopback() && !options.token && !options.serves_anyone
                 ? Site::Hosts::loopback_only
                 : Site::Hosts::any,
             [this] { return transport.connections(); }) {
    require_trust(options, transport.is_loopback());
  }

  ServerOptions options;
  Transport transport;
  Site site;  // Its threads end before the transport does.
};

Server::Server(ServerOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->transport.port(); }

void Server::run() {
  impl_->transport.run({.answer =
                            [this](Request request, Service::Done done) {
                              impl_->site.answer(std::move(request), std::move(done));
                            },
                        .finished =
                            [this](const RequestRecord& record) {
                              impl_->site.note(record);
                              if (impl_->options.log) impl_->options.log(record);
                            }});
}

void Server::stop() { impl_->transport.stop(); }

}  // namespace timbao::serve
