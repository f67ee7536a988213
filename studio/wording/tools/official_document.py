"""The words of the official document."""

from studio.core.i18n import mark
from studio.papers.fonts import FontSet
from studio.wording.tools.words import FieldWords, ToolWords

FONTS = FieldWords(
    mark("Typefaces"),
    mark("Those on the department's computers; they are named in the file, not carried along."),
    {
        FontSet.GB2312: mark("仿宋_GB2312, 楷体_GB2312, 方正小标宋简体"),
        FontSet.WINDOWS: mark("仿宋, 楷体, 方正小标宋简体"),
        FontSet.FOUNDER: mark("方正仿宋_GBK, 方正楷体_GBK, 方正小标宋_GBK"),
    },
)
WORDS = ToolWords(
    name=mark("Official document"),
    purpose=mark(
        "Writes one of the 15 kinds of official documents as a Word file in the layout of GB/T 9704."
    ),
    fields={
        "issuer": FieldWords(
            mark("Issuing body"),
            mark("Full or standard short name; several parted by 、, the leading one first."),
        ),
        "mark": FieldWords(
            mark("Red heading"),
            mark("Empty: the issuing body with 文件. Letters, orders and minutes have their own."),
        ),
        "code": FieldWords(
            mark("Code of the body"), mark("Stands before the year in a document's number, such as 示应急.")
        ),
        "kinds": FieldWords(mark("Kinds it may write"), mark("None chosen: all 15.")),
        "recipients": FieldWords(
            mark("Usual recipients"), mark("Stand where nothing else was said; public kinds have none.")
        ),
        "copies": FieldWords(mark("Usual copies to"), mark("Stand where nothing else was said.")),
        "printer": FieldWords(
            mark("Printed by"), mark("The office named in the imprint; empty: no such line.")
        ),
        "remark": FieldWords(
            mark("Usual note"), mark("Such as whom to call; stands in brackets under the date.")
        ),
        "sealed": FieldWords(
            mark("Leave room for a seal"), mark("Places name and date as for a sealed document.")
        ),
        "fonts": FONTS,
    },
    instructions=mark(
        "When asked for an official document: choose the kind by what it is to do, and ask for what"
        " is missing (whom it is for, what it is about, by when). Rest every fact and demand on the"
        " material. Write in the order of reason, matter and closing phrase; number levels 一、 （一）"
        " 1. （1）. Then call the tool with the whole text, and tell the person what it says must be"
        " checked. Never write a classification mark."
    ),
)
