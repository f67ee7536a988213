"""Text in pictures, found by the models inside the rapidocr package: nothing is fetched from anywhere."""

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from studio.documents.ocr_bands import bands_of, joined
from studio.documents.ocr_boxes import length, mostly_tall, scaled, side, skew_of, straight
from studio.documents.ocr_rules import ruling_lines
from studio.documents.ocr_seen import Seen, SeenLine
from studio.documents.ocr_signs import with_wide_signs

if TYPE_CHECKING:  # numpy and OpenCV come with the first picture
    import numpy as np
    from PIL.Image import Image

    Pixels = np.ndarray[Any, Any]
    Corners = np.ndarray[Any, Any]  # four points of x and y, from where the text begins, clockwise

_DETECTED_AT = 1280  # pixels of the longer side at which lines are looked for
_SMALL, _MOST_ENLARGED = 1700, 3.0  # a picture whose longer side is shorter is enlarged, at most so much
_LARGEST = 3500  # pixels of the longer side: larger ones show nothing more
_LEAST = 8  # pixels of either side, for text to be seen
_TOLD_EVERY = 60  # lines
_MOST_LINES = 4000
_FAINTEST = 0.5  # lines recognised with less confidence are stains, stamps and leaves
_SURE, _TALL = 0.8, 1.5  # a line read with less confidence; how much higher than wide one on its side is
_DUST, _DUSTY = 24, 0.00003  # how far a speck is from the paper in brightness; the share of specks
_ASKED_FOR_TURN = 11  # lines


OnPage = Callable[[int, int], None]  # the page being recognised, and how many there are


def unheard(_page: int, _pages: int) -> None:
    """For callers that do not watch."""


