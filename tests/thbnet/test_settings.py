"""What the settings refuse, each time in a process of its own: they are read once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OWN_KEY = "k" * 50


def read_settings(folder: Path, **environment) -> subprocess.CompletedProcess:
    ours = {"PRODUCTION", "DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "THBNET_DATA", "DATABASE_URL"}
    rest = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "-c", "import thbnet.settings"],
        env=rest | {"THBNET_DATA": str(folder)} | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"PRODUCTION": "on"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "localhost,portal.example"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "*"}, "SECRET_KEY"),
        ({"PRODUCTION": "on", "SECRET_KEY": OWN_KEY, "DEBUG": "on"}, "DEBUG"),
    ],
)
def test_settings_that_would_open_a_public_portal_are_refused(tmp_path, environment, told):
    done = read_settings(tmp_path, **environment)
    assert done.returncode != 0
    assert told in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"ALLOWED_HOSTS": "127.0.0.1,localhost", "DEBUG": "on"},
        {"ALLOWED_HOSTS": "portal.example", "SECRET_KEY": OWN_KEY},
        {"ALLOWED_HOSTS": "portal.example", "SECRET_KEY": OWN_KEY, "PRODUCTION": "on"},
    ],
)
def test_settings_of_a_developer_and_of_production_are_taken(tmp_path, environment):
    assert read_settings(tmp_path, **environment).stderr == ""


def test_new_data_folder_is_closed_to_other_users_of_the_machine(tmp_path):
    read_settings(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
