"""How fast long work goes and how long it still takes, in words."""

from studio.ui.job import Measure
from studio.ui.language import tr

_SPEAK_AFTER = 3.0
_MINUTE, _HOUR = 60, 3600


def progress_text(measure: Measure) -> str:
    """213 / 342 份; empty while nobody knows how much it is."""
    if not measure.total:
        return f"{measure.done:,} {measure.unit}".strip() if measure.done else ""
    return f"{measure.done:,} / {measure.total:,} {measure.unit}".strip()


def pace_text(measure: Measure, now: float) -> str:
    """Speed and time left, from three seconds on: the first figures would be guesses."""
    passed, got = now - measure.begun, measure.done - measure.before
    if passed < _SPEAK_AFTER or got <= 0 or measure.done >= measure.total:
        return ""
    speed = got / passed
    return f"{_speed(speed, measure.unit)} · {_left((measure.total - measure.done) / speed)}"


def _speed(speed: float, unit: str) -> str:
    if speed >= 0.1:
        shown = f"{speed:.1f}" if speed < 100 else f"{speed:,.0f}"
        return (
            tr("{speed} {unit} a second", speed=shown, unit=unit) if unit else tr("{speed} /s", speed=shown)
        )
    return tr("{speed} {unit} a minute", speed=f"{speed * _MINUTE:.1f}", unit=unit)


def _left(seconds: float) -> str:
    if seconds < _MINUTE:
        return tr("about {seconds} s left", seconds=f"{max(seconds, 1):.0f}")
    if seconds < _HOUR:
        return tr("about {minutes} min left", minutes=f"{seconds / _MINUTE:.0f}")
    return tr("about {hours} h left", hours=f"{seconds / _HOUR:.1f}")
