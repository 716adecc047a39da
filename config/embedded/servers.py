"""The pair of servers, and the environment by which the product finds them."""

from pathlib import Path

from config.embedded.postgres import Postgres
from config.embedded.valkey import Valkey


class Servers:
    """PostgreSQL and Valkey over the directories `postgres_home` and `valkey_home`."""

    def __init__(self, postgres_home: Path, valkey_home: Path, *, durable: bool = True) -> None:
        self.postgres = Postgres(postgres_home, durable=durable)
        self.valkey = Valkey(valkey_home, durable=durable)

    def start(self) -> None:
        try:
            self.valkey.start()
            self.postgres.start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Database first: whatever still writes to it must find it gone before its queue."""
        self.postgres.stop()
        self.valkey.stop()

    @property
    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.postgres.url, "REDIS_URL": self.valkey.url}
