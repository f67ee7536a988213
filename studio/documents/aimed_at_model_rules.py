"""By which a sentence is told to address a model: small letters, narrow signs, simplified characters.

Each group of rules has words one of which must be there at all, so that an ordinary text costs little.
"""

from collections.abc import Sequence

from studio.core.patterns import late
from studio.documents.words import Words

_MODEL = (
    "(?:ai|人工智能|大模型|大?语言模型|智能体|智能助手|智能助理|聊天机器人|机器人助手|chatgpt|gpt"
    "|deepseek|llm"
    "|assistant|claude|copilot)"
)
_PROMPT = (
    "(?:指令|提示词|提示语|系统提示|系统消息|系统设定|人设|角色设定|预设|设定|prompts?|instructions?|上下文"
    "|对话(?:内容|历史|记录)?|聊天记录)"
)
_LOOSE = (
    "(?:指示|提示|规则|要求|限制|约束|命令|内容|文字|信息|说明|规定|条件|安全(?:策略|限制|规则|措施|准则))"
)
_BEFORE = (
    "(?:以上|上述|上面|上文|前面|前述|之前|先前|此前|以前|原有|原来|原先|原始|初始|最初|既有"
    "|既定|已有|系统|开发者|管理员)"
)
_ALL = "(?:所有|全部|一切|任何|全体|整个)"
_NOT = "(?<!不要)(?<!不可)(?<!不得)(?<!不能)(?<!不应)(?<!切勿)(?<!请勿)(?<!不容)(?<!不)(?<!勿)(?<!别)"
_IGNORE = (
    f"(?:{_NOT}(?:忽略|无视|忽视|抛开|抛弃|抛却|丢弃|丢掉|舍弃|忘记|忘掉|忘却|遗忘|清除|清空|推翻|覆盖"
    f"|绕过|绕开|跳过"
    "|跳出|突破|摆脱)掉?|(?:不|不要|不必|不用|不予|无需)理会|(?:不要|不用|别)管|别理"
    "|(?:不要|不再|不必|不用|停止)(?:遵守|执行|遵循|服从))"
)
_IGNORED = (
    "忽略|无视|忽视|抛开|抛弃|抛却|丢弃|丢掉|舍弃|忘记|忘掉|忘却|遗忘|清除|清空|推翻|覆盖|绕过|绕开"
    "|跳过|跳出|突破|摆脱"
    "|理会|要管|用管|别管|别理|要遵|再遵|必遵|用遵|停止遵|停止执|要执行|再执行"
)
_END = '(?=$|[,。;:!、”")）]|并|而|然后|直接|改|转|后)'
_YOU = "(?:你们?|您|妳)"
_ASKER = "(?:用户|使用者|提问者|提问人|询问者|咨询者|人类|user)"
_TELL = "(?:告诉|告知|透露|提及|提到|提起|说明|说出|通知|提醒|提示|暴露|泄露|显示|展示|承认)"
_SECRETS = (
    "(?:对话|聊天记录|会话|提示词|系统提示|上下文|知识库|检索(?:到的?)?(?:内容|结果|片段|资料)"
    "|api ?key|密钥|密码|口令"
    "|令牌|token|个人信息|身份证号?码?|手机号码?|联系方式|内部(?:资料|文件|信息))"
)
_AWAY = "(?:发送|上传|提交|转发|外发|传送|传输|发|post|send)(?:到|至|给|往)"
_FAR = r"(?:https?:|www\.|[\w.+-]+@[\w-]+\.|外部|网址|服务器|邮箱)"
_SAY = "(?:回答|回复|答复|输出|答|说|写|生成|应答|作答)"
_BEING = "(?:助手|助理|模型|机器人|ai|人工智能|dan|root)"
_ROLE = (
    "(?:助手|助理|模型|机器人|ai|人工智能|系统|管理员|角色|黑客|客服|翻译|专家|dan|root|开发者"
    "|终端|程序|猫娘|解释器)"
)
_FREE = "(?:不受|没有任何|无任何|没有|不再受|无)[^。,]{0,6}(?:限制|约束|审查|道德|规则)"
_PAPER = "(?:文|文档|文件|论文|材料|简历|内容|段|报告|申请|项目|方案|标书|投标文件|网页|文本|邮件)"
_EN_OBJECT = (
    "(?:instructions?|prompts?|rules?|guidelines?|directions?|directives?|commands?|context|messages?"
    "|constraints?"
    "|restrictions?|polic(?:y|ies)|training|programming)"
)
_EN_BEFORE = (
    "(?:previous|prior|above|earlier|preceding|foregoing|all|any|your|system|existing|initial"
    "|original|these|those|safety)"
)

