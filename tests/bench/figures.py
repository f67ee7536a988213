"""Figures side by side with their baseline: printed, and written to build/bench/NAME.json."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """`goal` is the greatest ratio ours / baseline that is wanted; smaller is better."""

    what: str
    unit: str
    ours: float
    baseline: float
    goal: float

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline if self.baseline else float("inf")

    @property
    def holds(self) -> bool:
        return self.ratio <= self.goal


def publish(name: str, figures: Sequence[Figure]) -> None:
    """Print one line per figure and write the list the contract names."""
    for figure in figures:
        print(
            f"{figure.what:<44} ours {figure.ours:>10.3f}  baseline {figure.baseline:>10.3f} {figure.unit:<4}"
            f" ratio {figure.ratio:.3f}  goal ≤ {figure.goal:g}  {'holds' if figure.holds else 'MISSED'}"
        )
    file = Path("build") / "bench" / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(figure) | {"ratio": figure.ratio, "holds": figure.holds} for figure in figures]
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
