"""A real PostgreSQL and a real Valkey, run from their wheels, for `make run` and the tests.

Used only where DATABASE_URL and REDIS_URL are unset; production brings its own servers. Start with
`servers.Servers` for one pair, `persistent` for the pair under var/, `keeper` for the tests' pair that
vanishes with its owner. Nothing here reads Django's settings: the servers must be up before those are.
"""
