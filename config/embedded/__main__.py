"""`python -m config.embedded run -- COMMAND…`: run a command with both servers and the development secrets.

`run` uses the servers under var/, starting them unless another command has them; `keep` is the tests' keeper.
"""

import os
import subprocess
import sys
from pathlib import Path

from config.embedded import keeper, persistent
from config.embedded.keys import kept_keys

VAR = Path(os.environ.get("VAR_DIR", keeper.ROOT / "var"))


def run(command: list[str]) -> int:
    """Run `command` and return its status. Variables already set win, DEBUG is on unless said otherwise."""
    defaults = {"DEBUG": "1", "VAR_DIR": str(VAR), **kept_keys(VAR / "secrets.env")}
    with persistent.shared(VAR) as addresses:
        return subprocess.run(command, env={**defaults, **addresses, **os.environ}).returncode


def main(arguments: list[str]) -> int:
    match arguments:
        case ["keep"]:
            keeper.keep()
            return 0
        case ["run", "--", _, *_]:
            return run(arguments[2:])
    print("usage: python -m config.embedded run -- COMMAND [ARGUMENT…]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
