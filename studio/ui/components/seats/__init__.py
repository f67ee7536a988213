"""A room's seats: who is done, at work, asks for help, has gone or is not there yet."""

from studio.ui.components.seats.grid import SeatGrid
from studio.ui.components.seats.legend import SeatLegend
from studio.ui.components.seats.mark import SeatMark, SeatState
from studio.ui.components.seats.seat import SeatButton

__all__ = ["SeatButton", "SeatGrid", "SeatLegend", "SeatMark", "SeatState"]
