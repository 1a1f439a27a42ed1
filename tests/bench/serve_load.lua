-- The queries of a file of topics (topic, tab, query) over HTTP:
--   TOPICS=topics.tsv wrk -t1 -c16 -d30s --latency -s tests/bench/serve_load.lua http://127.0.0.1:8080
local targets = {}
for line in io.lines(os.getenv("TOPICS")) do
  local query = line:match("\t(.*)")
  local encoded = query:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)
  targets[#targets + 1] = wrk.format("GET", "/api/search?q=" .. encoded)
end

local next_target = 0
function request()
  next_target = next_target % #targets + 1
  return targets[next_target]
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("p50 %.2f ms, p99 %.2f ms, errors: %d status, %d connect, %d read, %d write, %d timeout",
                      latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors.status,
                      errors.connect, errors.read, errors.write, errors.timeout))
end
