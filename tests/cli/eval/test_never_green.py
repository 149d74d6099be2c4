"""What did not run is never green: each ends at once, with one sentence that says what to do."""

import json
import shlex
import shutil
import time

import pytest

from tests.cli.eval.suite import BRIEF, CASES, QUICK_S, recorded, written


@pytest.fixture
def no_network_later(request):
    return lambda: request.getfixturevalue("no_network")


def test_no_folder_of_cases(failed):
    assert "prompt_cases: file: there is no such file or folder" in failed(2)


def test_no_case(failed, tmp_path):
    (tmp_path / "none").mkdir()
    assert "there is no case to run. Name a folder" in failed(2, tmp_path / "none", "--update-baseline")


def test_a_filter_that_matches_nothing(failed, cases):
    assert "no case matches --filter billing-*. The first case" in failed(2, cases, "--filter", "billing-*")


def test_case_files_with_mistakes(failed, cases):
    cases.write_text(
        '{"id": "a", "brief": {"message": ""}}\nnonsense\n{"id": "b", "of": "z", "kind": "inv"}\n'
    )
    told = failed(2, cases)
    assert [f":{number}" in told for number in (1, 2, 3)] == [True, True, True]


def test_no_baseline(failed, cases):
    told = failed(5, cases)
    assert f"softanswer eval {cases} --update-baseline" in told


@pytest.mark.parametrize("way", [(), ("--live",), ("--record",), ("--engine", "obedient")])
def test_the_command_that_is_advised_does_what_was_asked_for(softanswer, cases, model, tmp_path, way):
    (tmp_path / "our wording").mkdir()
    profile = tmp_path / "company.yaml"
    profile.write_text("name: Larch & Lime\n", encoding="utf-8")
    asked = ("--samples", "1", "--company", profile, "--prompts", tmp_path / "our wording")
    first = softanswer("eval", cases, *way, *asked, "--filter", "late*", env=model)
    assert first.returncode == 5
    advised = shlex.split(first.stderr.decode().split("Write one: ")[1])
    assert [option for option in (*way, *map(str, asked)) if option not in advised] == []
    assert softanswer(*advised[1:]).returncode == 0
    again = [word for word in advised[1:] if word != "--update-baseline"]
    assert softanswer(*again).returncode == 0


def test_the_advised_recording_keeps_the_filter_and_the_wording(softanswer, cases, model, tmp_path):
    recorded(softanswer, cases, model, "--samples", "1")
    (tmp_path / "ours").mkdir()
    shutil.rmtree(cases.parent / "recordings")
    run = ("--engine", "replay", "--samples", "1", "--filter", "late*", "--prompts", tmp_path / "ours")
    told = softanswer("eval", cases, *run).stderr.decode()
    advised = shlex.split(told.split("Record them with your model: ")[1])
    assert {"--record", "late*", str(tmp_path / "ours")} < set(advised)
    assert softanswer(*advised[1:]).returncode == 0


def test_recordings_that_are_named_and_not_there(failed, cases, tmp_path):
    told = failed(2, cases, "--recordings", tmp_path / "nosuch.jsonl")
    assert "there is no such file or folder of recordings" in told
    assert "--record" not in told.replace("recordings", "")


def test_a_baseline_that_is_none(failed, cases, tmp_path):
    (tmp_path / "b.json").write_text("{}")
    assert "--update-baseline" in failed(2, cases, "--baseline", tmp_path / "b.json")


def test_no_recordings_at_all(failed, cases):
    told = failed(3, cases, "--engine", "replay", "--update-baseline")
    assert "for 3 of 3 cases: late, late-twice, lamp" in told
    assert f"softanswer eval {cases} --record" in told


def test_recordings_that_a_change_of_the_prompt_has_made_stale(
    failed, softanswer, cases, model, no_network_later
):
    recorded(softanswer, cases, model, "--samples", "1")
    tried = no_network_later()
    changed = {**CASES[2]["brief"], "message": "My order KT-2041 came in pieces. I want my £39 back!"}
    written(cases, [*CASES[:2], {"id": "lamp", "brief": changed}])
    told = failed(3, cases, "--engine", "replay", "--samples", "1")
    assert "for 1 of 3 cases: lamp" in told
    assert tried == []


def test_a_file_of_recordings_with_a_broken_line(failed, cases, tmp_path):
    (tmp_path / "kept.jsonl").write_text("nonsense\n")
    assert "line 1" in failed(2, cases, "--recordings", tmp_path / "kept.jsonl")


def test_no_model_to_ask(failed, cases):
    for option in ("--record", "--live"):
        assert "SOFTANSWER_LLM_BASE_URL" in failed(2, cases, option)


@pytest.mark.parametrize(
    ("fault", "word"), [("401", "status 401. Check SOFTANSWER_LLM_API_KEY"), ("404", "404")]
)
@pytest.mark.parametrize("way", ["--record", "--live"])
def test_a_wrong_key_or_path_stops_the_run_at_once(failed, cases, model, stub, way, fault, word):
    written(cases, [{"id": f"c{n}", "brief": BRIEF} for n in range(20)])
    stub.always = fault
    told = failed(6, cases, way, "--update-baseline", env=model)
    assert word in told
    assert len(stub.seen) <= 4
    assert not list(cases.parent.glob("baseline*"))


def test_an_endpoint_that_is_down_stops_the_run_at_once(failed, stubs, cases):
    written(cases, [{"id": f"c{n}", "brief": BRIEF} for n in range(20)])
    with stubs.closed_port() as url:
        env = {"SOFTANSWER_LLM_BASE_URL": url, "SOFTANSWER_LLM_MODEL": "small"}
        began = time.monotonic()
        told = failed(6, cases, "--live", "--update-baseline", env=env)
    assert "60 of 60 replies could not be made (provider)" in told
    assert time.monotonic() - began < 4 * QUICK_S


def test_a_judge_whose_answer_cannot_be_read(failed, cases, model, stub, stubs):
    stub.answer = lambda body: "hm" if "verdicts" in json.dumps(body) else stubs.draft_answer(body)
    told = failed(
        6, cases, "--live", "--samples", "1", "--update-baseline", env={**model, "SOFTANSWER_JUDGE": "on"}
    )
    assert "judge" in told


@pytest.mark.parametrize(
    "options",
    [
        ("--live", "--record"),
        ("--engine", "builtin", "--live"),
        ("--engine", "obedient", "--record"),
        ("--max-calls", "3"),
    ],
)
def test_options_that_contradict_each_other(failed, cases, options):
    failed(2, cases, *options)
