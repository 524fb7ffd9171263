-- Reads what the URL names, with a pause before each request.
local pause = tonumber(os.getenv("PAUSE"))
wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
function delay()
  return pause
end
