"""Somebody makes an agent from nothing, tries it and keeps a test question."""

from pytest_bdd import scenarios

scenarios("features/做一个智能体.feature")