class Recogniser:
    """Loads its models with the first picture and keeps them for the next ones."""

    def __init__(self, on_page: OnPage = unheard) -> None:
        self._on_page = on_page
        self._last: tuple[bytes, Seen] | None = None

    def see(self, picture: "Image", page: int = 1, pages: int = 1) -> Seen:
        """The text on a picture; the same picture once more, such as an empty form, is not read again."""
        self._on_page(page, pages)
        digest = hashlib.sha256(picture.tobytes()).digest()
        if self._last is None or self._last[0] != digest:
            self._last = digest, self._seen(picture, page, pages)
        return self._last[1]

    def _seen(self, picture: "Image", page: int, pages: int) -> Seen:
        bands = bands_of(picture)
        if len(bands) == 1:
            return self._seen_at_once(picture, page, pages)
        seen = []
        for start, band in bands:
            self._on_page(page, pages)
            seen.append((start, self._seen_at_once(band, page, pages)))
        if any(band.turn for _, band in seen):  # a long strip that lies on its side
            return self._seen_at_once(picture, page, pages)
        return joined(seen, *picture.size)

    def _seen_at_once(self, picture: "Image", page: int, pages: int) -> Seen:
        if min(picture.size) < _LEAST or _is_blank(picture):
            return Seen(*picture.size, 0, 0.0, (), blank=True)
        pixels, scale = _prepared(picture)
        pixels, turn, boxes = self._upright(pixels)
        skew = skew_of(boxes)
        height, width = pixels.shape[:2]
        read = []
        for number, box in enumerate(boxes):
            if number % _TOLD_EVERY == _TOLD_EVERY - 1:
                self._on_page(page, pages)  # a crowded page takes longer than others
            read.append((box, *self._read(pixels, box)))
        lines = [
            SeenLine(with_wide_signs(text), *scaled(straight(box, width, height, skew), 1 / scale), score)
            for box, text, score in read
            if text.strip() and score >= _FAINTEST
        ]
        lost = sum(score < _FAINTEST and bool(text.strip()) for _, text, score in read)
        tall = median(side(box, 1, 2) for box in boxes) if len(boxes) else 0.0
        rules = [scaled(box, 1 / scale) for box in ruling_lines(pixels, skew, tall)]
        size = round(width / scale), round(height / scale)
        return Seen(*size, turn, skew, tuple(lines), tuple(rules), lost)

    @cached_property
    def _engine(self) -> Any:  # rapidocr's own types are not checked
        import cv2
        import rapidocr
        from rapidocr import RapidOCR

        cv2.setNumThreads(1)
        models = Path(rapidocr.__file__).parent / "models"
        return RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_preprocess_img": False,
                "Global.text_score": 0.0,
                "EngineConfig.onnxruntime.intra_op_num_threads": min(2, max(1, (os.cpu_count() or 1) // 2)),
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
                "Det.limit_type": "max",
                "Det.limit_side_len": _DETECTED_AT,
                "Det.max_candidates": _MOST_LINES,
                "Cls.model_path": str(models / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
                "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
                "Rec.rec_batch_num": 1,  # lines of different length would be padded to the longest
            }
        )

    def _upright(self, pixels: "Pixels") -> tuple["Pixels", int, Sequence["Corners"]]:
        """The pixels turned so that lines run from left to right, by how much, and the lines' corners."""
        import numpy as np

        turn, boxes = 0, self._detected(pixels)
        if mostly_tall(boxes):
            pixels, turn = np.ascontiguousarray(np.rot90(pixels, -1)), 90
            boxes = self._detected(pixels)
        if self._upside_down(pixels, boxes):
            pixels, turn = np.ascontiguousarray(np.rot90(pixels, 2)), turn + 180
            boxes = self._detected(pixels)
        return pixels, turn, boxes

    def _detected(self, pixels: "Pixels") -> Sequence["Corners"]:
        found = self._engine(pixels, use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else list(found.boxes)

    def _upside_down(self, pixels: "Pixels", boxes: Sequence["Corners"]) -> bool:
        """The classifier is asked about the longest lines; where it wavers, what reads better decides."""
        longest = sorted(boxes, key=length, reverse=True)[:_ASKED_FOR_TURN]
        votes = [self._turned(_cut_out(pixels, box)) for box in longest]
        turned = sum(votes)
        if not turned:
            return False
        if turned * 3 > len(votes) * 2:
            return True
        return turned * 3 > len(votes) and self._reads_better_turned(pixels, longest[:3])

    def _turned(self, strip: "Pixels") -> bool:
        found = self._engine(strip, use_det=False, use_cls=True, use_rec=False).cls_res
        return bool(found) and found[0][0] == "180"

    def _reads_better_turned(self, pixels: "Pixels", boxes: Sequence["Corners"]) -> bool:
        import numpy as np

        strips = [_cut_out(pixels, box) for box in boxes]
        upright = sum(self._recognised(strip)[1] for strip in strips)
        return sum(self._recognised(np.ascontiguousarray(strip[::-1, ::-1]))[1] for strip in strips) > upright

    def _read(self, pixels: "Pixels", box: "Corners") -> tuple[str, float]:
        """A stamp that stands on its side may run up the page or down."""
        import numpy as np

        strip = _cut_out(pixels, box)
        found = self._recognised(strip)
        if found[1] >= _SURE or side(box, 1, 2) < _TALL * side(box, 0, 1):
            return found
        other = self._recognised(np.ascontiguousarray(strip[::-1, ::-1]))
        return max(found, other, key=lambda each: each[1])

    def _recognised(self, strip: "Pixels") -> tuple[str, float]:
        found = self._engine(strip, use_det=False, use_cls=False, use_rec=True)
        return (found.txts[0], float(found.scores[0])) if found.txts else ("", 0.0)


def _prepared(picture: "Image") -> tuple["Pixels", float]:
    """Pixels as OpenCV has them, of a sensible size, and how many of them a pixel of the picture takes."""
    import numpy as np
    from PIL import Image

    longer = max(picture.size)
    scale = min(1.0, _LARGEST / longer) if longer >= _SMALL else min(_SMALL / longer, _MOST_ENLARGED)
    if scale != 1.0:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1]), scale


def _is_blank(picture: "Image") -> bool:
    """Empty paper, with some dust on it."""
    counts = picture.convert("L").histogram()
    ground = max(range(256), key=counts.__getitem__)
    specks = sum(count for grey, count in enumerate(counts) if abs(grey - ground) > _DUST)
    return specks < _DUSTY * sum(counts)


def _cut_out(pixels: "Pixels", box: "Corners") -> "Pixels":
    from rapidocr.utils.process_img import get_rotate_crop_image

    strip: Pixels = get_rotate_crop_image(pixels, box.astype("float32"))
    return strip
