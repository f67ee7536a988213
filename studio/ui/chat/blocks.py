"""Cuts a text in Markdown into its outermost blocks, so that only the last one is laid out again."""


def markdown_blocks(text: str) -> list[str]:
    """Blank lines part blocks, except inside a fenced one."""
    blocks: list[list[str]] = [[]]
    fenced = False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if line.strip() or fenced:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return ["\n".join(lines) for lines in blocks if lines]
