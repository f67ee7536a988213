"""Pictures on an OFD page, made ready for the sheet it is drawn as."""

import io

from PIL import Image

from studio.documents.readers.ofd_jbig2 import Bitonal, bitonal_of
from studio.documents.readers.ofd_sheet import Sheet

_MOST_PIXELS = 60_000_000
_WIDEST = 2600  # pixels kept: more than a screen shows
_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, MemoryError)


def picture_on(sheet: Sheet, content: bytes) -> str | None:
    """The name of the picture on the sheet; None when it is of a kind that cannot be shown, or damaged."""
    if (bitonal := bitonal_of(content)) is not None:
        return sheet.name("XObject", sheet.add(_encoded(bitonal), bitonal.segments))
    image = _opened(content)
    if image is None:
        return None
    mask = ""
    if image.mode == "RGBA":
        veil = image.getchannel("A")
        number = sheet.packed(_dictionary(image, "DeviceGray"), veil.tobytes())
        mask, image = f"/SMask {number} 0 R", image.convert("RGB")
    space = "DeviceGray" if image.mode == "L" else "DeviceRGB"
    return sheet.name("XObject", sheet.packed(_dictionary(image, space) + mask, image.tobytes()))


def _opened(content: bytes) -> Image.Image | None:
    """Grey, RGB or RGBA."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.draft("RGB", (_WIDEST, _WIDEST))
            image.load()
            veiled = "A" in image.getbands() or "transparency" in image.info
            mode = "RGBA" if veiled else "L" if image.mode in ("1", "L", "I;16") else "RGB"
            shown = image.convert(mode)
    except _UNREADABLE:
        return None
    shown.thumbnail((_WIDEST, _WIDEST))
    return shown


def _encoded(bitonal: Bitonal) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {bitonal.width}/Height {bitonal.height}"
        "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode"
    )


def _dictionary(image: Image.Image, space: str) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}"
        f"/ColorSpace/{space}/BitsPerComponent 8"
    )
