"""What a child goes on to do with a document in tests; it loads little: that is on the file's time."""

import os
from pathlib import Path
from typing import Any

from studio.core.documents import Document
from studio.core.errors import DiskFull


def text_of(document: Document, _file: Path, number: int) -> dict[str, Any]:
    match document.text:
        case "致命":
            os.abort()
        case "磁盘已满":
            raise DiskFull(folder="示例")
    return {"number": number, "text": document.text}
