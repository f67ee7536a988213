"""What is at hand for a document: the attachment says what happened, passages what is to be done."""

from studio.endpoints.practice.acting.material import attached_in, points_of
from studio.endpoints.practice.acting.said import Said

GIVEN = (
    "<附件>\n\n【1】《预警.docx》\n关于发布台风黄色预警的通报\n气象台17日发布台风黄色预警，阵风9级。\n2026年7月17日\n\n</附件>\n"
    "<资料>\n\n【2】《预案》\n船舶应当在影响前12小时回港。\n往年28日夜间有大暴雨，请停工。\n示例市防汛抗旱指挥部\n\n</资料>"
)


def test_an_attachment_is_told_without_its_heading_and_day() -> None:
    said = Said("根据附件起草通知", given=(GIVEN,))

    assert attached_in(said) == ["气象台17日发布台风黄色预警，阵风9级。"]
    assert points_of(said) == ["船舶应当在影响前12小时回港。"]


def test_an_attachment_nobody_speaks_of_is_one_thing_among_others() -> None:
    said = Said("起草通知", given=(GIVEN,))

    assert attached_in(said) == []
    assert "船舶应当在影响前12小时回港。" in points_of(said)
