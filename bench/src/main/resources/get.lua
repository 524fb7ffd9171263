-- Reads what the URL names.
wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
