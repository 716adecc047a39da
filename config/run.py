"""`make run`: servers, web, worker and beat under one supervisor.

Ctrl-C ends beat, web, worker, PostgreSQL and Valkey in this order; if the supervisor is killed, they end with it.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from config.embedded import persistent
from config.embedded.__main__ import VAR
from config.embedded.keys import kept_keys
from config.embedded.persistent import InUseError
from config.embedded.processes import StartError, spawn, stop

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-W", "ignore"]
READY_SECONDS = 180
DEMO_WORKSHOPS = os.environ.get("DEMO_WORKSHOPS", "1200")


def main() -> int:
    stopping = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stopping.set())
    try:
        port = _port()
        with _servers() as addresses:
            if not _free(port):
                raise StartError(f"端口 {port} 已被占用。请换一个端口，例如：make run PORT=8001")
            environment = {"DEBUG": "1", "VAR_DIR": str(VAR), **kept_keys(VAR / "secrets.env"), **addresses}
            environment |= os.environ
            if not _prepare(environment):
                return 0 if stopping.is_set() else 1
            return _serve(environment, port, stopping)
    except InUseError as error:
        print(f"本系统已在运行，或另一命令正在使用其数据库。\n{error}", file=sys.stderr)
    except StartError as error:
        print(error, file=sys.stderr)
    return 1


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise StartError(f"PORT 应为 1 至 65535 之间的整数，而不是“{text}”。")
    return int(text)


def _servers() -> contextlib.AbstractContextManager[dict[str, str]]:
    """Our own servers under var/, unless the environment names others."""
    VAR.mkdir(parents=True, exist_ok=True)
    if not os.access(VAR, os.W_OK):
        raise StartError(f"无法写入 {VAR}：该目录属于另一用户（例如曾以 root 启动）。")
    if {"DATABASE_URL", "REDIS_URL"} <= os.environ.keys():
        return contextlib.nullcontext({})
    return persistent.owned(VAR, wait=10)


def _prepare(environment: dict[str, str]) -> bool:
    """Migrations, and on a first start divisions and the demo years."""
    steps = [
        ["migrate", "--verbosity", "0"],
        ["load_regions"],
        ["load_ich_projects"],
        ["seed_demo", "--workshops", DEMO_WORKSHOPS, "--if-empty"],
    ]
    for step in steps:
        done = subprocess.run([*PYTHON, "manage.py", *step], cwd=ROOT, env=environment)
        if done.returncode:
            print(f"准备失败：manage.py {' '.join(step)}", file=sys.stderr)
            return False
    return True


def _serve(environment: dict[str, str], port: int, stopping: threading.Event) -> int:
    logs = VAR / "log"
    logs.mkdir(exist_ok=True)

    def start(name: str, *command: str) -> subprocess.Popen[bytes]:
        return spawn([*PYTHON, "-m", *command], env=environment, cwd=ROOT, log=logs / f"{name}.log")

    bind = f"127.0.0.1:{port}"
    schedule = str(VAR / "beat-schedule")
    web = start("web", "gunicorn", "config.wsgi", "--bind", bind, "--workers", "2", "--threads", "4")
    worker = start("worker", "celery", "-A", "config", "worker", "--concurrency", "2", "--loglevel", "INFO")
    beat = start("beat", "celery", "-A", "config", "beat", "--schedule", schedule, "--loglevel", "INFO")
    children = {"web": web, "worker": worker, "beat": beat}
    try:
        if not _wait_until_ready(port, children, stopping):
            return 0 if stopping.is_set() else 1
        _say_hello(port)
        while not stopping.wait(1):
            ended = next((name for name, child in children.items() if child.poll() is not None), None)
            if ended:
                print(f"{ended} 意外退出，详见 {logs / ended}.log", file=sys.stderr)
                return 1
        return 0
    finally:
        stop(beat, (signal.SIGTERM, 10))
        stop(web, (signal.SIGTERM, 15))
        stop(worker, (signal.SIGTERM, 30))


def _wait_until_ready(port: int, children: dict, stopping: threading.Event) -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and not stopping.is_set():
        if any(child.poll() is not None for child in children.values()):
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return True
        except OSError:  # not listening yet, or 503
            pass
        time.sleep(0.5)
    if not stopping.is_set():
        print(f"没有在 {READY_SECONDS} 秒内就绪，详见 {VAR / 'log'}", file=sys.stderr)
    return False


def _free(port: int, seconds: float = 5) -> bool:
    """Whether the port can be had; a web process left by a killed supervisor needs a moment to let go of it."""
    deadline = time.monotonic() + seconds
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return True
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)


def _say_hello(port: int) -> None:
    print(f"\n非遗工坊登记管理系统已启动：http://127.0.0.1:{port}\n")
    print("演示账号（密码均为 Demo-2026-feiyi）：")
    print("  leader  county_culture_clerk  county_culture_approver  county_hrss  county_rural   贵州省丹寨县")
    print("  以上各加后缀 _b                                                                     贵州省雷山县")
    print("  prefecture_culture                                                                 贵州省黔东南州")
    print("  province_culture  province_hrss  province_rural                                    贵州省")
    print("  ministry  ministry_reviewer  sysadmin  secadmin  auditor                           全国")
    print("\n按 Ctrl-C 结束。", flush=True)


if __name__ == "__main__":
    sys.exit(main())
