"""The tab 设置 of a base: personal data, where its vectors come from, how it is searched, moving it."""

from studio.ui.pages.knowledge.settings.view import SettingsView

__all__ = ["SettingsView"]
