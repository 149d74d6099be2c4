"""What the stub answers where it answers well."""

import json

from tests.stub.wire import Body

REPLY = "Hello, I am sorry that this went wrong. I am looking into it today. Kind regards, Tom"


def json_answer(body: Body) -> str:
    """The smallest answer that a test's engine understands."""
    return json.dumps({"reply": REPLY})


DRAFT = """Dear Ms Adeyemi,

I am sorry that your order KT-2041 is three weeks late. You should have had it by now, and I can see why you are angry.

The parcel is in the Leeds depot. I can refund the £39 delivery charge, or have it delivered on Saturday 14 June.

Which of the two would you like? I will see to it as soon as you write back, and confirm it to you.

Kind regards,
Tom"""


def draft_answer(body: Body) -> str:
    """What a model would answer to the brief that the faults are proved with."""
    claims = [
        {
            "quote": "I am sorry that your order KT-2041 is three weeks late.",
            "serves": ["listen", "acknowledge"],
        },
        {"quote": "I can see why you are angry", "serves": ["empathize"]},
    ]
    asks = ["When does it come?", "I want a refund of the £39!"]
    understanding = {"language": "en", "calm_summary": "The order is three weeks late.", "asks": asks}
    table = {
        "understanding": understanding,
        "subject": "Your order KT-2041",
        "reply": DRAFT,
        "claims": claims,
    }
    return json.dumps(table, ensure_ascii=False)
