"""A visitor whose browser runs no script: it follows redirects, fills in the forms on the page, and checks every page it sees.

After the client of notifications-admin: accessibility is not remembered but run.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_NEEDS_NO_LABEL = {"hidden", "submit", "button"}


class Page:
    """What a browser makes of a reply. Making it checks it."""

    def __init__(self, response: TestResponse) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.path = response.request.path
        self.source = response.text
        self.tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.text)
        self._check()

    @property
    def text(self) -> str:
        """Every word on the page."""
        return words(self.tree)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements with this tag and these attributes; `class_` is the attribute `class`, and one of its words."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [element for element in self.tree.iter(tag) if _has(element, wanted)]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} × <{tag}> {attributes} on {self.path}"
        return found[0]

    def holds(self, tag: str, **attributes: str) -> bool:
        """Whether there is such an element."""
        return bool(self.all(tag, **attributes))

    def _check(self) -> None:
        assert words(self.one("title")).strip()
        assert self.one("html").get("lang")
        assert len(self.all("h1")) == 1, f"{len(self.all('h1'))} h1 on {self.path}"
        ids = Counter(element.get("id") for element in self.tree.iter() if element.get("id"))
        assert [key for key, times in ids.items() if times > 1] == []
        assert [field.get("name") for field in self._fields() if not self._is_labelled(field)] == []
        assert [key for key in self._pointed_at() if key not in ids] == []

    def _fields(self) -> Iterator[Element]:
        for tag in ("input", "textarea", "select"):
            yield from (field for field in self.tree.iter(tag) if field.get("type") not in _NEEDS_NO_LABEL)

    def _is_labelled(self, field: Element) -> bool:
        labels = self.all("label", for_=field.get("id") or "no such id")
        return any(words(label).strip() for label in labels)

    def _pointed_at(self) -> Iterator[str]:
        for element in self.tree.iter():
            for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                yield from (element.get(attribute) or "").split()
            href = element.get("href") or ""
            if href.startswith("#"):
                yield href[1:]


class Visitor:
    """One browser with its cookies."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def open(self, path: str, status: int = 200) -> Page:
        """Opens a page."""
        page = Page(self.client.get(path, follow_redirects=True))
        assert page.status == status, page.text
        return page

    def submit(self, page: Page, action: str, status: int = 200, **fields: str) -> Page:
        """Sends the form with this action, as it stands on the page but for these fields, and follows where it leads."""
        form = page.all("form", action=action)[-1]
        sent = {field.get("name", ""): field.get("value") or "" for field in form.iter("input") if _is_sent(field)}
        result = Page(self.client.post(action, data=sent | fields, follow_redirects=True))
        assert result.status == status, result.text
        return result

    def ask(self, text: str, status: int = 200) -> Page:
        """Asks on the chat page."""
        return self.submit(self.open("/"), "/ask", status, text=text)


def words(element: Element) -> str:
    """The words in an element."""
    return "".join(element.itertext())


def _is_sent(field: Element) -> bool:
    return field.get("type") not in {"radio", "checkbox"} or field.get("checked") is not None


def _has(element: Element, wanted: Mapping[str, str]) -> bool:
    return all(
        value in (element.get(name) or "").split() if name == "class" else element.get(name) == value
        for name, value in wanted.items()
    )
