"""Errors are values: they carry facts, compare by them, and cross process and HTTP boundaries."""

import importlib
import pickle

import pytest

from studio.core import errors
from studio.core.errors import DocumentEncrypted, DocumentError, error_from_facts, every_error


def test_an_error_carries_its_name_and_facts() -> None:
    error = DocumentEncrypted(document="预案.pdf", kind="pdf")
    assert error.name == "DocumentEncrypted"
    assert error.facts == {"document": "预案.pdf", "kind": "pdf"}
    assert isinstance(error, DocumentError)


def test_errors_with_the_same_facts_are_equal() -> None:
    assert DocumentEncrypted(document="a", kind="pdf") == DocumentEncrypted(document="a", kind="pdf")
    assert DocumentEncrypted(document="a", kind="pdf") != DocumentEncrypted(document="b", kind="pdf")


def test_an_error_survives_pickling_between_processes() -> None:
    error = errors.WorkspaceBusy(folder="/f", owner="somebody", since="now")
    assert pickle.loads(pickle.dumps(error)) == error


def test_an_error_can_be_rebuilt_from_what_was_sent() -> None:
    error = errors.TestsNotPassed(agent="flood-duty", passed=3, total=4)
    assert error_from_facts(error.name, error.facts) == error


def test_every_error_is_drawn_at_the_top_of_its_module() -> None:
    kinds = [kind for kind in every_error().values() if kind is not errors.StudioError]
    assert [kind.__name__ for kind in kinds if f"── {kind.__name__}" not in _drawn(kind)] == []


def _drawn(kind: type[errors.StudioError]) -> str:
    return importlib.import_module(kind.__module__).__doc__ or ""


def test_a_raised_error_shows_its_facts() -> None:
    with pytest.raises(DocumentEncrypted, match="预案"):
        raise DocumentEncrypted(document="预案.pdf", kind="pdf")
