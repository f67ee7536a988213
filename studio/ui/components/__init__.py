"""The parts every page is made of; all of them take their colours and sizes from the theme."""

from studio.ui.components.banner import Banner, PracticeStrip
from studio.ui.components.buttons import Button, ElidedLink, IconButton, Link, Spinner
from studio.ui.components.cells import TonedCells
from studio.ui.components.charts import HourBars, PairedBars, Sparkline, StepBars, StepCount
from studio.ui.components.choices import Checkbox, Radio, Segmented, Switch, paint_check
from studio.ui.components.dense_rows import dense_rows
from studio.ui.components.drop_zone import DropZone, dropped_paths
from studio.ui.components.fields import EditableSelect, NumberField, Select, TextArea, TextField
from studio.ui.components.flow import FlowLayout
from studio.ui.components.form_row import FormRow
from studio.ui.components.growing_area import GrowingArea
from studio.ui.components.icons import IconLabel, IconTile
from studio.ui.components.labels import ElidedLabel, flowing, label, restyle, set_tone
from studio.ui.components.later import Later
from studio.ui.components.locked_mark import LockedMark
from studio.ui.components.nav_list import NavList
from studio.ui.components.overlays import ConfirmDialog, SheetMoved, SideSheet
from studio.ui.components.progress import ProgressCard, show_done
from studio.ui.components.reading import ReadingText
from studio.ui.components.rows import ClickableRow, ListRow, RowList, end_rows
from studio.ui.components.scrolling import scrolling
from studio.ui.components.seats import SeatGrid, SeatLegend, SeatMark, SeatState
from studio.ui.components.side_place import SidePlace
from studio.ui.components.states import EmptyState, Skeleton, Waiting
from studio.ui.components.stepper import Stepper
from studio.ui.components.surfaces import (
    Card,
    Panel,
    ScrollPage,
    clear_layout,
    hairline,
    upright_hairline,
)
from studio.ui.components.tabs import Tabs
from studio.ui.components.tags import PracticeMark, StatusLabel, Tag
from studio.ui.components.toast import Toast, ToastStack, keep_clear_of_toasts

__all__ = [
    "Banner",
    "Button",
    "Card",
    "Checkbox",
    "ClickableRow",
    "ConfirmDialog",
    "DropZone",
    "EditableSelect",
    "ElidedLabel",
    "ElidedLink",
    "EmptyState",
    "FlowLayout",
    "FormRow",
    "GrowingArea",
    "HourBars",
    "IconButton",
    "IconLabel",
    "IconTile",
    "Later",
    "Link",
    "ListRow",
    "LockedMark",
    "NavList",
    "NumberField",
    "PairedBars",
    "Panel",
    "PracticeMark",
    "PracticeStrip",
    "ProgressCard",
    "Radio",
    "ReadingText",
    "RowList",
    "ScrollPage",
    "SeatGrid",
    "SeatLegend",
    "SeatMark",
    "SeatState",
    "Segmented",
    "Select",
    "SheetMoved",
    "SidePlace",
    "SideSheet",
    "Skeleton",
    "Sparkline",
    "Spinner",
    "StatusLabel",
    "StepBars",
    "StepCount",
    "Stepper",
    "Switch",
    "Tabs",
    "Tag",
    "TextArea",
    "TextField",
    "Toast",
    "ToastStack",
    "TonedCells",
    "Waiting",
    "clear_layout",
    "dense_rows",
    "dropped_paths",
    "end_rows",
    "flowing",
    "hairline",
    "keep_clear_of_toasts",
    "label",
    "paint_check",
    "restyle",
    "scrolling",
    "set_tone",
    "show_done",
    "upright_hairline",
]
