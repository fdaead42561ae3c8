"""The book of partners is never more than a second old, and holds when the database does not."""

from chatbot.actions.partner import Partner
from chatbot.actions.read_partners import SECONDS_BETWEEN_LOOKS, PartnerBook
from chatbot.storage.sessions import StorageUnavailableError
from tests.actions.partners.builders import OAKFIELD, make_partner


class Shelf:
    """Where a book reads, with a clock that only moves when told to."""

    def __init__(self, *partners: Partner) -> None:
        self.partners = partners
        self.is_broken = False
        self.looks = 0
        self.now = 0.0

    def read(self) -> tuple[Partner, ...]:
        self.looks += 1
        if self.is_broken:
            raise StorageUnavailableError("OperationalError")
        return self.partners

    def book(self) -> PartnerBook:
        return PartnerBook(self.read, lambda: self.now)


def test_a_partner_is_found_by_its_key_and_its_origins_are_allowed():
    book = Shelf(make_partner()).book()

    assert book.partner("oakfield") == make_partner()
    assert book.partner("another") is None
    assert book.allows(OAKFIELD)


def test_no_other_origin_is_allowed():
    book = Shelf(make_partner()).book()

    for origin in (
        "null",
        "",
        "*",
        "https://oakfield.sch.uk",
        f"{OAKFIELD}:8443",
        f"{OAKFIELD}.evil.example",
        "http://www.oakfield.sch.uk",
    ):
        assert not book.allows(origin)


def test_a_partner_that_is_off_allows_nobody():
    book = Shelf(make_partner(is_on=False)).book()

    assert not book.allows(OAKFIELD)
    assert book.partner("oakfield") is not None


def test_a_switch_is_seen_at_the_next_look_and_looks_are_a_second_apart():
    shelf = Shelf(make_partner())
    book = shelf.book()
    assert book.allows(OAKFIELD)
    shelf.partners = (make_partner(is_on=False),)

    shelf.now = SECONDS_BETWEEN_LOOKS / 2
    before = book.allows(OAKFIELD)
    shelf.now = SECONDS_BETWEEN_LOOKS
    after = book.allows(OAKFIELD)

    assert (before, after, shelf.looks) == (True, False, 2)


def test_while_the_database_is_out_of_reach_what_was_read_holds_and_before_that_nobody_may():
    shelf = Shelf(make_partner())
    shelf.is_broken = True
    book = shelf.book()
    assert not book.allows(OAKFIELD)

    shelf.is_broken, shelf.now = False, 1
    assert book.allows(OAKFIELD)
    shelf.is_broken, shelf.now = True, 2

    assert book.allows(OAKFIELD)
