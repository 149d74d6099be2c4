"""What every problem has in common, and words that must stand in none."""

MARK = "SECRET-4711"
KEY, PASSWORD = "key-of-a-helpdesk", "password-of-the-page"


def is_problem(answer, status):
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["request_id"] == answer.headers["x-request-id"]
    assert {"type", "title", "detail"} <= set(told)
    assert MARK not in answer.text
    return told
