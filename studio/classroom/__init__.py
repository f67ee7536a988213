"""A class in a room: a catalogue, the practice endpoint and everybody's progress from one address."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.classroom.client import ClassClient
    from studio.classroom.hosting import (
        ClassNews,
        Held,
        begin_class,
        class_folder,
        class_news,
        end_class,
        forget_class,
        held_class,
    )
    from studio.classroom.room.noted import Noted
    from studio.classroom.room.serving import open_room, serve_class
    from studio.classroom.room.settings import Opened, RoomSettings
    from studio.classroom.seat.found import seat_kept
    from studio.classroom.seat.joining import join_class
    from studio.classroom.seat.keeper import SeatKeeper, SeatNews, Standing
    from studio.classroom.seat.kept import KeptSeat
    from studio.classroom.values import (
        Figures,
        Hand,
        Order,
        RoomFacts,
        Seat,
        SeatState,
        StepFigure,
        StepMark,
        SuiteResult,
    )

__all__ = [
    "ClassClient",
    "ClassNews",
    "Figures",
    "Hand",
    "Held",
    "KeptSeat",
    "Noted",
    "Opened",
    "Order",
    "RoomFacts",
    "RoomSettings",
    "Seat",
    "SeatKeeper",
    "SeatNews",
    "SeatState",
    "Standing",
    "StepFigure",
    "StepMark",
    "SuiteResult",
    "begin_class",
    "class_folder",
    "class_news",
    "end_class",
    "forget_class",
    "held_class",
    "join_class",
    "open_room",
    "seat_kept",
    "serve_class",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.classroom.client": "ClassClient",
        "studio.classroom.hosting": (
            "ClassNews Held begin_class class_folder class_news end_class forget_class held_class"
        ),
        "studio.classroom.room.noted": "Noted",
        "studio.classroom.room.serving": "open_room serve_class",
        "studio.classroom.room.settings": "Opened RoomSettings",
        "studio.classroom.seat.found": "seat_kept",
        "studio.classroom.seat.joining": "join_class",
        "studio.classroom.seat.kept": "KeptSeat",
        "studio.classroom.seat.keeper": "SeatKeeper SeatNews Standing",
        "studio.classroom.values": (
            "Figures Hand Order RoomFacts Seat SeatState StepFigure StepMark SuiteResult"
        ),
    },
)
