"""A folder is loaded into a new base."""

from pytest_bdd import scenarios

scenarios("features/载入文件夹.feature")
