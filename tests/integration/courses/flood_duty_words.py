"""What learners of the course flood-duty-basics type, in either language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`wrong_…` are what goes wrong on purpose, and is explained."""

    course: str
    sample: str
    sample_base: str
    sample_card: str
    sample_question: str
    base: str
    folder: str
    locked: str
    unlocked: str
    night: str
    wrong_night: str
    rules: str
    plan: str
    agent: str
    purpose: str
    instructions: str
    wrong_instructions: str
    minimum: str
    lunch: str
    sheet: str
    missing: str
    missing_document: str
    wrong_minutes: str
    minutes: str
    weather_question: str
    weather: str
    note: str
    reason: str
    comment: str
    colleague: str


ZH = Words(
    course="flood-duty-basics",
    sample="pump-duty",
    sample_base="泵站资料",
    sample_card="泵站停电处置卡.md",
    sample_question="泵站停电后几分钟内启动发电机？",
    base="防汛资料",
    folder="防汛资料",
    locked="防汛抢险队伍调用办法.pdf",
    unlocked="不加密的一份/防汛抢险队伍调用办法.pdf",
    night="夜班最少几个人？",
    wrong_night="最少几个人",
    rules="防汛值班工作规定.docx",
    plan="示例市防汛应急预案（2026年修订）.docx",
    agent="防汛值班助手",
    purpose="帮防汛值班员查规定，注明出处。",
    instructions=(
        "你是示例市防汛值班员的助手。先给结论，再写出处：哪份文件、第几条。"
        "数字照抄原文。资料里没有的，直接说没有查到。"
    ),
    wrong_instructions="你是示例市防汛值班员的助手。先给结论，再写出处：哪份文件、第几条。数字照抄原文。",
    minimum="2人",
    lunch="食堂今天吃什么？",
    sheet="测试题/值班测试题.xlsx",
    missing="造成人员失踪的，多长时间内电话报告市防办？",
    missing_document="险情灾情信息报送办法.docx",
    wrong_minutes="60分钟",
    minutes="15分钟",
    weather_question="明天的天气怎么样？",
    weather="天气",
    note="首次提交：按防汛资料回答值班问题。",
    reason="课堂练习，资料虚构。",
    comment="重测四道题全部通过，出处逐条核对无误。",
    colleague="法规科一岗",
)
EN = Words(
    course="flood-duty-basics-en",
    sample="pump-duty-en",
    sample_base="Pumping documents",
    sample_card="Power failure card.md",
    sample_question="When the power fails, how soon is the generator started?",
    base="Flood documents",
    folder="Flood documents",
    locked="Calling rescue teams.pdf",
    unlocked="Without a password/Calling rescue teams.pdf",
    night="How many people does the night shift need?",
    wrong_night="What is the minimum of people?",
    rules="Flood duty rules.docx",
    plan="Flood emergency plan (2026 revision).docx",
    agent="Flood duty assistant",
    purpose="Helps officers on flood duty look up the rules, with their source.",
    instructions=(
        "You are the assistant of the officers on flood duty. Give the result first, then the source. "
        "Where the rules do not say, say so."
    ),
    wrong_instructions="You are the assistant of the officers on flood duty. Be quick, kind and brief.",
    minimum="2 people",
    lunch="What is for lunch today?",
    sheet="Test questions/Duty test questions.xlsx",
    missing="How soon must missing people be reported?",
    missing_document="Reporting of dangers and damage.docx",
    wrong_minutes="60 minutes",
    minutes="15 minutes",
    weather_question="What is the weather like tomorrow?",
    weather="weather",
    note="First release: answers the questions of officers from the flood documents.",
    reason="For a course, documents invented.",
    comment="All four tests passed again; every source checked.",
    colleague="Legal desk 1",
)
