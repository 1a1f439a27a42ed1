#include "serve/site.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include "serve/api.hpp"
#include "serve/compression.hpp"
#include "serve/openapi.hpp"
#include "serve/page.hpp"
#include "serve/problem.hpp"
#include "serve/stream_writer.hpp"
#include "serve/target.hpp"
#include "serve/trust.hpp"
#include "timbao/search/deadline.hpp"

namespace timbao::serve {
namespace {

std::size_t threads_of(const ServerOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

Reply busy() {
  Reply reply =
      reply_of({.status = kUnavailable, .detail = "too many queries at a time; try again"});
  reply.add("Retry-After", "1");
  return reply;
}

// What is wrong with the server or its index is not the client's to know.
Reply failed(std::string why) {
  Reply reply = reply_of(
      {.status = kInternalError, .detail = "the server failed; its log says why, by X-Request-Id"});
  reply.failure = std::move(why);
  return reply;
}

// People get a page, programs the problem.
Reply refused(const Request& request, const Problem& problem) {
  return is_page(request) ? page_of(problem, request) : reply_of(problem);
}

// A browser asks for the token as a password; the page's own requests then have it, too.
Reply unauthorized(const Request& request) {
  Reply reply =
      refused(request, {.status = kUnauthorized,
                        .detail = "send the server's token as `Authorization: Bearer TOKEN`"});
  reply.add("WWW-Authenticate", "Bearer realm=\"timbao\"");
  if (is_page(request)) reply.add("WWW-Authenticate", "Basic realm=\"timbao\", charset=\"UTF-8\"");
  return reply;
}

// Whatever `answer` throws is a reply, too; but an index that changed is to be read again.
template <class Answer>
Reply answered(const Request& request, const Answer& answer) {
  try {
    return answer();
  } catch (const Refusal& refusal) {
    return refused(request, refusal.problem());
  } catch (const search::TimedOut&) {
    return refused(request, {.status = kUnavailable,
                             .detail = "the query takes too long; ask for less: rarer words, "
                                       "fewer results, a shorter time (since, until)"});
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::usage) return refused(request, {.detail = error.what()});
    return failed(error.what());
  } catch (const std::exception& error) {
    return failed(error.what());
  }
}

}  // namespace

// A request on its way.
struct Site::Work {
  Request request;
  Service::Done done;
  const Route* route = nullptr;
  std::vector<std::string> captured;
  std::optional<Parameters> parameters;

  [[nodiscard]] Call call() const { return {request, *parameters, captured}; }
  void reply(Reply reply, std::shared_ptr<ChunkPipe> chunks = nullptr) const {
    if (route != nullptr) reply.route = route->path;
    compress(reply, request.accept_encoding);
    done({std::move(reply), std::move(chunks)});
  }
};

Site::Site(const ServerOptions& options, Hosts hosts, std::function<std::size_t()> connections)
    : options_(options),
      hosts_(hosts),
      connections_(std::move(connections)),
      router_(routes()),
      queries_(options.index, threads_of(options), options.limits.waiting_queries),
      streams_(options.index, options.limits.streams, 0) {
  CurrentSearcher(options.index).read([](const IndexView&) {});
}

std::vector<Route> Site::routes() {
  std::vector<Route> routes = api_routes(options_.limits);
  routes.push_back({.path = "/metrics",
                    .summary = "What the server does, for Prometheus",
                    .answer = AtOnce([this](const Call&) {
                      Reply reply{.type = "text/plain; version=0.0.4; charset=utf-8"};
                      reply.add("Cache-Control", "no-store");
                      reply.body = metrics_.text(
                          {.connections = connections_(), .waiting_queries = queries_.waiting()});
                      return reply;
                    })});
  routes.push_back(openapi_route(routes));
  for (Route& route : page_routes()) routes.push_back(std::move(route));
  return routes;
}

void Site::answer(Request request, Service::Done done) {
  const auto work = std::make_shared<Work>();
  work->request = std::move(request);
  work->done = std::move(done);
  try {
    dispatch(work);
  } catch (const Refusal& refusal) {
    work->reply(refused(work->request, refusal.problem()));
  }
}

// Who may not ask, or not in this way.
std::optional<Reply> Site::refusal(const Request& request) const {
  if (hosts_ == Hosts::loopback_only && !is_loopback_host(request.host)) {
    return reply_of(
        {.status = kMisdirected,
         .detail = "this server answers for localhost only; see `timbao serve --help`"});
  }
  if (request.method != "GET" && request.method != "HEAD") {
    Reply reply =
        reply_of({.status = kMethodNotAllowed, .detail = "only GET and HEAD are answered"});
    reply.add("Allow", "GET, HEAD");
    return reply;
  }
  return std::nullopt;
}

void Site::dispatch(const std::shared_ptr<Work>& work) {
  Request& request = work->request;
  if (auto reply = refusal(request)) return work->reply(std::move(*reply));
  auto target = parse_target(request.target);
  if (!target) throw Refusal({.detail = "the address cannot be read: " + target.error()});
  request.path = std::move(target->path);
  request.parameters = std::move(target->parameters);
  auto found = router_.find(request.path);
  const bool is_open = found && found->route.is_open;
  if (options_.token && !is_open && !has_token(request.authorization, *options_.token)) {
    return work->reply(unauthorized(request));
  }
  if (!found) throw Refusal({.status = kNotFound, .detail = "there is nothing at this address"});
  work->route = &found->route;
  work->captured = std::move(found->captured);
  work->parameters.emplace(request.parameters, work->route->parameters);
  if (const auto* at_once = std::get_if<AtOnce>(&work->route->answer)) {
    return work->reply(answered(request, [&] { return (*at_once)(work->call()); }));
  }
  submit(std::holds_alternative<Streamed>(work->route->answer) ? streams_ : queries_, work);
}

void Site::submit(WorkerPool& pool, const std::shared_ptr<Work>& work) {
  if (!pool.submit([this, work](CurrentSearcher& searcher) { run(*work, searcher); })) {
    work->reply(busy());
  }
}

// In a thread of a pool.
void Site::run(Work& work, CurrentSearcher& searcher) const {
  const auto* streamed = std::get_if<Streamed>(&work.route->answer);
  const auto& answer =
      streamed != nullptr ? streamed->answer : std::get<FromIndex>(work.route->answer).answer;
  const auto waited = std::chrono::steady_clock::now() - work.request.received;
  if (waited > options_.limits.query_time) return work.reply(busy());
  Reply reply = answered(work.request, [&] {
    const search::Deadline deadline(work.request.received + options_.limits.query_time);
    return searcher.read([&](const IndexView& view) { return answer(work.call(), view); });
  });
  if (reply.stream && work.request.method != "HEAD") {
    send_stream(work, std::move(reply));
  } else {
    work.reply(std::move(reply));
  }
}

void Site::send_stream(Work& work, Reply reply) const {
  const auto pipe = std::make_shared<ChunkPipe>();
  const Stream stream = std::move(reply.stream);
  reply.stream = nullptr;
  work.reply(std::move(reply), pipe);
  StreamWriter writer(*pipe, work.request.received + options_.limits.stream_time);
  try {
    stream([&](std::string_view piece) { return writer.write(piece); });
    writer.finish();
  } catch (const std::exception&) {
    pipe->finish(ChunkPipe::Chunk::Kind::cut);
  }
}

}  // namespace timbao::serve
