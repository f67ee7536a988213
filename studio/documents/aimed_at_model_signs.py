"""Signs that together show a sentence to address a model, however it is worded.

No single one does: official papers speak of users, answers and orders. A sentence counts when it names a
model, its prompt, or says 你 to its reader, orders something, and says what only an answering machine does.
"""

from studio.core.patterns import late
from studio.documents.words import Words

_WEIGHTS = (
    ("model", 1.0, r"(?<![a-z])(?:ai|llm|gpt|chatgpt|copilot|assistant)(?![a-z])|人工智能|模型|智能体"
     r"|智能(?:助手|助理|程序)|机器人|deepseek|助手|助理"),
    ("prompt", 2.0, r"提示词|系统(?:提示(?!信息|框|音|窗|登录|错误|成功)|设定|指令)|初始(?:提示|指令"
     r"|设定)|出厂设置|后台配置|system prompt|人设"),
    ("talk", 1.0, r"(?<!系统)(?<!初始)(?:指令|设定)|(?:上文|上面|以上|前面|之前)的?提示|对话(?!框)"
     r"|会话|上下文|知识库|身份(?!证)|角色"
     r"|内容过滤|安全(?:检查|限制|策略)|检索到?|片段"),
    ("you", 1.0, r"你(?!们|单位|局|方|市|县|区|省|厅|委|处|校|院|公司|部|镇|乡|村|社区|行|办|企业|店)"),
    ("answer", 1.0, r"回答|回复|答复|输出|作答|答案|复述|打印"
     r"|返回(?=[^。,]{0,6}(?:结果|答案|内容|文本|json|以下|如下|[:\"“]))"
     r"|回应|贴出|生成答|标注来源|参考了|出处"),
    ("asker", 1.0, r"用户|提问者?(?:的人)?|使用者|有人问|问到|询问者|人类"),
    ("override", 1.0, r"忽略|无视|不(?:要|用|必|需|再)再?(?:遵守|遵循|听|管|理会|核对)|不(?:算|作)数"
     r"|作废|注销|覆盖|高于|优先于|优先级|关闭|解除|停止|替换|改成|改为|服从我|听我|按我|取消|转而|采信"),
    ("order", 0.5, r"请|必须|务必|立即|立刻|不要|不许|切勿|只(?:需|能|说)|一律|全部|都要|直接|无需"
     r"|不必|不得"),
    ("this", 0.5, r"本段|这段|此段|本片段|本文件?|该文件|这份|以上|上文|上面|前面|之前|下面|接下来"
     r"|读到这里|从这一行|本页"),
    ("hide", 1.0, r"(?:不要|不许|不得|切勿|隐去|别|无需|不必)(?:再)?(?:给出|说明|告诉|透露|提及|提到"
     r"|引用|标注|让)"),
    ("away", 1.0, r"(?:发送?|上传|提交|post)[^。]{0,20}(?:https?:|@|外部)"),
    ("me", 1.5, r"(?:按照?|服从|听从?|遵照)我(?!市|省|区|县|国|局|厅|委|院|校|公司|单位|行|办|部|处|们"
     r"|社|乡|镇|村|所|站|中心)"),
    ("words", 0.5, r"[“\"『「][^”\"』」]{2,}"),
    ("role", 0.5, r"扮演|模拟|假装|装作|管理员|新身份|推销员|新的?任务|你的任务"),
)  # fmt: skip
_SIGNS = tuple((name, weight, late(pattern)) for name, weight, pattern in _WEIGHTS)
_SPOKEN_TO = {"model", "prompt", "you", "me"}
_ORDERED = {"order", "override", "hide"}
_DONE = {"answer", "override", "hide", "away", "role", "words"}
_ENOUGH, _SHORT = 3.0, 40  # in a long sentence signs gather by chance
NEEDED = Words(
    (
        *("ai", "llm", "gpt", "copilot", "assistant", "人工智能", "模型", "智能", "机器人", "deepseek"),
        *("助手", "助理", "提示", "设定", "指令", "出厂", "后台", "system prompt", "人设", "你"),
        *("照我", "从我", "听我", "按我", "回答", "回复", "输出", "答案", "作答"),
    )
)


def may_address(text: str) -> bool:
    """All orders are told in Chinese."""
    return not text.isascii() and NEEDED.are_in(text)


def shows_signs(sentence: str) -> bool:
    if not may_address(sentence):
        return False
    weights = {name: weight for name, weight, sign in _SIGNS if sign.search(sentence)}
    enough = _ENOUGH + max(0, len(sentence) - _SHORT) / _SHORT
    return _told(set(weights)) and sum(weights.values()) >= enough


def _told(signs: set[str]) -> bool:
    if signs >= {"prompt", "answer", "you"}:
        return True
    talked = signs >= {"talk", "answer"} and signs & {"override", "words", "this"}
    return bool(signs & _SPOKEN_TO or talked) and bool(signs & _ORDERED) and bool(signs & _DONE)
