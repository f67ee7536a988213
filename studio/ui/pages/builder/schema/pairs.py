"""Names with a text each, one a line as “name: text”."""

from studio.authoring.filling import Value
from studio.ui.components import GrowingArea
from studio.ui.language import tr


class PairsField(GrowingArea):
    def __init__(self) -> None:
        super().__init__(tr("name: text, one a line"), lines=2)

    def value(self) -> Value:
        parts = [line.replace("：", ":", 1).partition(":") for line in self.toPlainText().splitlines()]
        return {name.strip(): text.strip() for name, _, text in parts if name.strip()}

    def set_value(self, value: Value) -> None:
        wanted = value if isinstance(value, dict) else {}
        if wanted != self.value():
            self.setPlainText("\n".join(f"{name}: {text}" for name, text in wanted.items()))
