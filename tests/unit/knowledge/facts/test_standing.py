"""What documents of one base mean for each other."""

from studio.core.facts import DocumentFacts, EndedPart, Validity
from studio.knowledge.facts.standing import standing

TODAY = "2025-06-01"
OLD = DocumentFacts(title="示例市防汛值班办法", number="示政办〔2021〕27号", issued="2021-07-06")
NEW = DocumentFacts(
    title="示例市防汛值班办法",
    number="示政办〔2025〕18号",
    issued="2025-04-11",
    replaces=("示例市防汛值班办法（示政办〔2021〕27号）",),
)


def test_what_another_document_ends_is_replaced_by_it() -> None:
    stand = standing({"旧.pdf": OLD, "新.docx": NEW}, TODAY)
    assert (stand["旧.pdf"].validity, stand["旧.pdf"].replaced_by) == (
        Validity.REPLACED,
        "示例市防汛值班办法（示政办〔2025〕18号）",
    )
    assert stand["新.docx"] == NEW


def test_without_the_other_document_it_holds() -> None:
    assert standing({"旧.pdf": OLD}, TODAY)["旧.pdf"] == OLD


def test_what_a_person_has_said_of_its_validity_stays() -> None:
    kept = OLD.model_copy(update={"by_hand": ("validity",)})
    assert standing({"旧.pdf": kept, "新.docx": NEW}, TODAY)["旧.pdf"] == kept


def test_it_is_found_by_its_title_alone_or_by_its_file_s_name() -> None:
    by_title = NEW.model_copy(update={"title": "示例市防汛值班规定", "replaces": ("示例市防汛值班办法",)})
    unnumbered = DocumentFacts(title="示例市防汛值班办法")
    assert standing({"旧": unnumbered, "新": by_title}, TODAY)["旧"].validity is Validity.REPLACED
    assert (
        standing({"示例市防汛值班办法.pdf": DocumentFacts(), "新": by_title}, TODAY)[
            "示例市防汛值班办法.pdf"
        ].validity
        is Validity.REPLACED
    )


def test_a_bureau_does_not_end_what_another_bureau_calls_by_the_same_title() -> None:
    ours = DocumentFacts(title="值班工作制度", issuer="示例市水利局")
    theirs = DocumentFacts(title="值班工作制度", issuer="示例市教育局")
    newer = DocumentFacts(title="值班工作规定", issuer="示例市水利局", replaces=("值班工作制度",))
    stand = standing({"水利": ours, "教育": theirs, "新": newer}, TODAY)
    assert (stand["水利"].validity, stand["教育"].validity) == (Validity.REPLACED, Validity.IN_FORCE)


def test_what_is_issued_with_a_notice_is_meant_with_it() -> None:
    notice = DocumentFacts(
        title="示例市人民政府办公室关于印发《示例市防汛值班办法》的通知", issued="2021-07-06"
    )
    newer = NEW.model_copy(update={"title": "示例市防汛值班规定", "replaces": ("示例市防汛值班办法",)})
    assert standing({"旧": notice, "新": newer}, TODAY)["旧"].validity is Validity.REPLACED


def test_another_number_is_another_document() -> None:
    other = OLD.model_copy(update={"number": "示政办〔2020〕3号", "title": "示例市防汛抢险办法"})
    assert standing({"他": other, "新": NEW}, TODAY)["他"].holds


def test_nothing_ends_a_copy_of_itself_or_what_came_later() -> None:
    copy = NEW.model_copy(update={"replaces": ("示例市防汛值班办法",)})
    later = OLD.model_copy(update={"number": "示政办〔2026〕2号", "issued": "2026-01-01"})
    stand = standing({"新": copy, "副本": copy, "后": later}, TODAY)
    assert stand["副本"].validity is not Validity.REPLACED
    assert stand["后"].holds


def test_until_the_new_document_is_in_force_the_old_one_holds() -> None:
    coming = NEW.model_copy(update={"in_force_from": "2025-07-01"})
    assert standing({"旧": OLD, "新": coming}, TODAY)["旧"].validity is Validity.IN_FORCE
    assert standing({"旧": OLD, "新": coming}, "2025-07-01")["旧"].validity is Validity.REPLACED


def test_a_draft_ends_nothing() -> None:
    draft = NEW.model_copy(update={"title": "示例市防汛值班办法（征求意见稿）"})
    assert standing({"旧": OLD, "新": draft}, TODAY)["旧"].validity is Validity.IN_FORCE


def test_a_mere_repeal_leaves_nothing_in_its_place() -> None:
    repeal = DocumentFacts(
        title="关于废止部分文件的决定", issued="2024-01-01", replaces=("示政办〔2021〕27号",)
    )
    stand = standing({"旧": OLD, "废": repeal}, TODAY)["旧"]
    assert (stand.validity, stand.replaced_by) == (Validity.REPEALED, "")


