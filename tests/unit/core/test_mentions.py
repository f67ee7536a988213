"""References in instructions are found, and read by a model as the names they stand for."""

from studio.core.mentions import MentionKind, in_plain_words, mentions_in, written


def test_references_are_found_in_both_languages_where_they_stand() -> None:
    text = "只依据 {{知识库:防汛预案库}} 和{{ document : 规定.md }}，用 {{工具：river}}。"

    found = list(mentions_in(text))

    assert [(one.kind, one.name) for one in found] == [
        (MentionKind.BASE, "防汛预案库"),
        (MentionKind.DOCUMENT, "规定.md"),
        (MentionKind.TOOL, "river"),
    ]
    assert text[found[0].start : found[0].end] == "{{知识库:防汛预案库}}"


def test_a_model_reads_names_instead_of_references() -> None:
    text = "依据{{知识库:预案}}与{{文档:规定.md}}，调用{{工具:river}}；see {{base:Rules}}."

    assert (
        in_plain_words(text)
        == "依据知识库“预案”与《规定.md》，调用工具“river”；see the knowledge base “Rules”."
    )


def test_what_is_no_reference_stays_as_it_is() -> None:
    for text in ("{{模板}}", "{{知识库:}}", "{知识库:x}", "{{知识库:a\nb}}", "{{其他:x}}", "{{{{"):
        assert in_plain_words(text) == text
        assert not list(mentions_in(text))


def test_what_is_written_is_found_again() -> None:
    for kind in MentionKind:
        for english in (False, True):
            (found,) = mentions_in(written(kind, "甲 乙.docx", english=english))
            assert (found.kind, found.name) == (kind, "甲 乙.docx")
