#include "serve/transport.hpp"

#include <array>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>  // Boost.Asio 1.74 uses std::exchange without it.
#include <vector>

#include "serve/problem.hpp"
#include "serve/request_ids.hpp"
#include "timbao/base/error.hpp"

namespace timbao::serve {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;
using Clock = std::chrono::steady_clock;
using boost::system::error_code;

constexpr std::size_t kReadBytes = 4096;
constexpr unsigned kIoThreads = 2;
constexpr unsigned kHttp10 = 10;

class Session;

// Who is connected, so that all can be told when the server stops.
class Sessions {
 public:
  // False where the server is stopping.
  bool add(const std::shared_ptr<Session>& session) {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    sessions_.emplace(session.get(), session);
    return true;
  }

  // From now on none is added.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }

  void remove(const Session* session) {
    const std::lock_guard lock(mutex_);
    sessions_.erase(session);
    if (sessions_.empty()) empty_.notify_all();
  }

  [[nodiscard]] std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return sessions_.size();
  }

  [[nodiscard]] std::vector<std::shared_ptr<Session>> all() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<Session>> all;
    for (const auto& [key, session] : sessions_) {
      if (auto alive = session.lock()) all.push_back(std::move(alive));
    }
    return all;
  }

  bool wait_until_empty(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    return empty_.wait_for(lock, most, [this] { return sessions_.empty(); });
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable empty_;
  std::unordered_map<const Session*, std::weak_ptr<Session>> sessions_;
  bool closed_ = false;
};

// What the sessions of one server share.
struct Shared {
  Limits limits;
  Service service;
  Sessions sessions;
  RequestIds ids;
};

std::string text_of(boost::beast::string_view text) { return {text.data(), text.size()}; }

// What is wrong with a request that cannot be read, as far as its client can be told.
std::optional<Problem> problem_of(const error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return Problem{.status = kHeadersTooLarge,
                   .detail = "the request line and headers are too long"};
  }
  if (error == http::error::body_limit) {
    return Problem{.status = kContentTooLarge, .detail = "the body is too large; none is needed"};
  }
  const bool is_malformed =
      error.category() == http::make_error_code(http::error::bad_method).category();
  if (!is_malformed || error == http::error::end_of_stream ||
      error == http::error::partial_message) {
    return std::nullopt;
  }
  return Problem{.status = kBadRequest, .detail = "this is no HTTP request: " + error.message()};
}

