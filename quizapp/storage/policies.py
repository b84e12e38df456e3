"""Policies as immutable rows: the log names, for each answer, the one that it was given under."""

import json
from typing import Any

from quizapp.scheduling.day import DEFAULT_ROLLOVER_HOUR
from quizapp.scheduling.memory import Policy
from quizapp.storage.database import Database


def policy_id(database: Database, policy: Policy) -> int:
    """The id of a policy's row, which is made when there is none. Call it inside ``writing``."""
    record = json.dumps(_to_record(policy), sort_keys=True)
    found = database.value("SELECT id FROM policies WHERE record = ?", (record,))
    return int(found) if found is not None else database.run("INSERT INTO policies (record) VALUES (?)", (record,))


def policies(database: Database) -> dict[int, Policy]:
    """Every policy that answers were given under, by id."""
    return {
        row["id"]: _from_record(json.loads(row["record"])) for row in database.rows("SELECT id, record FROM policies")
    }


def _to_record(policy: Policy) -> dict[str, Any]:
    return {
        "retention": policy.retention,
        "learning_steps_minutes": list(policy.learning_steps_minutes),
        "relearning_steps_minutes": list(policy.relearning_steps_minutes),
        "maximum_interval_days": policy.maximum_interval_days,
        "rollover_hour": policy.rollover_hour,
        "parameters": list(policy.parameters),
        "fuzz": policy.fuzz,
    }


def _from_record(record: dict[str, Any]) -> Policy:
    return Policy(
        retention=float(record["retention"]),
        learning_steps_minutes=tuple(record["learning_steps_minutes"]),
        relearning_steps_minutes=tuple(record["relearning_steps_minutes"]),
        maximum_interval_days=int(record["maximum_interval_days"]),
        rollover_hour=int(record.get("rollover_hour", DEFAULT_ROLLOVER_HOUR)),
        parameters=tuple(float(weight) for weight in record["parameters"]),
        fuzz=bool(record["fuzz"]),
    )
