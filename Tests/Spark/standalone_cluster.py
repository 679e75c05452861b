"""Spark's own cluster manager on two addresses of this machine.

`local-cluster` gives both workers the same host, and Spark never starts a second attempt of a task on the host of the
first.
"""

import socket
import subprocess
import time

import environment

ADDRESSES = ["127.0.0.2", "127.0.0.3"]


class StandaloneCluster:
    """A master and two workers of one core each, for a `with` statement that gives the master's URL."""

    def __enter__(self) -> str:
        port = _free_port()
        self._processes = [_start("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")]
        _wait_for(port)
        url = f"spark://127.0.0.1:{port}"
        for address in ADDRESSES:
            folder = environment.FOLDER / address
            options = [
                "--host",
                address,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                str(folder),
            ]
            self._processes.append(_start("worker.Worker", *options, url))
        return url

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait()


def _start(name: str, *options: str) -> subprocess.Popen:
    command = [str(environment.spark_home() / "bin/spark-class"), f"org.apache.spark.deploy.{name}", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int) -> None:
    for _ in range(1200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("Spark's master does not start")
