"""Papers an agent makes: official documents after GB/T 9704, forms, tables, filled templates."""
