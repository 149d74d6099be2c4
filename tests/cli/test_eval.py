"""`softanswer eval` as a team's CI runs it: what is green, what is red, and that what did not run is never green."""

import json
import re
import shlex
import shutil
import socket
import time

import pytest

QUICK_S = 5.0
"""Seconds of work after which a run that cannot be made has to have ended."""

BRIEF = {
    "message": "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!",
    "customer": {"name": "Ms Adeyemi"},
    "company": "Larch & Lime",
    "agent": {"name": "Tom"},
    "facts": ["the parcel is in the Leeds depot"],
    "options": ["refund of the £39 delivery charge", "delivery on Saturday 14 June"],
    "fault": "ours",
}
CASES = (
    {"id": "late", "brief": BRIEF},
    {"id": "late-twice", "brief": {**BRIEF, "customer": {"name": "Ms Adeyemi", "contacts_before": 2}}},
    {"id": "lamp", "brief": {**BRIEF, "message": "My order KT-2041 came broken. I want my £39 back!"}},
)


def written(path, cases):
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return path


@pytest.fixture
def cases(tmp_path):
    (tmp_path / "cases").mkdir()
    return written(tmp_path / "cases" / "suite.jsonl", CASES)


@pytest.fixture
def stub(stubs):
    with stubs.Stub(answer=stubs.draft_answer, token=400) as running:
        yield running


@pytest.fixture
def model(stub):
    """The settings that name the stub."""
    return {
        "SOFTANSWER_LLM_BASE_URL": stub.url,
        "SOFTANSWER_LLM_MODEL": "small",
        "SOFTANSWER_LLM_API_KEY": "sk-0123456789abcdef",
    }


