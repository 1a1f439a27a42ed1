#include "cli/serve_command.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "cli/index_location.hpp"
#include "cli/signal_wait.hpp"
#include "timbao/base/error.hpp"
#include "timbao/render/json.hpp"
#include "timbao/serve/server.hpp"

namespace timbao::cli {
namespace {

struct Endpoint {
  std::string address;
  std::uint16_t port;
};

// "127.0.0.1:8080", "[::1]:8080".
Endpoint endpoint_of(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  std::uint16_t port = 0;
  if (colon != std::string::npos && colon + 1 < listen.size()) {
    const char* const end = listen.data() + listen.size();
    const auto [last, error] = std::from_chars(listen.data() + colon + 1, end, port);
    std::string address = listen.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) {
      address = address.substr(1, address.size() - 2);
    }
    if (error == std::errc() && last == end) return {std::move(address), port};
  }
  throw UsageError("--listen: '" + listen +
                   "' is not ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:8080");
}

// The first line of the file: what clients send.
std::optional<std::string> token_of(const std::string& file) {
  constexpr std::size_t kLeastBytes = 16;
  if (file.empty()) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string token;
  if (!in || (!std::getline(in, token) && !in.eof())) {
    throw Error(ErrorKind::io, file + ": cannot be read");
  }
  if (token.ends_with('\r')) token.pop_back();
  if (token.size() < kLeastBytes) {
    throw Error(ErrorKind::usage, file +
                                      ": the token, its first line, must have 16 characters or "
                                      "more; make one with `openssl rand -hex 32`");
  }
  return token;
}

// Lets the process have as many files and connections as the system allows it, and says how many
// clients there may be at a time, so that the index can always be opened beside them.
std::uint32_t raise_connections(std::uint32_t wanted) {
  struct ::rlimit limit {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<std::uint32_t>(std::min<::rlim_t>(wanted, limit.rlim_cur / 2));
}

// One line of JSON.
std::string log_line(const serve::RequestRecord& record, bool with_query) {
  constexpr double kMicrosecondsPerMillisecond = 1000;
  std::string out;
  render::JsonWriter json(out);
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto second = std::chrono::floor<std::chrono::seconds>(now);
  json.begin_object();
  json.key("time").string(
      fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(second), (now - second).count()));
  json.key("id").string(record.id);
  json.key("client").string(record.client);
  json.key("method").string(record.method);
  json.key("path").string(record.path);
  if (with_query) json.key("query").string(record.query);
  json.key("status").integer(std::uint64_t{record.status});
  json.key("ms").number(static_cast<double>(record.time.count()) / kMicrosecondsPerMillisecond);
  json.key("bytes").integer(record.bytes);
  if (!record.complete) json.key("complete").boolean(false);
  if (!record.failure.empty()) json.key("failure").string(record.failure);
  json.end_object();
  return out;
}

// Lines of JSON on standard error, with nothing before them.
std::shared_ptr<spdlog::logger> request_log() {
  auto log = std::make_shared<spdlog::logger>("requests",
                                              std::make_shared<spdlog::sinks::stderr_sink_mt>());
  log->set_pattern("%v");
  return log;
}

serve::ServerOptions server_options(const ServeCommand& command) {
  const Endpoint endpoint = endpoint_of(command.listen);
  serve::ServerOptions options;
  options.index = existing_index(command.db.path);
  options.address = endpoint.address;
  options.port = endpoint.port;
  options.token = token_of(command.token_file);
  options.serves_anyone = command.no_auth;
  options.threads = command.threads;
  options.limits.connections = raise_connections(options.limits.connections);
  options.log = [log = request_log(),
                 with_query = command.log_queries](const serve::RequestRecord& record) {
    log->info("{}", log_line(record, with_query));
  };
  return options;
}

std::string shown_address(const serve::Server& server, const std::string& address) {
  const bool is_v6 = address.find(':') != std::string::npos;
  return fmt::format("http://{}:{}/", is_v6 ? '[' + address + ']' : address, server.port());
}

}  // namespace

CommandLine ServeCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "answer over HTTP: a page and an API",
       .description =
           "Answers over HTTP until it is interrupted: a page for people at /, an API for\n"
           "programs at /api/, described by /api/openapi.json. It has the parameters and the\n"
           "JSON of the commands. The index may be updated meanwhile. Each request is logged\n"
           "as a line of JSON, without what was asked for.\n"
           "Only this machine is answered unless --listen says otherwise; others then need a\n"
           "token (--token-file), or --no-auth lets in anyone. There is no TLS: put a proxy\n"
           "before it where the network is not to be trusted.",
       .examples = "  timbao serve\n"
                   "  timbao serve --db news.db --listen 127.0.0.1:9000\n"
                   "  timbao serve --listen 0.0.0.0:8080 --token-file ~/.timbao-token\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add("listen", text_option(listen, "ADDRESS:PORT"),
           "where to listen (default 127.0.0.1:8080); port 0 is\nany that is free");
  line.add("token-file", text_option(token_file, "FILE"),
           "clients must send the first line of FILE, as\n`Authorization: Bearer TOKEN`");
  line.add_switch("no-auth", no_auth, "anyone may ask who can reach the address");
  line.add_switch("log-queries", log_queries, "log what is asked for, too");
  add_threads_option(line, threads, "answer on N threads (default: one for each core)");
  return line;
}

int run(const ServeCommand& command, Streams& streams) {
  if (command.no_auth && !command.token_file.empty()) {
    throw UsageError("--no-auth and --token-file exclude each other");
  }
  command.outlets.load();
  SignalWait signals;
  serve::Server server(server_options(command));
  std::thread serving([&] { server.run(); });
  streams.log.info("listening on {}; Ctrl-C ends it",
                   shown_address(server, endpoint_of(command.listen).address));
  signals.wait();
  streams.log.info("finishing what is under way");
  server.stop();
  serving.join();
  return kDone;
}

}  // namespace timbao::cli
