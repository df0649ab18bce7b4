"""A real PostgreSQL server for tests: in a temporary folder, on the loopback, on a free port, with fsync on."""

import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg

OWNER = "ejer"
PASSWORD = "hemmeligt-7Kq"  # noqa: S105 - of a server that lives as long as the tests
OPEN_TO_ALL = "mange"
USUAL_PLACES = "/usr/lib/postgresql/*/bin"
LONGEST = 900
"""For how long anything is waited for, in seconds; only a test that fails takes it."""
AT_WORK = """
    SELECT pid FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL)
"""
TRIES = 5
PORTS = range(10_000, 32_000)
"""Below those the system gives to whoever makes a connection: a server that is started again finds its own free."""


def binaries():
    """Give the folder of the newest server on this machine, None when there is none."""
    found = [Path(os.path.realpath(shutil.which(name) or "/")).parent for name in ("initdb", "postgres")]
    if all((found[0] / name).exists() for name in ("initdb", "postgres", "pg_ctl")):
        return found[0]
    folders = sorted(Path("/").glob(USUAL_PLACES[1:]), key=lambda folder: float(folder.parent.name))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


@contextlib.contextmanager
def held_port():
    """Give a port that nobody answers at and nobody else can take, as long as this lasts."""
    chance = random.SystemRandom()
    with socket.socket() as tried:
        while True:
            port = chance.choice(PORTS)
            with contextlib.suppress(OSError):
                tried.bind(("127.0.0.1", port))
                break
        yield port


class Server:
    """The server; it refuses to run as root, and then runs as the user postgres."""

    def __init__(self, folder, programs):
        self.folder = folder
        self.data = folder / "data"
        self.port = 0
        self._programs = programs
        self._as_other = []
        if os.getuid() == 0:
            self._as_other = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
            shutil.chown(folder, "postgres", "postgres")
        self._process = None

    def make(self):
        password = self.folder / "password"
        password.write_text(PASSWORD, "utf-8")
        if self._as_other:
            shutil.chown(password, "postgres", "postgres")
        self._run(
            "initdb", "-D", self.data, "-U", OWNER, "--auth=scram-sha-256", f"--pwfile={password}",
            "--encoding=UTF8", "--locale=C", "--no-instructions", "--no-sync",
        )  # fmt: skip
        # Where no password is tested none is asked for: it takes longer than all the rest of opening.
        rules = self.data / "pg_hba.conf"
        rules.write_text(f"host {OPEN_TO_ALL} all 127.0.0.1/32 trust\n{rules.read_text('utf-8')}", "utf-8")
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(
                "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\n"
                "max_connections = 200\nshared_buffers = 32MB\nfsync = on\nsynchronous_commit = on\n"
                "max_prepared_transactions = 4\n"
                "autovacuum = off\n"  # it begins whenever it likes, and whoever scrubs waits for it
            )

    def start(self):
        """Start it and wait until it answers: on a port that is free, and ever after on the same one."""
        if self.port:
            self._begin()
            return
        for left in reversed(range(TRIES)):
            with held_port() as port:
                self.port = port
            try:
                self._begin()
            except psycopg.OperationalError:  # somebody took the port in the moment since it was let go of
                if left == 0 or self._process.poll() is None:
                    raise
            else:
                return

    def _begin(self):
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - the server's own programs
                [*self._as_other, self._programs / "postgres", "-D", self.data, "-p", str(self.port)],
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
                start_new_session=True,
            )
        deadline = time.monotonic() + LONGEST
        while True:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return

    def stop(self):
        """End it in good order."""
        self._end(signal.SIGINT)

    def throw_away(self):
        """End it without writing down what nobody will read."""
        self._end(signal.SIGQUIT)

    def kill(self):
        """End it and all its processes at once, as a power cut would end the program."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        # Its backends are sessions of their own; each notices sooner or later, and a new server waits for that.
        postmaster = self.data / "postmaster.pid"
        deadline = time.monotonic() + LONGEST
        while self._children_left() and time.monotonic() < deadline:
            time.sleep(0.01)
        postmaster.unlink(missing_ok=True)

    def let_others_end(self):
        """Wait until no transaction is left of a client that was killed, or of a connection that is just being made."""
        deadline = time.monotonic() + LONGEST
        with contextlib.closing(self.connect()) as connection:
            while connection.execute(AT_WORK).fetchone() and time.monotonic() < deadline:
                time.sleep(0.01)

    def connect(self, database="postgres", **more):
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            dbname=database,
            **{"user": OWNER, "password": PASSWORD, "autocommit": True, **more},
        )

    def make_database(self, name):
        with contextlib.closing(self.connect()) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.location(name)

    def location(self, database, user=OWNER, password=PASSWORD):
        """Give the URL of a database, without the scheme."""
        return f"//{user}:{password}@127.0.0.1:{self.port}/{database}"

    def _end(self, how):
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(LONGEST)

    def _children_left(self):
        for path in Path("/proc").glob("[0-9]*/cwd"):
            with contextlib.suppress(OSError):
                if path.readlink() == self.data:
                    return True
        return False

    def _run(self, program, *arguments):
        command = [*self._as_other, self._programs / program, *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)  # noqa: S603 - the same
