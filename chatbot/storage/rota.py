"""Questions about who is asked on which day."""

from collections.abc import Iterable

from sqlalchemy import delete, select

from chatbot.storage.sessions import Session
from chatbot.storage.tables.advisers import AdviserRow
from chatbot.storage.tables.concerns import RotaRow


def rota_rows(session: Session) -> list[RotaRow]:
    """The whole rota, in order."""
    return list(session.scalars(select(RotaRow).order_by(RotaRow.list, RotaRow.weekday, RotaRow.place)))


def on_rota(session: Session, which: str, weekday: int) -> list[AdviserRow]:
    """Who is asked on a day of the week, the first one first."""
    return list(
        session.scalars(
            select(AdviserRow)
            .join(RotaRow, RotaRow.adviser_id == AdviserRow.id)
            .where(RotaRow.list == which, RotaRow.weekday == weekday)
            .order_by(RotaRow.place)
        )
    )


def put_rota(session: Session, rows: Iterable[RotaRow]) -> None:
    """Puts these rows in the place of all there were."""
    session.execute(delete(RotaRow))
    session.add_all(rows)