// One connection. Everything runs in its strand.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Shared& shared) : stream_(std::move(socket)), shared_(shared) {
    error_code ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    const auto peer = stream_.socket().remote_endpoint(ignored);
    if (!ignored) client_ = peer.address().to_string();
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() {
    if (chunks_) chunks_->cancel();
    shared_.sessions.remove(this);
  }

  void start() { in_strand(&Session::await_request); }
  // Ends it as soon as no request is under way.
  void drain() { in_strand(&Session::drain_now); }
  void close() { in_strand(&Session::close_now); }

 private:
  using Step = void (Session::*)();

  void in_strand(Step step) {
    net::post(stream_.get_executor(), [self = shared_from_this(), step] { (self.get()->*step)(); });
  }

  // A handler that calls `step` with what the operation gives.
  template <class... Values>
  auto then(void (Session::*step)(Values...)) {
    return [self = shared_from_this(), step](Values... values) { (self.get()->*step)(values...); };
  }

  void drain_now() {
    draining_ = true;
    if (!answering_) close_now();
  }

  void close_now() {
    error_code ignored;
    stream_.socket().close(ignored);
    if (chunks_) chunks_->cancel();
  }

  void await_request() {
    if (draining_) return close_now();
    if (buffer_.size() > 0) return read_request();
    stream_.expires_after(shared_.limits.idle_time);
    stream_.async_read_some(buffer_.prepare(kReadBytes), then(&Session::on_first_bytes));
  }

  void on_first_bytes(error_code error, std::size_t bytes) {
    if (error) return close_now();
    buffer_.commit(bytes);
    read_request();
  }

  void read_request() {
    parser_.emplace();
    parser_->header_limit(shared_.limits.header_bytes);
    parser_->body_limit(shared_.limits.body_bytes);
    stream_.expires_after(shared_.limits.request_time);
    http::async_read(stream_, buffer_, *parser_, then(&Session::on_request));
  }

  void on_request(error_code error, std::size_t) {
    answering_ = true;
    const auto& message = parser_->get();
    request_ = Request{.id = shared_.ids.id_for(text_of(message["X-Request-Id"])),
                       .method = text_of(message.method_string()),
                       .target = text_of(message.target()),
                       .host = text_of(message[http::field::host]),
                       .authorization = text_of(message[http::field::authorization]),
                       .if_none_match = text_of(message[http::field::if_none_match]),
                       .accept_encoding = text_of(message[http::field::accept_encoding]),
                       .accept_language = text_of(message[http::field::accept_language]),
                       .received = Clock::now()};
    keeps_alive_ = !error && message.keep_alive();
    takes_chunks_ = message.version() > kHttp10;
    stream_.expires_never();
    if (!error) return ask();
    const std::optional<Problem> problem = problem_of(error);
    if (!problem) return give_up(error);
    send({.reply = reply_of(*problem), .chunks = nullptr});
  }

  // There is nobody to answer: the client went away, or was too slow.
  void give_up(error_code error) {
    if (error == beast::error::timeout) {
      reply_ = Reply{.status = kRequestTimeout};
      tell(false);
    }
    close_now();
  }

  void ask() {
    // The guard keeps the io threads at work until there is an answer.
    auto guard = std::make_shared<net::executor_work_guard<beast::tcp_stream::executor_type>>(
        stream_.get_executor());
    shared_.service.answer(request_, [self = shared_from_this(), guard](Outgoing outgoing) {
      auto shared = std::make_shared<Outgoing>(std::move(outgoing));
      net::dispatch(self->stream_.get_executor(),
                    [self, shared] { self->send(std::move(*shared)); });
    });
  }

  void send(Outgoing outgoing) {
    reply_ = std::move(outgoing.reply);
    chunks_ = std::move(outgoing.chunks);
    if (draining_ || (chunks_ && !takes_chunks_)) keeps_alive_ = false;
    add_common_headers(reply_, request_.id);
    head_ = head_of(reply_, framing());
    sent_bytes_ = 0;
    const bool has_body = request_.method != "HEAD" && !chunks_;
    const std::array<net::const_buffer, 2> buffers = {
        net::buffer(head_), net::buffer(reply_.body.data(), has_body ? reply_.body.size() : 0)};
    stream_.expires_after(shared_.limits.write_time);
    net::async_write(stream_, buffers, then(&Session::on_sent));
  }

  [[nodiscard]] std::vector<Header> framing() const {
    std::vector<Header> framing;
    if (!keeps_alive_) framing.push_back({"Connection", "close"});
    if (chunks_) {
      if (takes_chunks_) framing.push_back({"Transfer-Encoding", "chunked"});
    } else if (reply_.status != kNotModified && !reply_.stream) {
      framing.push_back({"Content-Length", std::to_string(reply_.body.size())});
    }
    return framing;
  }

  void on_sent(error_code error, std::size_t bytes) {
    sent_bytes_ += bytes;
    if (error) return finish(false);
    if (!chunks_) return finish(true);
    next_chunk();
  }

  void next_chunk() {
    stream_.expires_never();
    // As long as the pipe waits for its writer, nothing else keeps the io threads at work.
    auto guard = std::make_shared<net::executor_work_guard<beast::tcp_stream::executor_type>>(
        stream_.get_executor());
    chunks_->next([self = shared_from_this(), guard](ChunkPipe::Chunk chunk) {
      auto shared = std::make_shared<ChunkPipe::Chunk>(std::move(chunk));
      net::post(self->stream_.get_executor(),
                [self, shared] { self->send_chunk(std::move(*shared)); });
    });
  }

  void send_chunk(ChunkPipe::Chunk chunk) {
    using Kind = ChunkPipe::Chunk::Kind;
    if (chunk.kind == Kind::cut) return finish(false);
    const bool is_end = chunk.kind == Kind::end;
    if (is_end && !takes_chunks_) return finish(true);
    head_ = is_end ? "0\r\n\r\n" : takes_chunks_ ? chunk_head(chunk.bytes.size()) : "";
    reply_.body = std::move(chunk.bytes);
    if (!is_end && takes_chunks_) reply_.body += "\r\n";
    const std::array<net::const_buffer, 2> buffers = {net::buffer(head_), net::buffer(reply_.body)};
    stream_.expires_after(shared_.limits.write_time);
    net::async_write(stream_, buffers, then(is_end ? &Session::on_end_sent : &Session::on_sent));
  }

  [[nodiscard]] static std::string chunk_head(std::size_t bytes) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string digits;
    for (; bytes > 0; bytes /= 16) digits.insert(digits.begin(), kHex[bytes % 16]);
    return digits + "\r\n";
  }

  void on_end_sent(error_code error, std::size_t bytes) {
    sent_bytes_ += bytes;
    finish(!error);
  }

  // The request is over, and with it the connection where it is not whole or not to be kept.
  void finish(bool complete) {
    if (chunks_) {
      chunks_->cancel();
      chunks_.reset();
    }
    tell(complete);
    answering_ = false;
    if (!complete) return close_now();
    if (!keeps_alive_) return linger();
    await_request();
  }

  void tell(bool complete) const {
    const std::size_t mark = request_.target.find('?');
    shared_.service.finished(
        {.id = request_.id,
         .client = client_,
         .method = request_.method,
         .path = request_.target.substr(0, mark),
         .query = mark == std::string::npos ? "" : request_.target.substr(mark + 1),
         .route = reply_.route,
         .status = reply_.status,
         .bytes = sent_bytes_,
         .time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() -
                                                                       request_.received),
         .complete = complete,
         .failure = reply_.failure});
  }

  // Reads on for a moment, a little, before it closes: a client that is still sending would else
  // get a reset instead of the answer.
  void linger() {
    constexpr std::chrono::seconds kLinger(1);
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(kLinger);
    discard();
  }

  void discard() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(kReadBytes), then(&Session::on_discarded));
  }

  void on_discarded(error_code error, std::size_t bytes) {
    constexpr std::size_t kMost = 1 << 20;
    discarded_bytes_ += bytes;
    error || discarded_bytes_ > kMost ? close_now() : discard();
  }

  beast::tcp_stream stream_;
  Shared& shared_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::string client_;
  Request request_;
  Reply reply_;
  std::shared_ptr<ChunkPipe> chunks_;
  std::string head_;
  std::uint64_t sent_bytes_ = 0;
  std::size_t discarded_bytes_ = 0;
  bool answering_ = false;
  bool keeps_alive_ = false;
  bool takes_chunks_ = false;
  bool draining_ = false;
};

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
}

void Transport::stop() {
  const std::lock_guard lock(impl_->mutex);
  impl_->stopping = true;
  impl_->stop_asked.notify_all();
}

}  // namespace timbao::serve
