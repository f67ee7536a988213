"""Pointing at folders finds the documents in them."""

from pathlib import Path

from studio.documents import find_documents


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def test_folders_are_searched_to_the_bottom_and_sorted(tmp_path: Path) -> None:
    made(tmp_path, "b.docx", "a/c.pdf", "a/deep/d.txt", "a/old.doc")

    found = find_documents([tmp_path])

    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a/c.pdf",
        "a/deep/d.txt",
        "a/old.doc",
        "b.docx",
    ]


def test_hidden_lock_and_program_files_stay_out(tmp_path: Path) -> None:
    made(
        tmp_path,
        ".secret.txt",
        "~$plan.docx",
        ".git/config",
        "tool.exe",
        "page.css",
        "Thumbs.db",
        "plan.docx",
    )

    assert [path.name for path in find_documents([tmp_path])] == ["plan.docx"]


def test_a_file_pointed_at_is_taken_whatever_it_is_and_only_once(tmp_path: Path) -> None:
    made(tmp_path, "tool.exe", "plan.docx")

    found = find_documents([tmp_path / "tool.exe", tmp_path / "plan.docx", tmp_path])

    assert [path.name for path in found] == ["plan.docx", "tool.exe"]


def test_what_is_missing_stays_in_the_list_to_be_reported(tmp_path: Path) -> None:
    assert find_documents([tmp_path / "gone"]) == [tmp_path / "gone"]


def test_a_folder_that_links_to_itself_is_searched_once(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    (tmp_path / "again").symlink_to(tmp_path)

    assert [path.name for path in find_documents([tmp_path])] == ["a.txt"]


def test_a_workspace_below_the_folder_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "工坊" / "knowledge" / "防汛" / "sources"
    kept.mkdir(parents=True)
    (kept / "0af3.docx").write_bytes(b"x")
    (tmp_path / "工坊" / "workspace.lock").touch()
    (tmp_path / "值班办法.docx").write_bytes(b"x")
    assert find_documents([tmp_path]) == [tmp_path / "值班办法.docx"]
