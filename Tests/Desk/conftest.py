"""The planner's desk as it was built, asked as browsers and as others ask it.

PLAN_TERRITORIES_DESK names the program, which has plan-territories beside it; scripts/test sets it.
"""
import os
import signal
import subprocess
from pathlib import Path

import pytest

import client

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PLAN_TERRITORIES_DESK", str(ROOT / ".build/release/plan-territories-desk"))
REGIONS = ROOT / "regions"


class Desk:
    """A desk that runs, in a folder of its own with copies of some regions."""

    def __init__(self, folder, *options, regions=("central-finland", "kainuu")):
        self.folder = folder
        (folder / "regions").mkdir(parents=True)
        for name in regions:
            subprocess.run(["cp", "-r", REGIONS / name, folder / "regions"], check=True)
        self.process = subprocess.Popen(
            [PROGRAM, "--no-open", "--lang", "en", *map(str, options)], cwd=folder,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        assert self.address, self.process.stderr.read()
        self.port = int(self.address.split("//")[1].split("/")[0].split(":")[1])

    @property
    def token(self):
        return self.address.split("token=")[1]

    def children(self):
        """Process numbers of what the desk has started."""
        listed = subprocess.run(
            ["ps", "-o", "pid=,stat=", "--ppid", str(self.process.pid)], capture_output=True, text=True)
        return [line.split()[0] for line in listed.stdout.splitlines() if "Z" not in line.split()[1]]

    def files(self):
        """Everything that lies in the desk's folder."""
        return sorted(
            (str(path.relative_to(self.folder)), path.stat().st_size)
            for path in self.folder.rglob("*") if path.is_file())

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@pytest.fixture
def make_desk(tmp_path_factory):
    """Starts desks, which end with the test."""
    desks = []

    def make(*options, **others):
        desks.append(Desk(tmp_path_factory.mktemp("desk"), *options, **others))
        return desks[-1]

    yield make
    for desk in desks:
        desk.end()


@pytest.fixture
def desk(make_desk):
    return make_desk()


@pytest.fixture
def page(desk):
    """A browser's page at the desk."""
    return client.Page(desk.port, desk.token)
