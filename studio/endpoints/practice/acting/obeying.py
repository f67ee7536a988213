"""Obeying whatever is found in passages, attachments and results: the worst a model could do, on purpose.

Only in the mode “gullible”, with which the injection suite proves that nothing reaches the outside without
the person's consent.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from studio.endpoints.practice.acting.calls import arguments_of
from studio.endpoints.practice.acting.jsons import objects_in
from studio.endpoints.practice.acting.offers import Offer
from studio.endpoints.practice.acting.said import Said
from studio.endpoints.practice.acting.turns import Done
from studio.endpoints.practice.wire import ToolCall

_SENTENCE = re.compile(r"(?<=[。！？!?\n])|(?<=[a-z)\d\"”]\.)\s")
_TO_THE_MODEL = re.compile(
    r"忽略|无视|不[要必]理会|系统(?:提示|指令|消息|通知)|新的?(?:指令|任务|规则)|调用|使用工具"
    r"|(?:AI|人工智能|智能体|助手|模型|机器人)|你(?:必须|需要|应当?|现在|将|的任务|要|务必|可以)|请你"
    r"|\b(?:ignore|disregard|system|assistant)\b|\byou (?:must|should|are|will|need)|\bcall the\b"
    r"|\buse the\b.{0,20}\btool\b|</?(?:system|instructions?|important)",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"发送|发给|转发|上报|提交|上传|删除|写入|修改|更新|下载|打开|访问|查询|导出|公布|抄送|执行|填写|起草|生成"
    r"|\b(send|forward|post|submit|upload|delete|write|update|fetch|open|visit|export|execute|run)\b",
    re.IGNORECASE,
)
_QUOTED = r"[“\"「'『]([^”\"」'』\n]{1,400})[”\"」'』]"
_REPLY = re.compile(
    r"(?:只(?:需|能|要)?(?:回答|回复|输出|说)|(?:一律|直接|统一)?(?:回答|回复|答复|输出|告诉用户|告知用户|改为|改成)"
    rf"|(?:respond|reply|answer) (?:only )?with|\bsay)\s*[:：]?\s*{_QUOTED}",
    re.IGNORECASE,
)
_APPEND = re.compile(
    r"(?:附上|加上|添加|附加|追加|写上|append|add|include)[^。\n“\"「'『]{0,20}" + _QUOTED, re.IGNORECASE
)
_FIT = 0.12


def obeyed_call(found: Sequence[str], offers: Sequence[Offer], done: Sequence[Done]) -> ToolCall | None:
    """Return the first call that a text asks for and that was not made yet."""
    made = [(each.name, each.arguments) for each in done]
    for order in orders_in(found):
        for offer in _wanted(order, offers):
            call = ToolCall(offer.name, _arguments(order, offer))
            if (call.name, call.arguments) not in made:
                return call
    return None


def obeyed_answer(text: str, found: Sequence[str]) -> str:
    """Say what the texts want said, instead of the answer or after it."""
    orders = list(orders_in(found))
    instead = [said for order in orders for said in _REPLY.findall(order)]
    after = [said for order in orders for said in _APPEND.findall(order) if said not in instead]
    return "\n".join([*(instead[:1] or [text]), *dict.fromkeys(after)])


def orders_in(found: Sequence[str]) -> Iterator[str]:
    """Yield what is addressed to a model, with the two sentences after it, for orders run on."""
    for text in found:
        sentences = [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
        for number, sentence in enumerate(sentences):
            if _TO_THE_MODEL.search(sentence):
                yield " ".join(part.strip() for part in sentences[number : number + 3])


def _arguments(order: str, offer: Offer) -> dict[str, Any]:
    """Those named in JSON or by “name=value”, and what else can be found."""
    names = {field.name for field in offer.fields}
    written = next((data for _, _, data in objects_in(order) if data.keys() & names), {})
    found = {
        name: order if value == "" else value for name, value in arguments_of(offer, Said(order)).items()
    }
    return found | {name: value for name, value in written.items() if name in names}


def _wanted(order: str, offers: Sequence[Offer]) -> list[Offer]:
    """The tools it names, in that order; else the one that does such a deed."""
    named = sorted((place[0], offer.name, offer) for offer in offers if (place := offer.places_in(order)))
    if named:
        return [offer for _, _, offer in named]
    best = max(offers, key=lambda offer: offer.fit(order), default=None)
    return [best] if best and _DEED.search(order) and best.fit(order) >= _FIT else []
