"""Whether the page that is drawn stands in a partner's frame, and what its template and script need to know then."""

from dataclasses import dataclass

from flask import current_app, g

from chatbot.actions.partner import Partner
from web.chat.visit import visit_partner
from web.embed.carried_visit import fresh_visit, visit_is_carried
from web.parts import the_partners


@dataclass(frozen=True)
class Framing:
    """A page in the frame of a partner; the first one carries what the frame's script begins with."""

    partner: Partner
    is_first_page: bool

    @property
    def visit(self) -> str:
        """A visit that has only begun."""
        return fresh_visit(current_app, self.partner.key)


def hold(framing: Framing) -> None:
    """Says that the page of this request stands in a frame."""
    g.framing = framing


def framing() -> Framing | None:
    """The frame that the page of this request stands in, or None where it is a page of its own."""
    held = g.get("framing")
    if held is None and visit_is_carried():
        partner = site_partner()
        held = None if partner is None else Framing(partner, is_first_page=False)
    return held if isinstance(held, Framing) else None


def site_partner() -> Partner | None:
    """The partner whose page led the visitor here, in a frame or by its link."""
    key = visit_partner()
    return None if key is None else the_partners().partner(key)
