"""Questions made from headings: what a document is divided into is what must be found in it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from pathlib import PurePath

from studio.core.passages import DocumentRow
from studio.knowledge.cases import EvalCase
from studio.knowledge.plain_names import plain_name
from studio.knowledge.store import StoredChunk

_NUMBER = re.compile(
    r"^(?:第\s*[一二三四五六七八九十百千零〇两\d]+\s*[编章节条款部分]+|[一二三四五六七八九十]+[、.．]"
    r"|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}(?:[.．]\d{1,2})*(?:[、.．]|(?![\d年月日号个项]))|[①-⑳])\s*"
)
_ARTICLE = re.compile(r"^(第\s*[一二三四五六七八九十百千零〇两\d]+\s*条(?:之[一二三四五六七八九十])?)")
_SAYS_NOTHING = re.compile(
    "总则|附则|概述|其[他它]|说明|附件|附录|目录|前言|引言|正文|背景|定义|名词解释|总体要求|一般规定|基本原则"
)
_ASKED = (
    (r"(?:材料|资料|证件|清单)$", "{about}需要提交哪些{title}？"),
    (
        r"(?:条件|情形|范围|对象|要求|原则|内容|标准|依据|职责|分工|权限|义务|权利|措施)$",
        "{about}的{title}有哪些？",
    ),
    (r"(?:流程|程序|步骤|方式|方法|办法|途径|渠道)$", "{about}的{title}是怎样的？"),
    (r"(?:时限|期限|时间|时效|日期)$", "{about}的{title}是多久？"),
    (r"(?:机构|部门|单位|机关|主体)$", "{about}的{title}是哪些？"),
)
_A_QUESTION = re.compile(r"^(?:如何|怎么|怎样|什么|哪些|哪里|为什么|谁)|(?:吗|呢|\?|？)$")
_PLAINLY = 10  # characters of a title that ends with what it is about
_ELSE = "{about}{title}是怎么规定的？"
_CHAPTER = re.compile(r"^第\s*[一二三四五六七八九十百千零〇两\d]+\s*[编章节]")
_CHAPTER_ASKED = "{document}对{title}有哪些规定？"
_ARTICLE_ASKED = "{document}{article}是怎么规定的？"
_SHORTEST, _LONGEST = 2, 24
Document = tuple[DocumentRow, str, list[StoredChunk]]


def questions_from_headings(documents: Iterable[Document], count: int) -> list[EvalCase]:
    """At most `count`, from all documents in force alike; one that two headings would give is not asked."""
    by_document = [list(_of_document(row, chunks)) for row, _, chunks in documents if row.facts.holds]
    asked = Counter(case.question for cases in by_document for case in cases)
    in_turn = chain.from_iterable(zip_longest(*map(_spread, by_document)))
    cases = (case for case in in_turn if case is not None and asked[case.question] == 1)
    return [case for case, _ in zip(cases, range(count), strict=False)]


def _of_document(row: DocumentRow, chunks: Iterable[StoredChunk]) -> Iterator[EvalCase]:
    name = row.facts.title or PurePath(row.name).stem
    paths = [chunk.place.headings for chunk in chunks]
    prefixes = (headings[:depth] for headings in paths for depth in range(1, len(headings) + 1))
    for path in dict.fromkeys(prefixes):
        question = _question(name, path)
        if question:
            yield EvalCase(question=question, documents=(row.name,), places=(path[-1],))


def _question(document: str, path: tuple[str, ...]) -> str:
    article = _ARTICLE.match(path[-1])
    title = _title(path[-1])
    if plain_name(title) in plain_name(document):
        title = ""
    if not title or " / " in path[-1]:
        return _ARTICLE_ASKED.format(document=document, article=article[1]) if article else ""
    above = _title(path[-2]) if len(path) > 1 else ""
    about = above if above and above not in title and above != document else document
    if not _ARTICLE.match(path[-1]) and _CHAPTER.match(path[-1]):
        return _CHAPTER_ASKED.format(document=document, title=title)
    if _A_QUESTION.search(title):
        return f"{title.rstrip('?？')}？"
    form = next(
        (form for pattern, form in _ASKED if len(title) <= _PLAINLY and re.search(pattern, title)), _ELSE
    )
    return form.format(about=about if form is not _ELSE else f"{about}中，", title=title)


def _title(heading: str) -> str:
    """What a heading says besides its number; nothing when any document has such a one."""
    title = _NUMBER.sub("", heading.strip()).strip(" 　:：。.()（）")
    says = _SHORTEST <= len(title) <= _LONGEST and not _SAYS_NOTHING.fullmatch(title)
    return title if says and not re.search(r"[。；;，,]", title) else ""


def _spread(cases: list[EvalCase]) -> list[EvalCase]:
    """From all over the document: of its first questions none is more likely than of its last."""
    step = 7
    return [case for start in range(step) for case in cases[start::step]]
