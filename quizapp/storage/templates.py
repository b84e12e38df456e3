"""Templates of quizzes: what a quiz is to be made of, by a name of the person's own."""

import json
from collections.abc import Iterator

from quizapp.exams.blueprint import Blueprint
from quizapp.exams.records import blueprint_from_record, blueprint_to_record
from quizapp.storage.database import Database


def stored_templates(database: Database) -> Iterator[tuple[str, Blueprint]]:
    """Every template, by name."""
    for row in database.rows("SELECT name, record FROM quiz_templates ORDER BY name COLLATE NOCASE"):
        yield row["name"], blueprint_from_record(json.loads(row["record"]))


def store_template(database: Database, name: str, blueprint: Blueprint) -> None:
    """Keeps a blueprint under a name that no template has."""
    record = json.dumps(blueprint_to_record(blueprint), ensure_ascii=False)
    database.run("INSERT INTO quiz_templates (name, record) VALUES (?, ?)", (name, record))


def drop_template(database: Database, name: str) -> None:
    """Forgets a template."""
    database.run("DELETE FROM quiz_templates WHERE name = ?", (name,))
