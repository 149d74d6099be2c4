"""The wheel: built from this tree, installed beside nothing else of it, and able to draft."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments, cwd, **more):
    done = subprocess.run([*map(str, arguments)], cwd=cwd, capture_output=True, check=False, **more)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("softanswer-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The `bin` folder of a fresh environment that holds the wheel, and borrows the libraries of this one."""
    folder = tmp_path_factory.mktemp("env")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    site = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
        .decode()
        .strip()
    )
    # A line of a .pth file adds the folder alone: an editable install of this tree over there stays unseen.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install"]
    run(*pip, "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    return folder / "bin"


def test_what_the_product_reads_travels_inside(wheel):
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder, place in (
        ("guidelines", "app/shipped/guidelines"),
        ("prompts", "app/shipped/prompts"),
        ("app", "app"),
    ):
        here = {
            f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert here
        assert here <= names, folder


def test_nothing_else_travels(wheel):
    with ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"app", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_installed_command_drafts_and_makes_a_starting_folder(installed, tmp_path):
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("SOFTANSWER_", "PYTHON"))
    }
    where = run(installed / "python", "-c", "import app; print(app.__file__)", cwd=tmp_path, env=clean)
    assert str(installed.parent) in where.decode()
    message = b"My order KT-2041 is three weeks late. When does it come?"
    drafted = run(installed / "softanswer", "draft", "--json", cwd=tmp_path, env=clean, input=message)
    assert "Traceback" not in drafted.decode()
    assert len(json.loads(drafted)["checklist"]) >= 28
    run(installed / "softanswer", "init", "ours", cwd=tmp_path, env=clean)
    assert (tmp_path / "ours" / "profile.yaml").is_file()
