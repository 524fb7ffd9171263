-- Renames existing organizations in turn, each time at the revision it has.
local n, ids, revisions = -1, {}, {} -- wrk asks for one request that it does not send
for line in io.lines(os.getenv("STREAMS")) do
  local id, revision = line:match("(%S+) (%d+)")
  ids[#ids + 1] = id
  revisions[#revisions + 1] = tonumber(revision)
end
local run = string.format("%x", os.time())
local headers = {
  ["Authorization"] = "Bearer " .. os.getenv("TOKEN"),
  ["Content-Type"] = "application/json",
}
function request()
  local i = math.max(n, 0) % #ids + 1
  headers["Idempotency-Key"] = run .. "-" .. n
  headers["If-Match"] = '"' .. revisions[i] .. '"'
  if n >= 0 then
    revisions[i] = revisions[i] + 1
  end
  n = n + 1
  return wrk.format("PUT", "/v1/organizations/" .. ids[i], headers,
    '{"name":"Renamed ' .. run .. '-' .. n .. '","kind":"museum"}')
end
