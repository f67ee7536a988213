"""Writing an agent: forms of its tools, references in its instructions, versions, and first drafts."""
