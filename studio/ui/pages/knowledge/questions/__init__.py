"""The tab 问题集: questions that must find what they should, how many do, and what came instead."""

from studio.ui.pages.knowledge.questions.view import QuestionsView

__all__ = ["QuestionsView"]
