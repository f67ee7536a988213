"""What is said and chosen in the course on tools and papers, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Of the pairs the first goes wrong and is explained, the second is right."""

    course: str
    requests: str
    duties: str
    added: str
    most: tuple[str, str]
    average: tuple[str, str]
    month: tuple[str, str]
    top: str
    field: tuple[str, str]
    report: tuple[str, str]
    category: str
    telephone: str
    cover: str
    unclear: tuple[str, str]
    unlisted: str
    newly_listed: str
    issuer: str
    rule: tuple[str, str]
    drafts: tuple[str, str, str]
    change: tuple[str, str]


ZH = Words(
    course="tools-and-papers",
    requests="2026年上半年居民诉求登记表.xlsx",
    duties="街道职责清单.xlsx",
    added="新增职责清单（2026年6月）.xlsx",
    most=("6月哪个社区的诉求最多？", "哪个社区的诉求最多？"),
    average=("平均办理天数是多少？", "各社区的平均办理天数是多少？"),
    month=("桃园社区6月一共受理了多少件？", "6月一共受理了多少件？"),
    top="桃园社区",
    field=("微信", "联系电话"),
    report=("居民反映路灯不亮", "居民反映桃园社区3栋门口的路灯不亮，晚上看不见路"),
    category="路灯照明",
    telephone="电话0000-0000123",
    cover="小区门口的污水井盖破了，老人差点掉下去",
    unclear=("小区门口的污水井盖不见了", "井盖不见了"),
    unlisted="有人把电瓶车推进楼道充电",
    newly_listed="楼道里有电瓶车在充电",
    issuer="示例市东湖街道办事处",
    rule=("橙色预警的通知由谁签发？", "橙色预警的通知标什么紧急程度？"),
    drafts=(
        "向各社区居民委员会起草一份关于清理楼道的通知，要求：一、清走杂物。二、地下车库备好沙袋。",
        "向各社区居民委员会起草一份关于做好本次强降雨防范工作的通知，要求：一、值班人员24小时在岗。",
        "向各社区居民委员会起草一份关于做好本次强降雨防范工作的通知，要求："
        "一、值班人员24小时在岗。二、地下车库18日20时前备好沙袋。",
    ),
    change=("把第二条改成“地下车库备好沙袋”", "把第二条改成“地下车库18日18时前备好沙袋和水泵”"),
)
EN = Words(
    course="tools-and-papers-en",
    requests="Requests of residents 2026.xlsx",
    duties="Duties of units.xlsx",
    added="New duties June 2026.xlsx",
    most=("Which community has the most requests in June 2026?", "Which community has the most requests?"),
    average=(
        "What is the average number of days taken?",
        "What is the average number of days taken in each community?",
    ),
    month=(
        "How many requests came in during June 2026 in Taoyuan?",
        "How many requests came in during June 2026?",
    ),
    top="Taoyuan",
    field=("Chat name", "Telephone"),
    report=(
        "A resident reports that the street light is out",
        "A resident reports that the street light outside Building 3 at Taoyuan is out",
    ),
    category="Category: Street lights",
    telephone="Telephone: 0000-0000123",
    cover="The sewer cover at the gate is broken, an old man nearly fell in",
    unclear=("A sewer manhole cover has gone", "A manhole cover has gone"),
    unlisted="Somebody charges an electric bike in the stairwell",
    newly_listed="An electric bike is being charged in the hallway",
    issuer="Donghu Subdistrict Office",
    rule=(
        "How many pages has a notice on an orange warning?",
        "How are notices on an orange warning marked?",
    ),
    drafts=(
        "Draft a notice on clearing stairwells, to all community committees. Requirements: 1. Take rubbish "
        "away. 2. Put sandbags at underground garages.",
        "Draft a notice on preparing for heavy rain, to all community committees. Requirements: 1. Man the "
        "duty desk round the clock.",
        "Draft a notice on preparing for heavy rain, to all community committees. Requirements: 1. Man the "
        "duty desk round the clock. 2. Put sandbags at underground garages by 20:00 on 18 June.",
    ),
    change=(
        "Change item 2 to: Put sandbags at underground garages.",
        "Change item 2 to: Put sandbags and pumps at underground garages by 18:00 on 18 June.",
    ),
)
