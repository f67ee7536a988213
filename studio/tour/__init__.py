"""The main job from end to end, through the same code as the window and with nothing faked."""

from studio.tour.report import Step, TourReport
from studio.tour.tour import SAMPLE, Tour

__all__ = ["SAMPLE", "Step", "Tour", "TourReport"]
