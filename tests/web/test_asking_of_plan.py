"""The whole way with the real knowledge: asked whether there is a plan, chosen, answered, and not asked again."""

from flask import Flask

from tests.web.api.visitor import new_visitor

NOT_COMING = "hes not getting his speech therapy"


def test_the_plan_is_asked_for_once_and_decides_from_then_on(real_app: Flask):
    visitor = new_visitor(real_app.test_client())

    asked = visitor.say(NOT_COMING).json
    chosen = visitor.post("/messages", choose="ehc-provision-not-delivered").json
    again = visitor.say("she isnt getting her speech therapy either").json

    assert asked["outcome"] == "clarify"
    assert asked["reply"]["text"] == "Is the therapy written in an EHC plan?"
    titles = [suggestion["title"] for suggestion in asked["suggestions"]]
    assert titles == ["It is written in an EHC plan", "There is no plan"]
    assert chosen["article"]["id"] == "ehc-provision-not-delivered"
    assert again["article"]["id"] == "ehc-provision-not-delivered"
    said = [message["text"] for message in visitor.get("/messages").json["messages"] if message["from"] == "visitor"]
    assert said[1] == "It is written in an EHC plan"
