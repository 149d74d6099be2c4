"""What a model is asked for, what is kept of it, and where that ends."""

import json
import re

import pytest

from tests.cli.eval.suite import ALL_AS_BEFORE, BRIEF, CASES, recorded, rows, written


def test_what_is_recorded_is_replayed_without_a_network(softanswer, cases, model, stub, request):
    done = recorded(softanswer, cases, model)
    assert done.returncode == 0, done.stderr
    assert re.search(rb"Recording 3 of 3 cases: 9 drafts, about \d{4,6} tokens in", done.stderr)
    calls = len(stub.seen)
    assert calls >= 9
    assert len(rows(cases.parent / "baseline.json")) == 9
    no_network = request.getfixturevalue("no_network")
    again = softanswer("eval", cases, "--engine", "replay")
    assert (again.returncode, ALL_AS_BEFORE.fullmatch(again.stderr) is not None) == (0, True)
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


def test_a_run_that_was_stopped_tells_what_it_did_not_reach_and_calls_nothing_gone(
    softanswer, cases, model, stub
):
    run = ("eval", cases, "--live", "--samples", "1")
    assert softanswer(*run, "--update-baseline", env=model).returncode == 0
    written(cases, [*CASES, *({**CASES[0], "id": f"more-{at}"} for at in range(5))])
    assert softanswer(*run, "--update-baseline").returncode == 0
    stub.always = "401"
    done = softanswer(*run)
    assert done.returncode == 6
    told = done.stdout.decode()
    assert "Not reached before the run was stopped: " in told
    assert "more-4" in told
    assert "No longer in the suite" not in told
