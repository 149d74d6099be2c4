"""compose.yaml is a compose file by its specification, and says of each service what it must."""

import json
import re
from pathlib import Path

import pytest
import yaml
from compose_spec import PyCompose

from app.cli.main import COMMANDS
from app.settings import KEYS, PREFIX

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = [name for name in SERVICES if name != "postgres"]


def checked(compose):
    PyCompose.from_json(json.dumps(compose)).validate()


def test_it_keeps_to_the_specification_of_compose_files():
    checked(COMPOSE)


@pytest.mark.parametrize(
    "wrong",
    [{"comand": ["worker"]}, {"read_only": "perhaps"}, {"secrets": ["nowhere"]}, {"networks": ["nowhere"]}],
)
def test_the_check_sees_what_is_wrong(wrong):
    service = {**SERVICES["worker"], **wrong}
    with pytest.raises(ValueError, match=r"comand|perhaps|nowhere"):
        checked({**COMPOSE, "services": {**SERVICES, "worker": service}})


def test_there_are_a_database_two_that_answer_and_two_that_work():
    assert "postgres" in SERVICES
    assert [name for name in OURS if SERVICES[name]["command"] == ["serve"]] == ["api-1", "api-2"]
    assert SERVICES["worker"]["deploy"]["replicas"] == 2


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_watched_closed_and_reads_its_secrets_from_files(name):
    service = SERVICES[name]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert service["read_only"] is True
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert service["secrets"]
    for variable, value in service["environment"].items():
        if re.search(r"PASSWORD|KEY|DATABASE_URL", variable):
            assert value in {"", *(f"/run/secrets/{secret}" for secret in service["secrets"])}, variable


@pytest.mark.parametrize("name", OURS)
def test_ours_run_known_commands_with_known_settings_once_the_database_is_there(name):
    service = SERVICES[name]
    assert set(service["command"]) <= set(COMMANDS)
    known = {PREFIX + key.name + end for key in KEYS for end in ("", *(["_FILE"] if key.secret else []))}
    assert set(service["environment"]) <= known
    assert service["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert service["cap_drop"] == ["ALL"]


def test_nobody_outside_reaches_the_database_or_any_port_but_on_this_machine():
    assert SERVICES["postgres"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert "ports" not in SERVICES["postgres"]
    ports = [port for name in OURS for port in SERVICES[name].get("ports", [])]
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert len(set(ports)) == len(ports) == 2


def test_images_are_named_with_their_version():
    for name, service in SERVICES.items():
        assert re.fullmatch(r"[a-z]+:[a-z0-9.-]+", service["image"]), name
        assert not service["image"].endswith(":latest")


def test_the_secrets_are_no_files_of_the_repository():
    assert {secret["file"].split("/")[1] for secret in COMPOSE["secrets"].values()} == {"secrets"}
    assert "/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_the_image_keeps_its_records_in_a_volume_and_holds_nothing_to_build_with():
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (folder,) = re.findall(r"^VOLUME (\S+)$", image, re.MULTILINE)
    assert f"SOFTANSWER_DATABASE_URL=sqlite:///{folder}/" in image
    assert re.search(rf"--owner=softanswer --mode=0700 {folder}$", image, re.MULTILINE)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    dev = re.search(r"^dev = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)[1]
    wanted = set(re.findall(r'"([\w-]+)', dev))
    taken_away = set(re.search(r"uninstall --yes \\\n\s+([^\n]+)", image)[1].split())
    assert {"pytest", "mypy", "ruff", "compose-spec", "hypothesis"} <= taken_away & wanted
