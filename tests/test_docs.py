"""What the documents say is compared with what the program does."""

import ast
import importlib.util
import json
import re
import shlex
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest
import yaml

from app import __version__
from app.bootstrap_doctor import build_checks
from app.cli.main import COMMANDS
from app.errors import Cause
from app.model.brief import Brief
from app.model.draft import Draft
from app.settings import Settings, read_settings
from app.telemetry.log import EVENTS
from app.telemetry.metrics import Metrics

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
API = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
OWN_FOLDERS = ("app", "docs", "guidelines", "prompts", "scripts", "tests", ".ci")


def own_files():
    """Every text file of the project."""
    # In a worktree `.git` is a file, which Git writes and nobody can commit.
    tops = [path for path in ROOT.iterdir() if path.is_file() and path.name not in {".env", ".git"}]
    inner = [path for folder in OWN_FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in (*tops, *inner) if "__pycache__" not in path.parts]


def blocks(text, language):
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture(scope="module")
def readme_script():
    """`scripts/readme.py`, which writes what is compared here."""
    spec = importlib.util.spec_from_file_location("readme", ROOT / "scripts" / "readme.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_run_in_the_readme_is_true(readme_script):
    run = readme_script.RUN.search(README)
    assert readme_script.output_of(run) == run["output"], "run `make readme`"


def test_the_table_of_settings_is_that_of_the_program(readme_script):
    assert readme_script.TABLE.search(README)[0] == readme_script.settings_table(), "run `make readme`"


def test_the_curl_of_the_readme_gives_a_draft(client):
    (command,) = [block for block in blocks(README, "sh") if block.startswith("curl ")]
    _, url, *options = shlex.split(command)
    header, data = options[options.index("-H") + 1], options[options.index("-d") + 1]
    name, _, value = header.partition(": ")
    answer = client.post("/" + url.split("/", 3)[3], content=data.encode(), headers={name: value})
    draft = Draft.model_validate(answer.json())
    assert answer.status_code == 200
    assert draft.reply.text.rstrip().endswith("Tom")


def test_the_readme_shows_every_command_and_no_other():
    shown = re.findall(r"^softanswer ([a-z]+)", "\n".join(blocks(README, "sh")), re.MULTILINE)
    assert {*shown, "serve"} == set(COMMANDS)


def test_every_make_target_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", README + API, re.MULTILINE))
    assert {"serve", "test"} <= {first or second for first, second in named} <= targets


def test_ci_runs_what_people_run():
    targets = re.findall(r"^make ([a-z]+)$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets == ["install", "check", "prompts", "test"]


def test_every_link_leads_to_a_file():
    broken = [
        f"{document.relative_to(ROOT)}: {link}"
        for document in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
        for link in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
        if "://" not in link and not (document.parent / link).exists()
    ]
    assert broken == []


def test_the_api_document_lists_every_route(client):
    paths = client.get("/openapi.json").json()["paths"]
    real = {
        (f"{method.upper()} {path}", told["operationId"])
        for path, item in paths.items()
        for method, told in item.items()
    }
    assert set(re.findall(r"^\| `([A-Z]+ /[^`]+)` \| `(\w+)` \|", API, re.MULTILINE)) == real


def test_the_api_document_explains_every_field_of_a_brief():
    section = API.split("## The brief")[1].split("\n## ")[0]
    names = {name for row in re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", section, re.MULTILINE)
             for name in re.findall(r"`(\w+)`", row)}  # fmt: skip
    assert names | {"message"} == set(Brief.model_fields)


def test_the_changelog_begins_with_this_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", text, re.MULTILINE)[0] == __version__


def test_the_example_brief_is_one(softanswer_brief):
    assert Brief.model_validate(softanswer_brief).options


@pytest.fixture
def softanswer_brief():
    """The brief of the README's run, with its message."""
    table = yaml.safe_load((ROOT / "docs/example/brief.yaml").read_text(encoding="utf-8"))
    return {**table, "message": (ROOT / "docs/example/message.txt").read_text(encoding="utf-8")}


FOREIGN = re.compile(
    r"(?<![\w.])/(?:work|root|home/\w+|opt/pypi\S*|opt/wheels|tmp/\w+)/\w|"  # a path of one machine
    r"(?:pypi|pythonhosted|npmjs)\.(?:org|com)|--(?:extra-)?index-url|--find-links"
)


def test_no_file_names_a_path_of_one_machine_or_a_package_registry():
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in own_files()
        if path != Path(__file__)
        for match in FOREIGN.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_every_line_of_the_lock_is_a_pin_or_its_hash():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    odd = [x for x in lines if not re.match(r"[\w.-]+==\S+|    --hash=sha256:[0-9a-f]{64}( \\)?$", x)]
    assert odd == []


def test_the_lock_pins_everything_that_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    wanted = {normal(re.match(r"[\w.-]+", line)[0]) for line in asked}
    pinned = {
        normal(name)
        for name in re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    }
    assert wanted <= pinned, "run `make lock`"


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_project_asks_for_what_it_imports_and_no_more():
    modules = {
        "PyStemmer": "Stemmer",
        "markdown-it-py": "markdown_it",
        "prometheus-client": "prometheus_client",
        "pyyaml": "yaml",
        "python-multipart": "python_multipart",
        "python-stdnum": "stdnum",
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.match(r"[\w.-]+", line)[0] for line in project["dependencies"]}
    asked = {modules.get(name, name) for name in asked}
    used = set()
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                used.add(node.module.split(".")[0])
    extras = {
        module
        for name, module in {"tokens": "bpe_openai", "otel": "opentelemetry"}.items()
        if name in project["optional-dependencies"]
    }
    used -= {*sys.stdlib_module_names, *extras, "app", "pydantic_core"}
    # Starlette loads the parser of forms by itself, and SQLAlchemy the driver of SQLite.
    assert used | {"python_multipart", "aiosqlite"} == asked


MODELS = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")


def test_the_lines_for_each_endpoint_are_settings():
    shown = [block for block in blocks(MODELS, "sh") if "SOFTANSWER_LLM" in block]
    assert len(shown) >= 8
    for block in shown:
        given = dict(line.split("=", 1) for line in block.splitlines())
        settings = read_settings(given)
        assert settings.endpoints, block
        assert settings.ignored == (), block


def test_every_cause_of_a_fallback_is_explained():
    section = MODELS.split("| cause |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == {*get_args(Cause), "unavailable"}


def test_every_metric_is_explained_with_its_labels():
    section = MODELS.split("| metric |")[1].split("\n\n")[0]
    told = {
        name: labels.replace("`", "")
        for name, labels in re.findall(r"^\| `(\w+)` \| ([^|]*) \|", section, re.MULTILINE)
    }
    assert told == {name: ", ".join(labels) for name, labels in Metrics().names().items()}


def test_json_in_the_documents_is_json():
    for block in blocks(README + API, "json"):
        json.loads(block)


RUNNING = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")


def rows_of(text, head):
    """The cells of a table that begins with this head, as they are written."""
    table = text.split(head)[1].split("\n\n")[0].splitlines()[2:]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in table if row.startswith("|")]


def test_every_event_of_the_log_is_listed_with_its_level_and_fields():
    told = rows_of(RUNNING, "| event |")
    ours = [
        (f"`{name}`", event.level, ", ".join(f"`{field}`" for field in event.fields))
        for name, event in EVENTS.items()
    ]
    assert told[:-1] == ours
    assert told[-1][0] == "`library`"


def test_every_check_of_the_doctor_is_explained():
    told = [name.strip("`") for name, _ in rows_of(RUNNING, "| check |")]
    assert sorted(told) == sorted(build_checks(Settings()))
