"""Figures as bars and lines, each with its value in words beside it and for assistive technology."""

from studio.ui.components.charts.hour_bars import HourBars
from studio.ui.components.charts.paired_bars import Pair, PairedBars
from studio.ui.components.charts.sparkline import Sparkline
from studio.ui.components.charts.step_bars import StepBars, StepCount

__all__ = ["HourBars", "Pair", "PairedBars", "Sparkline", "StepBars", "StepCount"]
