#include "serve/transport.hpp"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>  // Boost.Asio 1.74 uses std::exchange without it.
#include <vector>

#include "serve/session.hpp"
#include "timbao/base/error.hpp"

namespace timbao::serve {
namespace {

constexpr unsigned kIoThreads = 2;

tcp::endpoint endpoint_of(const ServerOptions& options) {
  error_code error;
  const auto address = net::ip::make_address(options.address, error);
  if (error) {
    throw Error(ErrorKind::usage,
                "'" + options.address + "' is no IPv4 or IPv6 address, such as 127.0.0.1 or [::1]");
  }
  return {address, options.port};
}

}  // namespace

struct Transport::Impl {
  explicit Impl(const ServerOptions& options) : acceptor(net::make_strand(io)), pause(io) {
    shared.limits = options.limits;
    const tcp::endpoint endpoint = endpoint_of(options);
    try {
      acceptor.open(endpoint.protocol());
      acceptor.set_option(tcp::acceptor::reuse_address(true));
      acceptor.bind(endpoint);
      acceptor.listen();
    } catch (const boost::system::system_error& error) {
      throw Error(ErrorKind::io, "cannot listen on " + options.address + " port " +
                                     std::to_string(options.port) + ": " + error.code().message());
    }
    local = acceptor.local_endpoint();
  }

  void accept() {
    acceptor.async_accept(net::make_strand(io), [this](error_code error, tcp::socket socket) {
      if (error == net::error::operation_aborted) return;
      if (error) return accept_later();
      if (shared.sessions.size() < shared.limits.connections) {
        const auto session = std::make_shared<Session>(std::move(socket), shared);
        if (shared.sessions.add(session)) session->start();
      }
      accept();
    });
  }

  // What an accept fails for, such as too many open files, is not over at once.
  void accept_later() {
    constexpr std::chrono::milliseconds kPause(50);
    pause.expires_after(kPause);
    pause.async_wait(net::bind_executor(acceptor.get_executor(), [this](error_code error) {
      if (!error) accept();
    }));
  }

  void wait_for_stop() {
    std::unique_lock lock(mutex);
    stop_asked.wait(lock, [this] { return stopping; });
  }

  void drain() {
    constexpr std::chrono::milliseconds kForClosing(500);
    net::post(acceptor.get_executor(), [this] {
      error_code ignored;
      acceptor.close(ignored);
    });
    shared.sessions.close();
    for (const auto& session : shared.sessions.all()) session->drain();
    if (shared.sessions.wait_until_empty(shared.limits.drain_time)) return;
    for (const auto& session : shared.sessions.all()) session->close();
    shared.sessions.wait_until_empty(kForClosing);
  }

  Shared shared;  // Before `io`, whose end is the end of the last sessions.
  std::mutex mutex;
  std::condition_variable stop_asked;
  bool stopping = false;
  net::io_context io{static_cast<int>(kIoThreads)};
  tcp::acceptor acceptor;
  net::steady_timer pause;
  tcp::endpoint local;
};

Transport::Transport(const ServerOptions& options) : impl_(std::make_unique<Impl>(options)) {}
Transport::~Transport() = default;

std::uint16_t Transport::port() const { return impl_->local.port(); }
bool Transport::is_loopback() const { return impl_->local.address().is_loopback(); }
std::size_t Transport::connections() const { return impl_->shared.sessions.size(); }

void Transport::run(Service service) {
  impl_->shared.service = std::move(service);
  auto guard = net::make_work_guard(impl_->io);
  impl_->accept();
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < kIoThreads; ++i) threads.emplace_back([this] { impl_->io.run(); });
  impl_->wait_for_stop();
  impl_->drain();
  impl_->io.stop();
  for (std::thread& thread : threads) thread.join();
  for (const auto& session : impl_->shared.sessions.all()) session->abandon();
}

void Transport::stop() {
  const std::lock_guard lock(impl_->mutex);
  impl_->stopping = true;
  impl_->stop_asked.notify_all();
}

}  // namespace timbao::serve
