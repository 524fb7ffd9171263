-- Registers organizations, each with an idempotency key of its own.
local n = 0
local run = string.format("%x-%x", os.time(), math.floor(os.clock() * 1e9) % 1e6)
local headers = {
  ["Authorization"] = "Bearer " .. os.getenv("TOKEN"),
  ["Content-Type"] = "application/json",
}
function request()
  n = n + 1
  headers["Idempotency-Key"] = run .. "-" .. n
  return wrk.format("POST", "/v1/organizations", headers,
    '{"name":"Organization ' .. run .. '-' .. n .. '","kind":"museum"}')
end
