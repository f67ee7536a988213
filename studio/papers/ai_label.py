"""Labels of AI-made files, both ways: a line people read and a property programs read (GB 45438-2025).

No conformity is claimed: the standard's fields are filled with what this program knows.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from studio.papers.text import one_line

LINE = "（本文稿由人工智能辅助生成，请核对后使用）"
PROPERTY = "AIGC"


@dataclass(frozen=True, slots=True)
class AiLabel:
    """`maker` is the agent that made the file."""

    maker: str
    line: str = LINE

    def metadata(self, content: str) -> str:
        """The JSON of the custom property; Label 1 says that it is AI-made, ProduceID tells this content."""
        return json.dumps(
            {
                "Label": "1",
                "ContentProducer": one_line(self.maker),
                "ProduceID": sha256(content.encode(errors="replace")).hexdigest()[:32],
                "ReservedCode1": "",
                "ContentPropagator": "",
                "PropagateID": "",
                "ReservedCode2": "",
            },
            ensure_ascii=False,
        )
