// One connection: reads its requests, hands them over, and sends the replies.
//
// Boost.Beast takes half a minute to compile: only transport.cpp includes this.
#pragma once

#include <array>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/problem.hpp"
#include "serve/sessions.hpp"

namespace timbao::serve {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;
using boost::system::error_code;

inline std::string text_of(boost::beast::string_view text) { return {text.data(), text.size()}; }

// What is wrong with a request that cannot be read, as far as its client can be told.
inline std::optional<Problem> problem_of(const error_code& error) {
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
    abandon();
    shared_.sessions.remove(this);
  }

  void start() { in_strand(&Session::await_request); }
  // Ends it as soon as no request is under way.
  void drain() { in_strand(&Session::drain_now); }
  void close() { in_strand(&Session::close_now); }
  // Lets go of a thread that waits for the client to take a stream. Requires: the io threads have
  // ended.
  void abandon() {
    if (chunks_) chunks_->cancel();
  }

 private:
  using Clock = std::chrono::steady_clock;
  using Step = void (Session::*)();

  static constexpr std::size_t kReadBytes = 4096;
  static constexpr unsigned kHttp10 = 10;

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
    abandon();
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

}  // namespace timbao::serve
