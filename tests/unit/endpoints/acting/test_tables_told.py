"""What the practice endpoint takes for a table's columns, of a description that goes on after them."""

from studio.endpoints.practice.acting.sql.told import tables_told

_TOLD = """表 "空气质量日报"(日报.xlsx,2190 行)
  "日期" 日期:2025-01-01 至 2025-12-31
  "空气质量等级" 文本:良、优
  表上方写着:示例市空气质量日报
“天”按日期计：要 COUNT(DISTINCT "日期")。
表 "水质日报"(日报.xlsx,20 行)
  "断面" 文本:甲、乙
"""


def test_what_is_said_after_the_columns_is_none() -> None:
    assert [(table.name, [column.name for column in table.columns]) for table in tables_told(_TOLD)] == [
        ("空气质量日报", ["日期", "空气质量等级"]),
        ("水质日报", ["断面"]),
    ]
