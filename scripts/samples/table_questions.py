"""Write the workbooks of the agent table-questions: `python -m scripts.samples.table_questions [FOLDER]`."""

import sys
from pathlib import Path
from random import Random

from scripts.samples.monitoring import air, rain, water
from scripts.samples.monitoring.season import YEAR
from scripts.samples.sheets import write_sheet

FOLDER = Path(__file__).parents[2] / "agents" / "table-questions" / "files"
_WATER = "填报单位：示例市环境监测站　　注：“维护”和空白为仪器维护，没有有效数据"
_RAIN = "填报单位：示例市水文中心　　注：空白为通信中断，没有有效数据"
_AIR = "填报单位：示例市环境监测站　　注：空白为有效数据不足"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for number, (name, of, note) in enumerate(
        (("水质日报", water, _WATER), ("降雨量日报", rain, _RAIN), ("空气质量日报", air, _AIR))
    ):
        title = f"示例市{YEAR}年{name}"
        rows = list(of.rows(Random(YEAR + number)))
        write_sheet(folder / f"{title}.xlsx", title, of.HEADER, rows, name, note)


if __name__ == "__main__":
    main()
