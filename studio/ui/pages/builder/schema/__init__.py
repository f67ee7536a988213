"""Forms made from a JSON schema: the settings of a tool, and what it is called with."""

from studio.ui.pages.builder.schema.form import SchemaForm
from studio.ui.pages.builder.schema.place import FormPlace
from studio.ui.pages.builder.schema.words import Labels, parameter_labels, setting_labels

__all__ = ["FormPlace", "Labels", "SchemaForm", "parameter_labels", "setting_labels"]
