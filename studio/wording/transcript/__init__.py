"""A conversation as a file people keep: what was asked and answered, with sources, dates and the AI label."""

from studio.wording.transcript.transcript import Part, Transcript, transcript_of
from studio.wording.transcript.written import (
    transcript_docx,
    transcript_html,
    transcript_markdown,
    write_transcript,
)

__all__ = [
    "Part",
    "Transcript",
    "transcript_docx",
    "transcript_html",
    "transcript_markdown",
    "transcript_of",
    "write_transcript",
]