@pytest.fixture
def no_network(monkeypatch):
    """Every connection and look-up of a name is refused, and noted."""
    tried = []

    def refuse(*arguments, **_):
        tried.append(arguments)
        raise OSError("no network in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tried


def rows(path):
    return json.loads(path.read_text(encoding="utf-8"))["rows"]


def test_a_run_is_held_against_the_baseline_that_an_earlier_one_wrote(softanswer, cases):
    first = softanswer("eval", cases, "--update-baseline")
    assert first.returncode == 0, first.stderr
    assert [row["case"] for row in rows(cases.parent / "baseline.builtin.json")] == [
        "lamp",
        "late",
        "late-twice",
    ]
    again = softanswer("eval", cases)
    assert (again.returncode, again.stderr) == (0, b"")
    assert b"No principle got worse" in again.stdout


def test_what_a_case_expects_and_does_not_get_any_more_is_red_and_told(softanswer, cases, tmp_path):
    softanswer("eval", cases, "--update-baseline")
    written(cases, [{**CASES[0], "never_says": ["£39"]}, *CASES[1:]])
    done = softanswer("eval", cases, "--junit", tmp_path / "out" / "j.xml", "--md", tmp_path / "m.md",
                      "--html", tmp_path / "p.html", "--sarif", tmp_path / "s.json", "--github")  # fmt: skip
    assert done.returncode == 1
    assert b"the reply says '\xc2\xa339'" in done.stdout
    assert b"::error " in done.stdout
    for name in ("out/j.xml", "m.md", "p.html", "s.json"):
        assert "late" in (tmp_path / name).read_text(encoding="utf-8"), name


def test_a_dash_puts_a_file_in_the_place_of_the_report(softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    done = softanswer("eval", cases, "--json", "-")
    assert json.loads(done.stdout)["verdict"] == "pass"
    assert b"No principle got worse" in done.stderr


@pytest.mark.parametrize("engine", ["builtin", "obedient"])
def test_engines_without_a_model_use_no_network(softanswer, cases, model, no_network, engine):
    run = ("eval", cases, "--engine", engine)
    assert softanswer(*run, "--update-baseline", env=model).returncode == 0
    assert softanswer(*run).returncode == 0
    assert no_network == []


# Recording and replay.


def recorded(softanswer, cases, model, *more):
    return softanswer("eval", cases, "--record", "--update-baseline", *more, env=model)


def test_what_is_recorded_is_replayed_without_a_network(softanswer, cases, model, stub, request):
    done = recorded(softanswer, cases, model)
    assert done.returncode == 0, done.stderr
    assert re.search(rb"Recording 3 of 3 cases: 9 drafts, about \d{4,6} tokens in", done.stderr)
    calls = len(stub.seen)
    assert calls >= 9
    assert len(rows(cases.parent / "baseline.json")) == 9
    no_network = request.getfixturevalue("no_network")
    again = softanswer("eval", cases, "--engine", "replay")
    assert (again.returncode, again.stderr) == (0, b"")
    assert b"stub-1" in again.stdout
    assert (no_network, len(stub.seen)) == ([], calls)


def test_recording_asks_only_for_cases_without_answers_and_then_for_all_their_samples(
    softanswer, cases, model, stub
):
    recorded(softanswer, cases, model, "--samples", "2")
    before = len(stub.seen)
    assert recorded(softanswer, cases, model, "--samples", "2").returncode == 0
    assert len(stub.seen) == before

    path = cases.parent / "recordings" / "answers.jsonl"
    kept = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(kept[1:]) + "\n", encoding="utf-8")
    assert b"Recording 1 of 3 cases: 2 drafts" in recorded(softanswer, cases, model, "--samples", "2").stderr
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(kept)
    assert len(stub.seen) >= before + 2


def test_a_case_with_a_sample_that_failed_is_not_recorded_at_all(softanswer, cases, model, stub):
    written(cases, CASES[:1])
    stub.plan.extend(["answer", "filter_400"])
    done = recorded(softanswer, cases, model, "--samples", "2")
    assert done.returncode == 6
    assert not (cases.parent / "recordings").exists()
    assert not (cases.parent / "baseline.json").exists()


def test_answers_of_a_batch_are_replayed_each_sample_by_its_own(softanswer, cases, stubs, tmp_path):
    out, answers, kept = tmp_path / "out.jsonl", tmp_path / "answers.jsonl", tmp_path / "kept.jsonl"
    briefs = written(tmp_path / "briefs.jsonl", CASES)
    for _ in range(4):
        softanswer("requests", "export", out, "--briefs", briefs, "--samples", "2", "--recordings", kept)
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        if not lines:
            break
        written(
            answers,
            [{"custom_id": x["custom_id"], "answer": json.loads(stubs.draft_answer({}))} for x in lines],
        )
        softanswer("requests", "import", answers, "--recordings", kept)
    assert lines == []
    run = ("eval", cases, "--recordings", kept, "--samples", "2")
    assert softanswer(*run, "--update-baseline").returncode == 0
    assert softanswer(*run).returncode == 0
    third = softanswer("eval", cases, "--recordings", kept, "--samples", "3")
    assert third.returncode == 3


def test_live_asks_for_everything_and_keeps_nothing(softanswer, cases, model, stub):
    run = ("eval", cases, "--live", "--samples", "1")
    assert softanswer(*run, "--update-baseline", env=model).returncode == 0
    calls = len(stub.seen)
    assert softanswer(*run).returncode == 0
    assert len(stub.seen) == 2 * calls
    assert sorted(p.name for p in cases.parent.iterdir()) == ["baseline.live.json", "suite.jsonl"]


def test_what_is_sent_is_veiled_and_what_is_kept_is_whole(softanswer, cases, model, stub):
    mail = "mia.adeyemi@post.example"
    written(cases, [{"id": "mail", "brief": {**BRIEF, "message": f"{BRIEF['message']} Write to {mail}."}}])
    assert recorded(softanswer, cases, model, "--samples", "1").returncode == 0
    assert stub.seen
    assert mail not in json.dumps([call.body for call in stub.seen])
    assert softanswer("eval", cases, "--engine", "replay", "--samples", "1").returncode == 0


# Caps and stops.


@pytest.mark.parametrize(("cap", "calls"), [(("--max-calls", "2"), 2), (("--max-tokens", "10"), 0)])
def test_a_cap_is_never_passed_and_says_that_it_stopped_the_run(softanswer, cases, model, stub, cap, calls):
    done = softanswer("eval", cases, "--live", "--update-baseline", *cap, env=model)
    assert done.returncode == 6
    assert len(stub.seen) == calls
    assert cap[0].encode() in done.stderr
    assert not (cases.parent / "baseline.live.json").exists()


def test_a_cap_that_is_wide_enough_stops_nothing(softanswer, cases, model):
    run = ("eval", cases, "--live", "--samples", "1", "--update-baseline", "--max-tokens", "200000")
    assert softanswer(*run, "--max-calls", "30", env=model).returncode == 0


def test_a_stopped_run_goes_on_where_it_was(softanswer, cases, model, stub, tmp_path):
    book = tmp_path / "run.jsonl"
    run = ("eval", cases, "--live", "--samples", "1", "--update-baseline", "--resume", book)
    stub.plan.extend(["answer", "answer", "401"])
    assert softanswer(*run, env=model).returncode == 6
    done = [json.loads(line) for line in book.read_text(encoding="utf-8").splitlines()[1:]]
    whole = {entry["outcome"]["case"] for entry in done if not entry["outcome"].get("trouble")}
    with book.open("a") as stream:
        stream.write('{"brief": "brok')
    calls = len(stub.seen)
    assert softanswer(*run).returncode == 0
    assert len(stub.seen) > calls
    assert len(book.read_text(encoding="utf-8").splitlines()) == 1 + len(done) + len(CASES) - len(whole)
    calls = len(stub.seen)
    assert softanswer(*run).returncode == 0
    assert len(stub.seen) == calls


# What did not run is never green.


@pytest.fixture
def failed(softanswer):
    """Runs what must fail: at once, on standard error, and with the exit code given."""

    def run(code, *arguments, env=None):
        began = time.process_time()
        done = softanswer("eval", *arguments, env=env)
        assert time.process_time() - began < QUICK_S
        assert done.returncode == code, (done.stdout, done.stderr)
        return done.stderr.decode()

    return run


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


def test_fewer_cases_than_the_baseline(failed, softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    written(cases, CASES[:2])
    failed(5, cases)


def test_a_case_that_got_another_id_does_not_pass_under_it(failed, softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    written(cases, [*CASES[:2], {**CASES[2], "id": "lamp2"}])
    failed(5, cases)
    told = softanswer("eval", cases).stdout.decode()
    assert "No longer in the suite, and a case that is gone does not pass: lamp." in told
    assert "New, so not compared: lamp2" in told
    assert softanswer("eval", cases, "--update-baseline").returncode == 0
    assert softanswer("eval", cases).returncode == 0


def test_writing_a_baseline_tells_what_is_accepted_by_it(softanswer, cases, tmp_path):
    written(cases, [{**CASES[0], "says": ["a new lamp"]}, *CASES[1:]])
    report = tmp_path / "r.json"
    done = softanswer("eval", cases, "--update-baseline", "--json", report)
    told = done.stdout.decode()
    assert done.returncode == 0
    assert "Accepted as the baseline: 3 cases. 3 cases, 3 replies, engine builtin; exit 0." in told
    assert "the case itself in 1 of 3" in told
    assert "omparable" not in told
    assert [json.loads(report.read_text())[name] for name in ("verdict", "exit")] == ["accepted", 0]
    written(cases, CASES[:1])
    assert b"3 cases" not in softanswer("eval", cases, "--update-baseline", "--github").stdout
    assert b"1 case, 1 reply, " in softanswer("eval", cases).stdout


def test_a_new_case_that_misses_what_it_expects_is_red_in_every_report(softanswer, cases, tmp_path):
    softanswer("eval", cases, "--update-baseline")
    written(cases, [*CASES, {**CASES[2], "id": "lamp2", "says": ["a new lamp"]}])
    done = softanswer("eval", cases, "--junit", tmp_path / "j.xml", "--md", tmp_path / "m.md",
                      "--html", tmp_path / "p.html", "--sarif", tmp_path / "s.json", "--github")  # fmt: skip
    assert done.returncode == 1
    told = done.stdout.decode()
    assert "New cases that fail: lamp2." in told
    assert "lamp2: no sentence of the reply shows it (the reply does not say 'a new lamp')" in told
    assert "::error file=" in told
    for name in ("j.xml", "m.md", "p.html", "s.json"):
        assert "lamp2" in (tmp_path / name).read_text(encoding="utf-8"), name
    assert softanswer("eval", cases, "--update-baseline").returncode == 0
    assert softanswer("eval", cases).returncode == 0


def test_a_case_whose_brief_was_edited_is_not_compared_until_the_baseline_is_written(softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    written(cases, [*CASES[:2], {**CASES[2], "brief": {**CASES[2]["brief"], "fault": "unknown"}}])
    done = softanswer("eval", cases)
    assert done.returncode == 5
    assert b"Another brief than in the baseline, so not compared: lamp" in done.stdout
    assert b"late" not in done.stdout
    assert softanswer("eval", cases, "--update-baseline").returncode == 0
    assert softanswer("eval", cases).returncode == 0


def test_a_baseline_that_knows_no_briefs_is_compared_as_before(softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    baseline = cases.parent / "baseline.builtin.json"
    text = baseline.read_text(encoding="utf-8")
    baseline.write_text(re.sub(r'"brief": "[0-9a-f]{16}", ', "", text), encoding="utf-8")
    assert "brief" not in baseline.read_text(encoding="utf-8")
    assert softanswer("eval", cases).returncode == 0


def test_a_filter_is_compared_with_its_own_part_of_the_baseline_and_can_write_none(failed, softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    done = softanswer("eval", cases, "--filter", "late*")
    assert (done.returncode, b"2 cases" in done.stdout) == (0, True)
    assert "whole suite" in failed(2, cases, "--filter", "late*", "--update-baseline")
    written(cases, CASES[1:])
    failed(5, cases, "--filter", "late*")


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


@pytest.fixture
def no_network_later(request):
    return lambda: request.getfixturevalue("no_network")


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


# Two processes.


def test_many_cases_are_shared_out_and_come_back_in_their_order(process, tmp_path):
    cases = written(tmp_path / "suite.jsonl", [{"id": f"c{n:02}", "brief": BRIEF} for n in range(14)])
    baseline = tmp_path / "b.json"
    child = process("-m", "app", "eval", str(cases), "--baseline", str(baseline), "--update-baseline")
    _, err = child.communicate(timeout=120)
    assert child.returncode == 0, err
    assert [row["case"] for row in rows(baseline)] == [f"c{n:02}" for n in range(14)]
    assert len({row["reply"] for row in rows(baseline)}) == 1


def test_the_page_shows_the_old_reply_beside_the_new_one_and_what_lint_found(softanswer, tmp_path):
    cases = tmp_path / "cases.yaml"
    cases.write_text("- {id: late, brief: {message: Where is my sofa?, options: [delivery on Saturday]}}\n")
    compare = ["eval", cases, "--baseline", tmp_path / "base.json"]
    assert softanswer(*compare, "--update-baseline").returncode == 0
    linted, page = tmp_path / "lint.json", tmp_path / "page.html"
    softanswer("lint", cases, "--fast", "--format", "json", "--out", linted)
    cases.write_text("- {id: late, brief: {message: Where is my sofa?, options: [delivery on Sunday]}}\n")
    softanswer(*compare, "--html", page, "--lint", linted)
    html = page.read_text(encoding="utf-8")
    assert "Saturday" in html
    assert "Sunday" in html
    assert "Coverage" in html
    assert softanswer("eval", tmp_path, "--baseline", tmp_path / "base.json").returncode == 5


def test_what_is_no_report_of_lint_is_told(softanswer, tmp_path):
    cases = tmp_path / "cases.yaml"
    cases.write_text("- {id: late, brief: {message: Where is my sofa?}}\n")
    compare = ["eval", cases, "--baseline", tmp_path / "base.json"]
    softanswer(*compare, "--update-baseline")
    done = softanswer(*compare, "--html", tmp_path / "page.html", "--lint", cases)
    assert done.returncode == 2
    assert b"this is no report of lint" in done.stderr
