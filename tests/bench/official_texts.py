"""Fictitious official documents in any number, for benchmarks: laws of articles about many matters."""

import random
from collections.abc import Iterator, Sequence


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(" "))


_BODIES = _words(
    "应急管理 城市管理 人力资源社会保障 住房公积金 市场监督管理 生态环境 卫生健康 "
    "农业农村 水务 交通运输 教育 民政 自然资源 住房城乡建设 文化旅游 商务 审计 统计 "
    "医疗保障 退役军人事务 消防救援 气象 林业 公安 司法行政"
)
_PLACES = _words("示例市 甲区 乙区 丙县 丁镇 高新区 经开区 示例港 老城街道 河东街道 山前乡 湖畔社区")
_MATTERS = _words(
    "防汛值班 物资储备 占道经营 户外广告 失业保险金 工伤认定 公积金提取 购房贷款 "
    "食品抽检 特种设备检验 排污许可 噪声扰民 预防接种 传染病报告 秸秆焚烧 动物检疫 "
    "河道清淤 水库调度 超限运输 校车许可 低保申请 养老补贴 土地征收 房屋租赁 施工许可 "
    "文物修缮 旅游投诉 促销备案 专项审计 统计调查 门诊报销 异地就医 优抚金 消防验收 "
    "暴雨预警 古树保护 居住证 公证 地下管线 燃气安全 电梯维保 危险废物 扬尘治理 "
    "医废处置 农药经营 渔业捕捞 桥梁检测 学籍转接 收养登记 矿山复垦 物业服务 拆迁补偿 "
    "网约车 民宿登记 拍卖监管 数据报送 生育津贴 医保缴费 创业贷款 就业见习 技能补贴 "
    "信访答复"
)
_ACTS = _words(
    "提出申请 书面报告 登记造册 现场核查 公示 备案 审批 复核 整改 移送 存档 通报 "
    "约谈 抽查 验收 培训 演练 补正 退回 注销 变更 延期 听证 催告 查封 公告 评估 "
    "核销 拨付 结算"
)
_THINGS = _words(
    "申请表 身份证明 授权委托书 检测报告 营业执照 责任清单 工作台账 应急预案 巡查记录 "
    "告知书 决定书 收据 银行账户 合同 图纸 鉴定意见 会议纪要 值班日志 档案 印章 "
    "监控录像 样品 账簿 名册 凭证 承诺书 现场照片 处置方案 汇总表 通行证"
)
_SENTENCES = (
    "{place}{body}部门负责{matter}的{act}工作，应当自收到{thing}之日起{days}个工作日内{act2}。",
    "办理{matter}的，申请人应当提交{thing}和{thing2}；材料不全的，应当一次告知{act}。",
    "对{matter}中发现的问题，由{body}部门责令限期{act}，逾期未{act2}的，处{money}元以下罚款。",
    "{matter}所需经费由{place}财政承担，{thing}应当保存{years}年，任何人不得擅自{act}。",
    "情况紧急的，可以先行{act}，并在{hours}小时内向{place}{body}部门补交{thing}。",
    "从事{matter}的单位应当建立{thing}制度，每{days}日{act}一次，并将{thing2}报{body}部门{act2}。",
    "{place}居民对{matter}的{act}结果有异议的，可以持{thing}申请{act2}，受理机关应当在{days}日内答复。",
    "有下列情形之一的，不予办理{matter}：未按规定{act}的；伪造{thing}的；拒不{act2}的。",
)
_NUMERALS = "零一二三四五六七八九"


def titles(count: int) -> list[str]:
    names = [f"{place}{matter}管理办法" for matter in _MATTERS for place in _PLACES]
    return [f"{names[at % len(names)]}（第{at // len(names) + 1}辑）" for at in range(count)]


def articles(seed: int, count: int) -> Iterator[tuple[str, str]]:
    """Number and text of each; some 200 characters, mostly about one matter."""
    chosen = random.Random(seed)
    main = chosen.choice(_MATTERS)
    for number in range(1, count + 1):
        matters = [main, main, chosen.choice(_MATTERS)]
        text = "".join(_sentence(chosen, chosen.choice(matters)) for _ in range(chosen.randint(3, 6)))
        yield f"第{numeral(number)}条", text


def question(chosen: random.Random) -> str:
    asked = (
        "{matter}的{act}要多少天",
        "{place}{matter}需要提交什么{thing}",
        "{body}部门怎么{act}{matter}",
        "{matter}逾期未{act}罚多少钱",
        "{thing}要保存几年",
    )
    return _filled(chosen, chosen.choice(asked), chosen.choice(_MATTERS))


def numeral(number: int) -> str:
    """Up to 999, as articles are numbered."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{_NUMERALS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _NUMERALS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_NUMERALS[ones] if ones else "")


def _sentence(chosen: random.Random, matter: str) -> str:
    return _filled(chosen, chosen.choice(_SENTENCES), matter)


def _filled(chosen: random.Random, sentence: str, matter: str) -> str:
    def one(words: Sequence[str]) -> str:
        return chosen.choice(words)

    return sentence.format(
        place=one(_PLACES), body=one(_BODIES), matter=matter, act=one(_ACTS), act2=one(_ACTS),
        thing=one(_THINGS), thing2=one(_THINGS), days=chosen.randint(1, 60), years=chosen.randint(1, 30),
        hours=chosen.randint(1, 72), money=chosen.randint(1, 200) * 500,
    )  # fmt: skip
