"""The words of the product as values: documents, passages, agents, events, errors. No Qt, no frameworks."""