def test_an_older_edition_of_the_same_title_is_to_be_confirmed() -> None:
    files = {
        "防汛应急预案（2021年）.pdf": DocumentFacts(),
        "防汛应急预案（2025年修订）.docx": DocumentFacts(),
        "防汛抢险办法（2021年版）.pdf": DocumentFacts(),
    }
    stand = standing(files, TODAY)
    older = stand["防汛应急预案（2021年）.pdf"]
    assert (older.validity, older.replaced_by) == (Validity.UNSURE, "防汛应急预案（2025年修订）.docx")
    assert stand["防汛应急预案（2025年修订）.docx"].validity is Validity.IN_FORCE
    assert stand["防汛抢险办法（2021年版）.pdf"].validity is Validity.IN_FORCE


def test_rules_of_one_title_and_two_dates_are_editions_and_notices_are_not() -> None:
    rules = [DocumentFacts(title="示例市信访条例", issued=day) for day in ("2006-09-15", "2018-03-01")]
    stand = standing({"旧.md": rules[0], "新.md": rules[1]}, TODAY)
    assert (stand["旧.md"].validity, stand["新.md"].validity) == (Validity.UNSURE, Validity.IN_FORCE)
    notices = [
        DocumentFacts(title="关于做好防汛工作的通知", issued=day) for day in ("2023-05-01", "2024-05-01")
    ]
    assert all(
        one.validity is Validity.IN_FORCE
        for one in standing(dict(zip("甲乙", notices, strict=True)), TODAY).values()
    )


def test_what_comes_every_year_has_no_editions() -> None:
    years = {f"防汛工作总结（{year}年）.docx": DocumentFacts() for year in (2022, 2023)}
    assert all(one.validity is Validity.IN_FORCE for one in standing(years, TODAY).values())


def test_rules_of_two_issuers_are_no_editions() -> None:
    one = DocumentFacts(title="值班工作制度", issuer="示例市水利局", issued="2019-01-01")
    other = DocumentFacts(title="值班工作制度", issuer="示例市教育局", issued="2024-01-01")
    assert standing({"水利": one, "教育": other}, TODAY)["水利"].validity is Validity.IN_FORCE


def test_what_has_run_out_is_to_be_confirmed() -> None:
    run_out = OLD.model_copy(update={"in_force_until": "2025-05-31"})
    assert standing({"旧": run_out}, TODAY)["旧"].validity is Validity.UNSURE
    assert standing({"旧": run_out}, "2025-05-31")["旧"].validity is Validity.IN_FORCE


def test_a_standard_takes_the_place_of_the_one_it_names() -> None:
    older = DocumentFacts(title="内涝防治技术规范", number="DB37/T 1234—2018")
    newer = DocumentFacts(title="内涝防治技术规范", number="DB37/T 1234—2023", replaces=("DB37/T 1234-2018",))
    stand = standing({"旧": older, "新": newer}, TODAY)
    assert stand["旧"].replaced_by == "内涝防治技术规范（DB37/T 1234—2023）"


def test_what_comes_into_force_later_is_not_in_force_yet_until_its_day() -> None:
    coming = DocumentFacts(title="示例市排水条例", in_force_from="2025-07-01")
    assert standing({"新": coming}, TODAY)["新"].validity is Validity.NOT_YET
    assert standing({"新": coming}, "2025-07-01")["新"].validity is Validity.IN_FORCE


def test_of_its_validity_a_person_has_the_last_word_before_its_day_too() -> None:
    coming = DocumentFacts(title="示例市排水条例", in_force_from="2025-07-01", by_hand=("validity",))
    assert standing({"新": coming}, TODAY)["新"].validity is Validity.IN_FORCE


def test_articles_that_another_document_ends_are_said_on_the_document_which_stays_in_force() -> None:
    ends = (EndedPart(document="示例市防汛值班办法（示政办〔2021〕27号）", part="第十二条"),)
    newer = DocumentFacts(title="示例市值班补贴规定", issued="2025-04-11", ends=ends)

    old = standing({"旧": OLD, "新": newer}, TODAY)["旧"]

    assert old.validity is Validity.IN_FORCE
    assert old.ended == (EndedPart(document="示例市值班补贴规定", part="第十二条"),)


def test_articles_end_on_the_day_the_other_document_comes_into_force() -> None:
    ends = (EndedPart(document="示例市防汛值班办法", part="第十二条"),)
    coming = DocumentFacts(title="示例市值班补贴规定", in_force_from="2025-07-01", ends=ends)
    assert standing({"旧": OLD, "新": coming}, TODAY)["旧"].ended == ()
