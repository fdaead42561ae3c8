"""Makes deleted text leave the disk as well as the tables."""

from chatbot.storage.sessions import Sessions


def erase_traces(sessions: Sessions) -> bool:
    """Empties SQLite's write-ahead log, which still holds what was just deleted; whether it could be emptied.

    Readers may hold the log for a moment; SQLite waits for them as long as for any lock. PostgreSQL keeps no such file
    beside the tables, and its own cleaning takes the rows away.
    """
    engine = sessions.kw["bind"]
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, _, _ = cursor.fetchone()
    finally:
        connection.close()
    return not is_busy
