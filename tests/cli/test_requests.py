"""`softanswer prompts` and `softanswer requests`: what a model is asked, written out, answered and replayed."""

import json

import pytest

from tests.engines.llm.says import BRIEF, REPLY, answer

BRIEFS = [
    {"id": "one", **BRIEF},
    {"id": "two", "brief": {**BRIEF, "message": "Where is KT-2041?"}, "gold": {}},
]


@pytest.fixture
def briefs(tmp_path):
    path = tmp_path / "briefs.jsonl"
    path.write_text("\n".join(map(json.dumps, BRIEFS)) + "\n\n", encoding="utf-8")
    return path


def exported(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_show_prints_the_very_messages_and_their_tokens(softanswer, tmp_path, briefs):
    brief = tmp_path / "brief.json"
    brief.write_text(json.dumps(BRIEF), encoding="utf-8")
    done = softanswer("prompts", "show", "--brief", brief)
    assert done.returncode == 0
    assert b"tokens (o200k_base)" in done.stderr
    softanswer("requests", "export", tmp_path / "out.jsonl", "--briefs", briefs)
    messages = exported(tmp_path / "out.jsonl")[0]["body"]["messages"]
    for message in messages:
        assert f"----- {message['role']} -----\n{message['content']}\n" in done.stdout.decode()
    as_json = json.loads(softanswer("prompts", "show", "--json", "--brief", brief).stdout)
    assert [m["content"] for m in as_json["messages"]] == [m["content"] for m in messages]
    assert as_json["exact"]
    assert str(as_json["tokens"]) in done.stderr.decode()


def test_requests_go_out_answers_come_in_and_a_draft_is_replayed(softanswer, tmp_path, briefs):
    out, answers, kept = tmp_path / "out.jsonl", tmp_path / "answers.jsonl", tmp_path / "kept.jsonl"
    assert b"2 requests" in softanswer("requests", "export", out, "--briefs", briefs).stderr
    first, second = exported(out)
    answers.write_text(
        json.dumps({"custom_id": first["custom_id"], "answer": json.loads(answer()), "model": "by hand"}),
        encoding="utf-8",
    )
    done = softanswer("requests", "import", answers, "--recordings", kept, "--note", "for a test")
    assert (done.returncode, b"1 answers" in done.stderr) == (0, True)
    assert json.loads(kept.read_text(encoding="utf-8"))["made"]["note"] == "for a test"

    again = softanswer("requests", "export", out, "--briefs", briefs, "--recordings", kept)
    assert [line["custom_id"] for line in exported(out)] == [second["custom_id"]]
    assert b"1 requests" in again.stderr

    message = tmp_path / "brief.json"
    message.write_text(json.dumps(BRIEF), encoding="utf-8")
    draft = json.loads(softanswer("draft", message, "--recordings", kept, "--json").stdout)
    assert draft["reply"]["text"].startswith(REPLY)
    assert draft["engine"]["model"] == "by hand"
    by_setting = softanswer("draft", message, "--json", env={"SOFTANSWER_RECORDINGS": str(kept)})
    assert json.loads(by_setting.stdout)["reply"] == draft["reply"]

    unknown = json.dumps({"id": "x", "message": "Hm?"}).encode()
    missing = softanswer("draft", "--recordings", kept, "--jsonl", stdin=unknown)
    assert missing.returncode == 2
    assert "requests export" in json.loads(missing.stdout)["error"]["hint"]


def test_only_one_purpose_is_written_out_where_one_is_asked_for(softanswer, tmp_path, briefs):
    out = tmp_path / "out.jsonl"
    assert (
        b"0 requests"
        in softanswer("requests", "export", out, "--briefs", briefs, "--purpose", "repair").stderr
    )
    assert out.read_text(encoding="utf-8") == ""
    assert (
        b"2 requests"
        in softanswer("requests", "export", out, "--briefs", briefs, "--purpose", "draft").stderr
    )


def test_the_same_request_is_written_once_under_the_name_of_the_model_that_is_set(softanswer, tmp_path):
    twice = tmp_path / "briefs.jsonl"
    twice.write_text("\n".join(json.dumps({"id": i, **BRIEF}) for i in "ab"), encoding="utf-8")
    done = softanswer("requests", "export", "-", "--briefs", twice, env={"SOFTANSWER_LLM_MODEL": "gpt-x"})
    (line,) = [json.loads(x) for x in done.stdout.splitlines()]
    assert line["body"]["model"] == "gpt-x"


def test_what_a_judge_would_be_asked_of_a_reply_goes_out_and_its_answer_decides(softanswer, tmp_path):
    asked = {
        "id": "r1",
        "brief": BRIEF,
        "reply": "Dear Ms Adeyemi,\n\nThe matter sits with me now.\n\nRegards,\nTom",
    }
    replies, out = tmp_path / "replies.jsonl", tmp_path / "out.jsonl"
    replies.write_text(json.dumps({**asked, "style": "ordinary"}), encoding="utf-8")
    done = softanswer("requests", "export", out, "--briefs", replies, "--purpose", "judge")
    assert (done.returncode, b"1 requests" in done.stderr) == (0, True)
    (line,) = exported(out)
    assert "The matter sits with me now." in line["body"]["messages"][1]["content"]
    assert "lost the label" not in json.dumps(line)

    schema = line["body"]["response_format"]["json_schema"]["schema"]
    ids = schema["properties"]["verdicts"]["items"]["properties"]["id"]["enum"]
    said = [{"id": i, "quote": "The matter sits with me now.", "answer": "yes"} for i in ids]
    answers, kept = tmp_path / "answers.jsonl", tmp_path / "kept.jsonl"
    answers.write_text(
        json.dumps({"custom_id": line["custom_id"], "answer": {"verdicts": said}}), encoding="utf-8"
    )
    softanswer("requests", "import", answers, "--recordings", kept)

    again = softanswer(
        "requests", "export", out, "--briefs", replies, "--purpose", "judge", "--recordings", kept
    )
    assert b"0 requests" in again.stderr
    settings = {"SOFTANSWER_RECORDINGS": str(kept), "SOFTANSWER_JUDGE": "on"}
    checked = softanswer("check", "--jsonl", stdin=json.dumps(asked).encode(), env=settings)
    items = {i["id"]: i for i in json.loads(checked.stdout)["checklist"]}
    assert {i for i, item in items.items() if item["decided_by"] == "judge"} == set(ids) != set()
    assert {items[i]["status"] for i in ids} == {"met"}


@pytest.mark.parametrize(
    "line", ['{"brief": {"message": "x"}, "reply": " "}', '{"message": "x", "reply": "y"}']
)
def test_a_wrong_reply_is_named_by_its_line(softanswer, tmp_path, line):
    path = tmp_path / "replies.jsonl"
    path.write_text(line, encoding="utf-8")
    done = softanswer("requests", "export", "-", "--briefs", path, "--purpose", "judge")
    assert done.returncode == 2
    assert b"line 1" in done.stderr


@pytest.mark.parametrize("line", ["nonsense", '{"message": ""}', '{"message": "x", "gold": 1}'])
def test_a_wrong_brief_is_named_by_its_line(softanswer, tmp_path, line):
    path = tmp_path / "briefs.jsonl"
    path.write_text(json.dumps(BRIEF) + "\n" + line, encoding="utf-8")
    done = softanswer("requests", "export", tmp_path / "out.jsonl", "--briefs", path)
    assert done.returncode == 2
    assert b"line 2" in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_wrong_answers_are_named_and_nothing_is_kept(softanswer, tmp_path):
    path = tmp_path / "answers.jsonl"
    path.write_text('{"custom_id": "x", "answer": "y"}', encoding="utf-8")
    done = softanswer("requests", "import", path, "--recordings", tmp_path / "kept.jsonl")
    assert done.returncode == 2
    assert b"line 1" in done.stderr
    assert not (tmp_path / "kept.jsonl").exists()
