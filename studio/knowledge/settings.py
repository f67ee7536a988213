"""How one knowledge base is loaded and searched; kept in its kb.sqlite3."""

from pydantic import BaseModel, ConfigDict, Field

from studio.core.findings import PersonalDataPolicy


class SearchSettings(BaseModel):
    """`vector_weight` is what being nearest in meaning adds to a score of at most 1 from full text.

    `threshold` is the score below which a passage is not shown. `per_document` limits how many passages of
    one document are among the first; 0 sets no limit. `rewrite` and `rerank` ask the endpoint.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    vector_weight: float = Field(default=0.5, ge=0, le=2)
    rewrite: bool = False
    rerank: bool = False
    merge_adjoining: bool = True
    drop_duplicates: bool = True
    per_document: int = Field(default=0, ge=0)
    threshold: float = Field(default=0.0, ge=0, le=1)
    repealed_too: bool = False


class EmbeddingChoice(BaseModel):
    """Where a base's vectors come from.

    `source` is "default" (the workspace's default endpoint where it has an embedding model, else none),
    "endpoint" (the profile of id `endpoint`, asked for `model` or else for the profile's own), "folder" (an
    ONNX model in `folder`) or "none".
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: str = Field(default="default", pattern="default|endpoint|folder|none")
    endpoint: str = ""
    model: str = ""
    folder: str = ""


class BaseSettings(BaseModel):
    """`questions_per_chunk` asks the endpoint's model for that many questions a chunk answers, at loading.

    `keep_asked` notes what agents' users asked, on this computer alone, to test the search with it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    personal_data: PersonalDataPolicy = PersonalDataPolicy.KEEP
    embedding: EmbeddingChoice = EmbeddingChoice()
    search: SearchSettings = SearchSettings()
    questions_per_chunk: int = Field(default=0, ge=0, le=5)
    keep_asked: bool = True
