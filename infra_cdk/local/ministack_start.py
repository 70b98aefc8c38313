"""Runs MiniStack with one thing mended: the streams of tables outlive a restart, as on AWS.

MiniStack 1.5.33 saves how far every reader of a stream has come, but not the stream. After a
restart a reader waits at a place that the new stream, which begins empty, reaches only after as
many records again; and those it never gets.

This file runs in MiniStack's own environment, so it imports nothing of ours.
"""

from __future__ import annotations

import copy
from importlib import import_module
from typing import Any


def keep_streams(dynamodb: Any) -> None:
    """Let the module's state hold the streams as well."""
    save, load = dynamodb.get_state, dynamodb.load_persisted_state

    def save_all() -> dict[str, Any]:
        return {
            **save(),
            "stream_records": copy.deepcopy(dynamodb._stream_records),
            "stream_trimmed": copy.deepcopy(dynamodb._stream_trimmed),
            "stream_sequence": dynamodb._stream_seq_counter,
        }

    def load_all(data: dict[str, Any]) -> None:
        load(data)
        dynamodb._stream_records.update(data.get("stream_records", {}))
        dynamodb._stream_trimmed.update(data.get("stream_trimmed", {}))
        dynamodb._stream_seq_counter = data.get("stream_sequence", 0)

    dynamodb.get_state, dynamodb.load_persisted_state = save_all, load_all


if __name__ == "__main__":
    app = import_module("ministack.app")
    keep_streams(import_module("ministack.services.dynamodb"))
    app.main()
