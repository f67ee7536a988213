"""Acting without a model: which tool fits what was said, and which arguments its schema can be given."""
