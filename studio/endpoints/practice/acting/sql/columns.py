"""Which columns words speak of, and what words are left that speak of none."""

import re
from collections.abc import Sequence

from studio.endpoints.practice.acting.sql.told import Column, Table
from studio.endpoints.practice.asking import without_asking
from studio.endpoints.practice.terms import folded, question_terms, terms_of

_LOOSE = re.compile(
    r"[\d.%％]+|最.|前.名?|平均|总[共计和量额]?|合计|累计|一共|共有?|超过|大于|高于|低于|小于|以上|以下|之间"
    r"|排名|排序|统计|查询?|列出|占比|比例|数据|表格?|附件|情况|名单|明细|数量|个数|记录|的|[年月日号]"
    r"|今天|昨天|现在|目前|各个?|每个?|按|负责|承担|主管"
)
_CLASSIFIER = re.compile(r"^[个条家起件座名户辆次处项所台份]")


def mentioned(columns: Sequence[Column], text: str) -> list[Column]:
    """Return the columns whose names stand in the text, in that order, those inside a longer one left out."""
    plain = re.sub(r"\s+", "", folded(text))
    places = [(plain.find(column.core), column) for column in columns if column.core in plain]
    kept = [
        (place, column)
        for place, column in places
        if not any(column.core != other.core and column.core in other.core for _, other in places)
    ]
    return [column for _, column in sorted(kept, key=lambda pair: pair[0])]


def alike(columns: Sequence[Column], words: str) -> list[Column]:
    """Return the columns whose names share half their terms with the words, the nearest first."""
    wanted = question_terms(words) if words.strip() else frozenset()
    near = [(share, column) for column in columns if (share := _share(column, wanted)) >= 0.5]
    if near:
        return [column for _, column in sorted(near, key=lambda pair: -pair[0])]
    single = [word[0] for word in words.split() if len(word) < 3]
    return [column for column in columns if any(column.core.endswith(word) for word in single)]


def ending_so(columns: Sequence[Column], words: str) -> list[Column]:
    """区县 at the beginning of a word speaks of 所属区县."""
    said = folded(words).split()
    sizes = ((size, column) for column in columns for size in range(len(column.core) - 1, 1, -1))
    found = [
        (size, column) for size, column in sizes if any(word.startswith(column.core[-size:]) for word in said)
    ]
    return list(dict.fromkeys(column for _, column in sorted(found, key=lambda pair: -pair[0])))


def spoken_of(columns: Sequence[Column], words: str) -> list[Column]:
    return mentioned(columns, words) or ending_so(columns, words) or alike(columns, words)


def left_over(table: Table, question: str) -> list[str]:
    """Return what no column and no asking word accounts for, the longest first."""
    text = folded(question)
    for column in sorted(table.columns, key=lambda each: -len(each.core)):
        text = text.replace(column.core, " ")
    bare = without_asking(_LOOSE.sub(" ", text))
    words = (_CLASSIFIER.sub("", word) for word in re.findall(r"[一-鿿A-Za-z]{2,}", bare))
    known = folded(f"{table.name} {' '.join(column.name for column in table.columns)}")
    return sorted((word for word in words if len(word) > 1 and word not in known), key=len, reverse=True)


def resembles(column: Column, word: str) -> float:
    """Compare how a word ends, and what is in it, with the values a column is told to have."""
    endings = sum(value[-1:] == word[-1:] for value in column.values)
    return endings + 0.5 * len(terms_of(" ".join(column.values)) & terms_of(word))


def _share(column: Column, wanted: frozenset[str]) -> float:
    terms = terms_of(column.core)
    return len(terms & wanted) / len(terms) if terms else 0.0
