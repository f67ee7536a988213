"""What in a message only asks whose duty it is: “该派给哪个单位”, “归谁管” tell nothing of the matter."""

import re

_WHO = r"(?:谁|哪一?[个些家]|什么|何)\s*(?:部门|单位|科室|机构|委办局|局|处室|人)?"
_DOES = r"(?:来|去)?(?:管|负责|处理|办理?|受理|承办|解决|落实|处置|反映|投诉|举报)?"
_END = r"[呢吗呀的啊]*(?=$|[\s，,。；;？?！!])"
_ASKS = re.compile(
    rf"(?:请问|请|帮我|麻烦)?(?:判断|看看|查查)?(?:一下)?(?:这(?:件|个)?(?:事情?|问题|诉求|工单)?)?"
    rf"(?:应该|应当|应|该|要|得)?(?:派单?给|派到|派往|转给|转办给|分派给|分给|交给|归属?|属于?|由|找|是)\s*{_WHO}{_DOES}{_END}"
    rf"|{_WHO}(?:来)?(?:管|负责|承办)(?:这(?:件|个)?(?:事情?|问题)?)?{_END}"
)


def matter_of(message: str) -> str:
    """The message without such a question."""
    return _ASKS.sub(" ", message).strip(" ，,。？?！!")
