"""What the navigator is told to open a source."""

from studio.core.events import Citation
from studio.core.passages import Passage
from studio.core.places import Place
from studio.ui.pages.source.path import Spot, is_of_search, source_path, spots_of


def cited(number: int, document: str, chunk: int) -> Citation:
    return Citation(number=number, base="防汛库", document=document, chunk=chunk, place=Place(), quote="…")


def test_a_citation_and_the_others_of_its_answer_go_there_and_back() -> None:
    one, two = cited(1, "甲.pdf", 7), cited(3, "乙.md", 9)
    spot, others = spots_of(source_path(two, [one, two]))
    assert spot == Spot("防汛库", "乙.md", 9)
    assert others == (Spot("防汛库", "甲.pdf", 7, number=1), Spot("防汛库", "乙.md", 9, number=3))
    assert spot.same_place(others[1])


def test_the_base_of_an_agent_is_named_with_it() -> None:
    path = source_path(cited(1, "甲.pdf", 7), agent="flood-duty")
    assert path[0] == "agent:flood-duty/防汛库"
    assert spots_of(path)[0] == Spot("防汛库", "甲.pdf", 7, agent="flood-duty")


def test_a_document_without_a_passage_is_opened_at_its_beginning() -> None:
    assert spots_of(("防汛库", "甲.pdf")) == (Spot("防汛库", "甲.pdf"), ())


def test_what_a_search_found_is_told_from_what_an_answer_cites() -> None:
    found = Passage(base="防汛库", document="甲.pdf", chunk=7, place=Place(), text="…", score=1.0)
    path = source_path(found, [found])
    assert is_of_search(path)
    assert spots_of(path)[1] == (Spot("防汛库", "甲.pdf", 7, number=1),)
    assert not is_of_search(source_path(cited(1, "甲.pdf", 7), [cited(1, "甲.pdf", 7)]))
