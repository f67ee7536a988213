"""The three categories in the person's language."""

from studio.core.agents import Category
from studio.ui.language import tr


def category_name(category: Category) -> str:
    return {
        Category.SERVICE: tr("Public services"),
        Category.CITY: tr("City management"),
        Category.OFFICE: tr("Office work"),
    }[category]
