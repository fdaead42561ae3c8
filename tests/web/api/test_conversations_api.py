"""The whole of a conversation through the API, as the contract has it."""

from flask.testing import FlaskClient

from tests.web.api.visitor import START, Visitor, new_visitor


def test_a_new_conversation_gives_its_id_its_token_and_a_greeting(client: FlaskClient):
    response = client.post(START, json={"partner": "a-school", "language": "en", "page": "https://school.example/"})

    assert response.status_code == 201
    assert set(response.json or {}) == {"id", "token", "greeting"}


def test_a_question_comes_back_with_its_approved_answer(visitor: Visitor):
    response = visitor.say(client_id="one")

    assert response.status_code == 201
    body = response.json
    assert body["outcome"] == "answer"
    assert "It tells you in 6 weeks." in body["reply"]["text"]
    assert "<p>" in body["reply"]["html"]
    assert body["article"] == {
        "id": "ask-for-help",
        "title": "How do I ask for help?",
        "revision": 1,
        "sources": [
            {
                "name": "Children and Families Act 2014",
                "section": "s.36(8)",
                "url": "https://www.legislation.gov.uk/ukpga/2014/6",
                "checked": "2026-11-24",
            }
        ],
        "checked": "2026-11-24",
        "due": "2027-05-24",
    }
    assert body["suggestions"][0] == {"id": "wait-for-help", "title": "What comes next?"}
    assert "sendias" in [contact["key"] for contact in body["contacts"]]
    assert body["message_id"] != body["reply_id"]


def test_a_suggestion_is_chosen_by_its_id_and_none_by_none(visitor: Visitor):
    suggestion = visitor.say().json["suggestions"][0]["id"]

    chosen = visitor.post("/messages", choose=suggestion)
    none = visitor.post("/messages", choose="none")

    assert chosen.json["article"]["id"] == "wait-for-help"
    assert none.json["outcome"] == "no_answer"


def test_the_same_client_id_twice_is_one_message(visitor: Visitor):
    first, second = visitor.say(client_id="one"), visitor.say(client_id="one")

    assert second.json == first.json
    assert len(visitor.get("/messages").json["messages"]) == 2


def test_polling_gives_what_came_after_in_the_shape_of_the_contract(visitor: Visitor):
    said = visitor.say("hello\u202e there").json

    messages = visitor.get("/messages?after=0").json["messages"]

    assert [message["sequence"] for message in messages] == [1, 2]
    assert messages[0] | {"at": ""} == {
        "sequence": 1,
        "message_id": said["message_id"],
        "from": "visitor",
        "text": "hello\u202e there",
        "at": "",
    }
    assert (messages[1]["from"], messages[1]["outcome"]) == ("chatbot", said["outcome"])
    assert messages[1]["html"] == said["reply"]["html"]
    assert messages[0]["at"].endswith("Z")
    assert visitor.get("/messages?after=2").json == {"messages": []}


def test_a_person_is_asked_for_with_a_reference_a_time_and_the_phone_number(visitor: Visitor):
    response = visitor.post(
        "/handoff", route="phone", value="07700 900123", name="Sam", safe_time="after 3", consent=True
    )

    assert response.status_code == 201
    assert response.json["promised"]
    assert response.json["service"]["phone"] == "0300 123 6706"
    assert len(response.json["reference"]) == 7


def test_feedback_is_taken_for_the_reply_or_for_the_message_it_replies_to(visitor: Visitor):
    said = visitor.say().json

    for message_id in (said["message_id"], said["reply_id"]):
        response = visitor.post("/feedback", message_id=message_id, helpful=True, reason=None)
        assert (response.status_code, response.json) == (201, {"helpful": True, "reply": None})


def test_a_transcript_holds_what_was_said_and_runs_nothing(visitor: Visitor):
    visitor.say("<script>alert(1)</script> \u202e")

    text, page = visitor.get("/transcript.txt"), visitor.get("/transcript.html")

    assert "<script>alert(1)</script>" in text.text
    assert text.mimetype == "text/plain"
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text
    assert page.headers["Content-Disposition"] == 'attachment; filename="chat.html"'


def test_a_deleted_conversation_is_gone_for_every_request(client: FlaskClient, visitor: Visitor):
    other = new_visitor(client)
    visitor.say()

    assert visitor.delete().status_code == 204

    assert visitor.delete().status_code == 401
    assert visitor.say().status_code == 401
    for path in ("/messages", "/events", "/transcript.txt", "/transcript.html"):
        assert visitor.get(path).status_code == 401
    assert other.get("/messages").status_code == 200