_OVERRIDES = (
    rf"{_IGNORE}[^。,]{{0,4}}?{_YOU}?[^。,]{{0,3}}?(?:{_BEFORE}|{_ALL}|{_YOU}的?)[^。,]{{0,10}}?{_PROMPT}",
    rf"(?:^|[,。:、\"“(\]】>]|请|要|须|必须|应|就|先|立即|立刻|马上|现在|务必|直接|助手|模型|ai){_IGNORE}"
    rf"(?:{_YOU}的?)?{_BEFORE}的?(?:{_ALL}的?)?{_LOOSE}{_END}",
    rf"{_IGNORE}(?:{_YOU}的?|{_YOU}被?(?:赋予|设定|给予|收到|接收)的)[^。]{{0,8}}(?:{_PROMPT}|{_LOOSE}"
    rf"|身份|角色)",
)
_PROMPTS = (
    rf"(?:以上|上述|前面|之前|先前)的?(?:{_ALL}的?)?(?:提示词|设定|系统提示)[^。]{{0,8}}(?:作废|无效"
    rf"|失效|都?不(?:再|用|要|必)|取消|覆盖)",
    rf"(?:撤销|取消|作废|废除|替换|修改|改写|重置)(?:{_YOU}的?|系统的?|{_BEFORE}的?)[^。]{{0,6}}"
    rf"(?:系统提示|提示词|设定|人设|prompt|角色)",
    r"(?:新的?|最新|更高优先级|最高优先级|优先级最高)的?(?:系统)?(?:指令|提示词|系统提示)(?:是|如下|为"
    r"|:|,你)",
    rf"(?:输出|打印|泄露|透露|复述|重复|公开|列出|展示|显示|告诉我|说出|写出|返回|吐出|导出)(?:一遍"
    rf"|一下)?[^。,]{{0,4}}"
    rf"(?:{_YOU}的?|系统的?|初始的?|完整的?|隐藏的?|以上的?|上面的?|内部的?)+[^。,]{{0,4}}"
    r"(?:提示词|系统提示(?!信息|框|音|窗)|系统指令|设定|指令|prompt|初始提示|密钥)",
    r"(?:输出|打印|泄露|复述|吐出|说出)(?:完整的?|全部的?|所有的?|原始的?)?(?:提示词|系统提示(?!信息"
    r"|框|音|窗)|system prompt)",
    rf"{_YOU}的?(?:系统)?(?:提示词|系统提示|初始指令|system prompt|prompt)(?:是什么|内容|全文|原文)",
    r"(?:系统提示词|系统指令|隐藏指令|秘密指令) ?:",
    rf"(?:不要|切勿|别|请勿|不得)(?:在(?:回答|回复|答案|输出)(?:中|里)?)?{_TELL}(?:本|这|此|该|上述"
    rf"|以上)(?:段|条|个|句|项)?(?:指令|提示词)",
)
_ROLES = (
    rf"{_YOU}(?:现在|从现在(?:开始|起)|从此刻起|此刻|今后|接下来|以后|已经?)?(?:的?(?:新)?(?:身份"
    rf"|角色)(?:是|变为|改为)"
    rf"|(?:成为|变成|扮演|充当|作为|模拟|切换(?:为|到)|进入))(?:一个|一名|一位|我的)?[^。,]{{0,12}}?"
    rf"(?:{_ROLE}|{_FREE})",
    rf"{_YOU}(?:现在|从现在(?:开始|起)|从此刻起)?就?是(?:一个|一名|一位|一款|我的)?[^。,]{{0,12}}?"
    rf"(?:{_BEING}|{_FREE})(?![^。]{{0,2}}[吗么?])",
    rf"(?:从现在(?:开始|起)|从此刻起|接下来|现在),?{_YOU}(?:将|要|必须|只能?|不再|就是|是|需要"
    rf"|应当?)[^。]{{0,30}}"
    rf"(?:{_SAY}|{_BEING}|扮演|{_FREE}|只听|听从我)",
    rf"(?:假装|假设|想象|模拟){_YOU}(?:自己)?(?:是|成|为)[^。]{{0,14}}(?:{_ROLE}|{_FREE})",
    rf"{_YOU}(?:不再|不)(?:是|受|遵守|需要遵守)[^。]{{0,12}}(?:{_BEING}|限制|约束|规则|设定)",
    rf"(?:如果|若|假如|当){_YOU}是(?:一个|一名|一款|任何)?[^。,]{{0,8}}{_MODEL}",
    rf"在{_YOU}的?(?:所有|每次|每个|全部|最终)?的?(?:回答|回复|答案|输出|应答)(?:中|里|的?(?:开头|结尾"
    rf"|末尾|最后|第一句))[^。]{{0,6}}"
    r"(?:加上|加入|插入|包含|附上|写上|写明|推荐|说明|声明|附带|带上|注明)",
    rf"{_YOU}的?(?:回答|回复|输出|答案)(?:必须|应该?|只能|要|现在)(?:是|为|改为|变为|以|包含|推荐)",
    rf"{_YOU}的?(?:任务|目标|职责)(?:现在|已经?)?(?:改为|变为|变成|更改为|更新为)",
    rf"(?:请|立即|马上|直接|现在|必须|务必)?{_YOU}?(?:应|要|需|必须)?(?:调用|运行)[^。,]{{0,16}}"
    r"(?:工具|函数|插件|代码解释器)[^。]{0,24}(?:删除|发送|上传|转账|导出|清空)",
)
_MODES = (
    r"(?:开发者|越狱|无限制|上帝|dan|developer|jailbreak|god) ?模式(?:已|下|开启|启用|,|:|激活)"
    r"|(?:进入|开启|启用|切换(?:到|至|为))[^。]{0,4}(?:开发者|越狱|无限制|上帝|dan) ?模式",
)
_MODELS = (
    rf"{_MODEL}(?:助手|模型|系统|们)?[:,][^。]{{0,6}}(?:请|{_YOU}|必须|务必|忽略|无视|不要|直接|立即)",
    r"(?:^|[“\"(【>])(?:ai)?(?:助手|模型|机器人|智能体)[,:](?:请|你|必须|务必|立即|不要|忽略|跳过)",
    r"(?:给|致|写给|面向)(?:ai|大?模型|大语言模型|人工智能|机器人|智能体|智能助手|助手)的?(?:提示|指令"
    r"|说明|注意|话|要求|备注|留言)(?=[:!“\"]|$)",
    rf"{_MODEL}(?:助手|模型|系统)?(?:在)?(?:阅读|处理|总结|概括|回答|看到|读到|检索到?|解析|引用|读取"
    rf"|分析)(?:到|了)?"
    r"(?:本|此|该|这|以上)[^。]{0,10}(?:时|后|的时候|之后)[^。]{0,4}(?:请|必须|务必|立即|直接|要|不要|只)",
    rf"(?:作为|身为)(?:一个|一名)?{_MODEL}(?:助手|模型)?,?{_YOU}(?:必须|应|要|需|不|将|只|可以)",
)
_ASKERS = (
    rf"(?:不要|别|切勿|请勿|不准|不许|千万别|无需|不必)(?:再)?(?:向|对|跟|和|让|给"
    rf"|把[^。]{{0,8}})?{_ASKER}[^。]{{0,6}}"
    rf"(?:{_TELL}|知道|知晓|发现|察觉|看到)",
    rf"(?:不要|别|切勿|请勿|不准|不许|千万别)(?:再)?{_TELL}(?:给)?{_ASKER}",
    rf"(?:不得|不能|禁止|不可)(?:向|对|让|给)?{_ASKER}[^。]{{0,6}}(?:{_TELL}|知道|发现)[^。]{{0,6}}"
    r"(?:本段|这段|此段|本指令|该指令|此指令|这条|本条指令|上述指令|以上指令|本提示|提示词|系统提示)",
    rf"(?:对|向|告诉|告知){_ASKER}(?:说|声称|宣称|谎称|回复|回答)[^。]{{0,3}}[:\"“「]",
    rf"(?:请|必须|务必|应|直接|只需|就)(?:告诉|告知|回复|回答|答复){_ASKER}(?:[,:]|说|称)",
    rf"(?:无论|不管|不论|当|如果|每当|只要)(?:{_ASKER}|谁|任何人|别人|有人)[^。]{{0,4}}(?:问|提问|询问"
    rf"|提出|提到|要求|输入|咨询)"
    rf"[^。]{{0,20}}(?:都|一律|请|只|必须|务必|就|统一|始终)[^。]{{0,4}}{_SAY}[^。]{{0,3}}(?:[:\"“「]"
    rf"|不|没有|同意|可以|已经|推荐)",
    rf"(?:请|立即|马上|必须|务必){_YOU}?(?:将|把)(?:{_ASKER}的?)(?:输入|提问|问题|回答"
    rf"|{_SECRETS})[^。]{{0,16}}{_AWAY}[^。]{{0,24}}{_FAR}",
)
_ANSWERS = (
    r"(?:只能?|仅能?|必须|一律|统一|务必|始终|直接)(?:允许)?(?:回答|回复|输出|答复):?[\"“「『](?!收到"
    r"|已阅|确认|同意|是|否|\w{1,2}[\"”」』])",
    r"回答(?:问题)?时,?(?:不要|禁止)(?:提及|提到|引用)|回答(?:问题)?时,?(?:只能|一律|只)(?:采用|引用"
    r"|使用|依据|相信|参考)本",
    r"(?:后续|今后|任何)的?(?:提问|问题)[^。]{0,8}(?:一律|都|均|统一|只)[^。]{0,6}(?:按|以|依据|根据)"
    r"(?:本段|此段|这段|下面|以下)",
    rf"(?:^|[,。:]|请|立即|马上|必须|务必|现在|就)(?:将|把){_YOU}?[^。,]{{0,8}}(?:对话|聊天记录|会话"
    rf"|提示词|系统提示|上下文|知识库|检索到?的?(?:内容|结果|片段))"
    rf"[^。,]{{0,20}}{_AWAY}[^。]{{0,16}}{_FAR}",
)
_VERDICTS = (
    rf"(?:总结|概括|评价|评审|审阅|审核|打分|翻译|摘要|回答|评阅)(?:本|此|该|这)?(?:篇|份"
    rf"|个)?{_PAPER}?(?:时|的时候)?,?(?:请|必须|务必|一律|只)+"
    r"[^。]{0,3}(?:给出?|给予|打|评为|判为|判定为|写)[^。]{0,6}(?:最高分|满分|好评|正面评价|积极评价"
    r"|推荐录用)",
)
_MARKS = (
    r"<\|(?:im_start|im_end|system|assistant|user|endoftext)\|?>|\[/?inst\]|<</?sys>>|<system>|### ?"
    r"(?:system|instruction)s?\b ?:?",
    r"(?:system|developer|hidden) ?(?:prompt|instruction)s? ?:|system message ?:",
    r"^(?:system|assistant|developer|系统|助手) ?: ?(?:你|您|you|ignore|from now|请忽略|忽略)",
    r"!\[[^\]]*\]\(https?://[^)\s]*(?:\{|%7b|\$|=\[|对话|用户|data=|q=)",
)
_ENGLISH = (
    rf"(?:ignore|disregard|forget|override|bypass|skip|neglect|do not (?:follow|obey)|don't (?:follow"
    rf"|obey)|stop following)\b"
    rf"[^.]{{0,20}}?\b{_EN_BEFORE}\b[^.]{{0,30}}?\b{_EN_OBJECT}",
    r"(?:ignore|disregard|forget) (?:everything|all|anything)\b[^.]{0,20}\b(?:above|before|prior"
    r"|previous|earlier|said|told)",
    r"\byou are (?:now|no longer)\b[^.]{0,30}\b(?:an?|the|dan|assistant|ai|bound|restricted|model|mode"
    r"|free)\b"
    r"|\bfrom now on,? you (?:will|must|are|should)\b",
    r"\b(?:act|behave|respond|pretend|roleplay)\b[^.]{0,8}\b(?:as|to be|like)\b[^.]{0,20}"
    r"\b(?:dan|an? (?:unrestricted|evil|uncensored|jailbroken)|developer mode)",
    r"\b(?:reveal|print|output|repeat|show|leak|expose|display|tell me)\b[^.]{0,12}\b(?:your|the"
    r"|system|hidden|initial)\b"
    r"[^.]{0,16}\b(?:prompts?|instructions|system message|secret key)\b",
    r"\b(?:do not|don't|never) (?:tell|inform|mention|reveal|alert|let|disclose|notify|show)\b[^.]{0,24}"
    r"\b(?:users?|human|anyone|person asking|operator|this (?:instruction|message|prompt))\b",
    r"\b(?:new|updated|override|system) instructions? ?:|\binstructions? for (?:the )?(?:ai|assistant"
    r"|model|llm|chatbot)\b",
    r"\b(?:if you are|as) an? (?:ai|llm|language model|assistant|large language)\b[^.]{0,20},? ?(?:you"
    r"|please|must|ignore|do|include|reply|respond|say)",
    r"\b(?:attention|note|dear|hey|hello|to)\b:? (?:all )?(?:ai|llm|language model|assistant"
    r"|chatbot)s?\b ?[:,]",
    r"\b(?:respond|reply|answer)\b (?:only|always|exactly)\b[^.]{0,12}[:\"“']|\bjailbreak"
    r"(?:ed)?\b[^.]{0,10}\bmode\b|\bdo anything now\b",
    r"\bwhen(?:ever)? (?:summari[sz]ing|answering|reading|processing|asked|reviewing"
    r"|translating)\b[^.]{0,20}"
    r"\b(?:this|questions?|users?)\b[^.]{0,24}\b(?:always|must|only|say|state|include|respond|reply"
    r"|recommend)\b",
    r"\byour (?:previous|new|current|real) (?:task|role|instructions?|goal)\b[^.]{0,20}(?:is|:|cancel)"
    r"|\bignore your (?:developers?|creators?)"
    r"|\b(?:the )?(?:ai|assistant|model|chatbot) (?:must|should|shall|will) (?:not )?(?:cite|answer"
    r"|say|output|reply|respond|recommend|ignore)\b",
    r"\bpretend (?:that )?you (?:have|are|do)\b[^.]{0,20}\b(?:no|not|free|un\w+)\b|\b(?:hidden"
    r"|secret) (?:note|message) to\b",
    r"\b(?:send|post|forward|exfiltrate|upload|email)\b[^.]{0,24}\b(?:conversation|chat history"
    r"|system prompt|context"
    r"|user(?:'s)? (?:data|input|message)|api keys?|credentials)\b[^.]{0,24}\bto\b[^.]{0,10}(?:https?:"
    r"|[\w.]+@)",
    r"\b(?:call|invoke|use|run|execute)\b[^.]{0,8}\b(?:the )?\w* ?(?:tool|function"
    r"|plugin)\b[^.]{0,30}\b(?:delete|send|upload|transfer|email|exfiltrate)",
)  # fmt: skip

