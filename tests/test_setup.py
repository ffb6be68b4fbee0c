"""The README's commands, on machines that lack something: one clear line, nothing half-done."""

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command, path: str = "", **environment) -> subprocess.CompletedProcess:
    search = f"{path}:/usr/local/bin:/usr/bin:/bin"
    return subprocess.run(
        command,
        env={"PATH": search, "HOME": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.fixture
def bare(tmp_path):
    """A checkout with an environment ready to be used, and a folder of commands that pretend."""
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "bin/setup", tmp_path / "bin")
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    pretend(tmp_path / ".venv/bin/python", "exit 0")
    total = run("sh", "-c", f"cksum <{ROOT}/requirements.txt").stdout.strip()
    (tmp_path / ".venv/installed").write_text(f"requirements.txt {total}\n")
    return tmp_path


def pretend(command: Path, script: str) -> None:
    command.parent.mkdir(parents=True, exist_ok=True)
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)


def user(checkout: Path, number: int) -> str:
    """A PATH on which we are that user, and on which apt-get writes down what it is asked."""
    pretend(checkout / "fake/id", f"echo {number}")
    pretend(checkout / "fake/apt-get", f'echo "$@" >>{checkout}/asked')
    return str(checkout / "fake")


def test_setup_has_nothing_to_do_the_second_time(bare):
    done = run(bare / "bin/setup")
    assert (done.returncode, done.stderr) == (0, "")


def test_setup_without_pango_says_the_line_to_type(bare):
    pretend(bare / ".venv/bin/python", 'case "$2" in *ctypes*) exit 1 ;; esac')
    done = run(bare / "bin/setup", path=user(bare, 1000))
    assert done.returncode == 1
    assert "sudo apt-get install libpango-1.0-0" in done.stderr
    assert not (bare / "asked").exists()


def test_setup_as_root_installs_pango(bare):
    pretend(bare / ".venv/bin/python", 'case "$2" in *ctypes*) exit 1 ;; esac')
    done = run(bare / "bin/setup", path=user(bare, 0))
    assert done.returncode == 0
    assert "libpangoft2-1.0-0" in (bare / "asked").read_text()


def test_setup_without_pip_says_the_line_to_type(bare):
    shutil.rmtree(bare / ".venv")
    path = user(bare, 1000)
    pretend(Path(path, "python3"), "exit 1")
    done = run(bare / "bin/setup", path=path)
    assert done.returncode == 1
    assert "sudo apt-get install python3-pip" in done.stderr


def demo(*options, **environment):
    return run(ROOT / "bin/demo", *options, **environment)


def test_demo_explains_an_option_it_does_not_know():
    done = demo("--frech")
    assert done.returncode == 2
    assert "unknown option: --frech" in done.stderr
    assert "--fresh" in done.stderr


@pytest.mark.parametrize("port", ["http", "80 80", "123456"])
def test_demo_explains_a_port_that_is_none(port):
    done = demo(PORT=port)
    assert done.returncode == 2
    assert "PORT" in done.stderr


def test_demo_says_that_the_port_is_taken(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = demo(PORT=str(taken.getsockname()[1]), THBNET_DATA=str(tmp_path))
    assert done.returncode == 1
    assert "Try: PORT=8001 bin/demo" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_demo_fresh_leaves_a_database_that_it_did_not_make(tmp_path):
    (tmp_path / "thbnet.sqlite3").write_text("a year of work")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    done = demo("--fresh", PORT=str(port), THBNET_DATA=str(tmp_path))
    assert done.returncode == 1
    assert "was not made by the demo" in done.stderr
    assert (tmp_path / "thbnet.sqlite3").read_text() == "a year of work"
