"""A test that fails is looked into and put right."""

from pytest_bdd import scenarios

scenarios("features/修好一道测试.feature")