# Of each of these rules; so many patterns would make English texts slow.
_ENGLISH_WORDS = (
    "ignore|disregard|forget|override|bypass|skip|neglect|follow|obey",
    "ignore|disregard|forget",
    "you are |from now",
    "dan|unrestricted|evil|uncensored|jailbroken|developer mode",
    "prompt|instructions|system message|secret key",
    "do not |don't |never ",
    "instruction",
    " ai| llm| language model| assistant| large language",
    " ai| llm| language model| assistant| chatbot",
    " only| always| exactly|jailbreak|do anything now",
    "when",
    "your |ai |assistant |model |chatbot ",
    "pretend |hidden |secret ",
    "conversation|chat history|system prompt|context|user|api key|credentials",
    "tool|function|plugin",
)

GROUPS: Sequence[tuple[Words, Sequence[str]]] = tuple(
    (Words(words.split("|")), rules)
    for words, rules in (
        (_IGNORED, _OVERRIDES),
        ("指令|提示词|系统提示|设定|prompt|角色|人设", _PROMPTS),
        ("你|您|妳|代码解释器|插件|函数|调用", _ROLES),
        ("模式", _MODES),
        ("ai|人工智能|模型|智能体|智能助|机器人|gpt|deepseek|llm|assistant|claude|copilot|助手", _MODELS),
        ("用户|使用者|提问|询问者|咨询者|人类|user", _ASKERS),
        ("回答|回复|输出|答复|提问|对话|聊天|会话|上下文|知识库|检索", _ANSWERS),
        ("最高分|满分|好评|正面评价|积极评价|推荐录用", _VERDICTS),
        ("im_start|im_end|endoftext|user|<<|[inst|[/inst|###|![|system|assistant|developer|hidden"
         "|系统:|系统 :|系统：|系统 ：|助手:|助手 :|助手：|助手 ：", _MARKS),
        *((words, (rule,)) for words, rule in zip(_ENGLISH_WORDS, _ENGLISH, strict=True)),
    )
)  # fmt: skip
_OLD = "視從對發將設這個說訴現詞規則內實請輸統務應當須約與語話記錄檢導復無"
_NEW = "视从对发将设这个说诉现词规则内实请输统务应当须约与语话记录检导复无"
TRADITIONAL = str.maketrans(dict(zip(_OLD, _NEW, strict=True)))
OLD = late(f"[\uff21-\uff3a\uff41-\uff5a{_OLD}]")
GAP_SIGNS = " \t·・.*_|-"
GAPS = late("[ \t·・.*_|-](?<=[\u3400-\u9fff].)(?=[\u3400-\u9fff][ \t·・.*_|-][\u3400-\u9fff])")
