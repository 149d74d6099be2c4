"""The sums over items that a test makes up, and the judge replayed from made-up answers through the whole product."""

import asyncio
import json
from dataclasses import replace

import pytest

from scripts.accuracy import checklist
from scripts.accuracy.checklist import Item
from scripts.accuracy.data import load, write_unlabelled
from scripts.accuracy.product import built
from scripts.accuracy.report import measured, write_json


@pytest.fixture(scope="module")
def reply(shipped):
    return shipped.replies[0]


def items(reply, *triples, style="planted", planted=()):
    own = replace(reply, style=style, planted=tuple(planted), id=f"{style}-{triples}")
    return [Item(own, name, gold, said, 0.8, "code", "", ()) for name, gold, said in triples]


def test_rare_items_are_pooled_and_unsure_finds_nothing(reply):
    made = items(reply, ("often", "missed", "missed"), ("often", "missed", "unsure"))
    made += items(
        reply, ("rare", "missed", "missed"), ("rarer", "missed", "unsure"), ("rarer", "met", "missed")
    )
    # often: precision 1, recall 1/2; the two rare ones together: precision 1/2, recall 1/2.
    assert checklist.macro_f1(made, frozenset({"often"})) == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_ten_gold_misses_make_an_item_frequent(reply):
    missing = replace(reply, labels={"listen": "missed", "escalate": "met"})
    assert checklist.often_missed([missing] * 10) == {"listen"}
    assert checklist.often_missed([missing] * 9) == set()


def test_a_miss_where_nothing_applies_is_a_false_alarm_and_no_decision(reply):
    made = items(
        reply, ("listen", "not_applicable", "missed"), ("listen", "missed", "missed"), style="excellent"
    )
    found = checklist.figures(made, frozenset())
    assert (found["precision_missed"], found["precision_missed_applying"]) == ((1, 2), (1, 1))
    assert found["decided"] == (1, 1)
    assert found["excellent_wrongly_missed"] == (1, 1)
    assert found["applies_right"] == (1, 2)


def test_planted_faults_are_counted_where_they_were_planted(reply):
    made = items(reply, ("no-invented-fact", "missed", "met"), planted=["no-invented-fact"])
    made += items(reply, ("no-invented-fact", "missed", "missed"), planted=["no-invented-fact"])
    made += items(reply, ("no-invented-fact", "met", "missed"), style="excellent")
    own = checklist.figures(made, frozenset())
    assert own["planted_met"] == (1, 2)
    assert own["by_the_brief"]["no-invented-fact"]["planted_found"] == (1, 2)
    assert own["by_the_brief"]["no-invented-fact"]["false_alarms"] == (1, 1)


def test_the_worst_are_the_most_confident_and_not_all_of_one_guideline(reply):
    made = [
        i._replace(confidence=c / 100) for c in range(9) for i in items(reply, ("listen", "missed", "met"))
    ]
    made += items(
        reply, ("escalate", "met", "missed"), ("escalate", "met", "met"), ("listen", "met", "unsure")
    )
    worst = checklist.worst(made)
    assert [(i.id, i.confidence) for i in worst] == [("escalate", 0.8), ("listen", 0.08), ("listen", 0.07)]


@pytest.fixture
def few(shipped):
    """Three replies, so that each is soon measured again."""
    return replace(shipped, briefs=shipped.briefs[:1], replies=shipped.replies[:3])


def exported(few, tmp_path):
    """The judge's requests for these replies, as the command writes them out."""
    from click.testing import CliRunner

    from app.cli.requests import command

    write_unlabelled(few.replies, tmp_path / "replies.jsonl")
    arguments = ["export", "out.jsonl", "--briefs", "replies.jsonl", "--purpose", "judge"]
    done = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert done.exception is None, done.output
    return [json.loads(x) for x in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]


def recorded(lines, answer, path):
    """A file of recordings in which each question of each request is answered so, with words of that very reply."""
    kept = []
    for line in lines:
        schema = line["body"]["response_format"]["json_schema"]["schema"]
        ids = schema["properties"]["verdicts"]["items"]["properties"]["id"]["enum"]
        reply = line["body"]["messages"][1]["content"].split("the reply to judge\n")[1].strip()
        quote = next(part for part in reply.split("\n") if len(part.split()) > 6)
        verdicts = [{"id": i, "quote": quote, "answer": answer} for i in ids]
        kept.append(json.dumps({"key": line["custom_id"], "text": json.dumps({"verdicts": verdicts})}))
    path.write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")
    return path


def test_the_judge_is_replayed_strictly_and_what_has_no_answer_is_counted(
    product, few, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    lines = exported(few, tmp_path)
    assert len(lines) == 3
    asked = (tmp_path / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    assert {name for line in asked for name in json.loads(line)} == {"id", "brief", "reply"}
    kept = recorded(lines[:2], "no", tmp_path / "kept.jsonl")

    alone = asyncio.run(measured(product, few, ("checklist",), taught_by=())).report["checklist"]
    report = asyncio.run(measured(built(kept), few, ("checklist",), taught_by=())).report
    judged = report["checklist"]
    assert alone["judge"] is None
    assert judged["judge"] == {"asked": 3, "missing": 1}
    assert judged["by_decider"]["judge"]["missed"].whole > 0
    assert judged["all"]["decided"].part > alone["all"]["decided"].part
    assert judged["by_decider"]["code"]["met"].whole < alone["by_decider"]["code"]["met"].whole
    assert {t.what: t.bound for t in report["targets"]}["items decided"] == 0.98


def test_the_report_for_programs_holds_shares_and_disagreements_with_their_texts(product, few, tmp_path):
    found = asyncio.run(measured(product, few, ("checklist", "reading"), taught_by=()))
    path = tmp_path / "report.json"
    write_json(found.report, path)
    table = json.loads(path.read_text(encoding="utf-8"))
    decided = table["checklist"]["all"]["decided"]
    assert decided["figure"] == pytest.approx(decided["part"] / decided["whole"])
    assert {"what", "figure", "bound", "reached"} <= set(table["targets"][0])
    texts = {r.text for r in few.replies}
    assert all(d["reply"] in texts and d["gold"] != d["said"] for d in table["checklist"]["disagreements"])


def test_a_folder_without_labelled_texts_is_empty_and_a_writer_can_be_taken_alone(tmp_path, shipped):
    assert load(tmp_path).empty
    own = shipped.by_writer("d4")
    assert {r.writer for r in own.replies} == {b.writer for b in own.briefs} == {"d4"}
    assert shipped.by_writer("nobody").empty
